import { addDays, asDay, type Day } from '@chartroom/engine';
import { addDocuments, templatesHandlers } from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { todayIn } from '../../register/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { DemoFigures, Demonstration, DemoProject } from './records.ts';
import { loadProjectKeys } from './store.ts';

type Given = Parameters<typeof addDocuments>[1][number];
type Call = Parameters<typeof templatesHandlers.publishDocumentTemplate>[2];
type Input<K extends keyof typeof templatesHandlers> = Parameters<(typeof templatesHandlers)[K]>[1];

/** The same transaction as somebody else's. */
const as = (tx: Tx, person: string): Tx => ({ ...tx, actor: { ...tx.actor, person } });
const at = (version: number) => ({ version }) as Call;

const figuresOf = (p: DemoProject): DemoFigures => Object.assign({}, p.first, ...p.changes.map(c => c.set));

/** A library that is looked after: a second version of the charter, a template retired, one overdue for its review. */
async function loadLibrary(
  tx: Tx,
  { director, anchor }: { readonly director: string; readonly anchor: Day },
): Promise<void> {
  const by = as(tx, director);
  const params = { template: 'project-charter' };
  const page = await templatesHandlers.startTemplateDraft(
    by,
    { params } as Input<'startTemplateDraft'>,
    at(1),
  );
  const before = page.text['en-GB'];
  if (!before) return;
  const sections = before.sections.map(s =>
    s.key === 'risk'
      ? { ...s, help: 'What has to be true, and what could go wrong. The risk log holds the rest.' }
      : s,
  );
  const body = { number: page.number, language: 'en-GB', text: { ...before, sections } };
  await templatesHandlers.writeTemplateDraft(
    by,
    { params, body } as unknown as Input<'writeTemplateDraft'>,
    at(2),
  );
  // The demonstration may be told of a day long past; a review is still to come.
  const published = { reviewOn: addDays(asDay(await todayIn(tx)), 240), note: 'Points to the risk log' };
  await templatesHandlers.publishDocumentTemplate(
    by,
    { params, body: published } as Input<'publishDocumentTemplate'>,
    at(3),
  );
  const care = (template: string, reviewOn: Day) =>
    templatesHandlers.updateDocumentTemplate(
      by,
      { params: { template }, body: { ownerId: director, reviewOn } } as Input<'updateDocumentTemplate'>,
      at(1),
    );
  await care('business-case', addDays(anchor, -21));
  await care('status-report', addDays(anchor, 120));
  const retired = {
    params: { template: 'communication-register' },
    body: { reason: 'The communication plan is enough' },
  };
  await templatesHandlers.retireDocumentTemplate(by, retired as Input<'retireDocumentTemplate'>, at(1));
}

interface Told {
  readonly p: DemoProject;
  readonly key: string;
  readonly now: DemoFigures;
  readonly manager: string;
  readonly sponsor: string;
  readonly anchor: Day;
}

const charter = ({ p, key, now, manager, sponsor }: Told) => ({
  'mandate.project': p.name,
  'mandate.key': key,
  'mandate.sponsor': sponsor,
  'mandate.manager': manager,
  'mandate.purpose': `${p.description} ${p.name} is to be in use, and its benefits measured, within a year of its finish.`,
  'goals.goals': [
    { goal: `${p.name} in use`, measure: 'By all who were meant to use it', due: now.finishBaseline },
    { goal: 'Benefits confirmed', measure: 'By their owner, in writing', due: null },
  ],
  'goals.deliverables': 'The result itself, accepted\nTraining of those who use it\nHandover to who runs it',
  'limits.start': now.startBaseline,
  'limits.finish': now.finishBaseline,
  'limits.budget': now.costBaselineMinor,
  'limits.tolerance': 'Four weeks and 5% of the budget; no deliverable is dropped without the sponsor.',
  'people.roles': [
    { role: 'Sponsor', name: sponsor, decides: 'Gates, budget, scope' },
    { role: 'Project manager', name: manager, decides: 'Everything inside the tolerances' },
  ],
  'risk.assumptions': 'People stay with the project as their managers promised; checked at each gate.',
  'risk.risks': 'A late supplier moves the finish; key people may be called away to operations.',
});

const status = ({ p, now }: Told) => {
  const last = p.reports.at(-1);
  return {
    'status.project': p.name,
    'status.day': last?.asOf ?? null,
    'status.overall': last?.overall ?? null,
    'status.summary':
      `${last?.narrative ?? ''} The next gate is prepared, and the plan is up to date.`.trim(),
    'progress.done': 'The work planned for the period, apart from what the summary names.',
    'progress.next': 'Preparation of the next gate, and the training that belongs to it.',
    'progress.milestones': [...new Map(p.gates.map(g => [g.name, g])).values()].map(g => ({
      name: g.name,
      baseline: g.baseline,
      forecast: g.forecast,
      actual: g.actual,
    })),
    'money.agreed': now.costBaselineMinor,
    'money.forecast': now.costForecastMinor,
    'money.spent': now.spentMinor,
    'help.risks': 'See the risk log; the first two rows matter now.',
  };
};

const businessCase = ({ p, now }: Told) => ({
  'reason.need': `${p.description} Today this takes more time and money than it has to.`,
  'money.cost': now.costForecastMinor,
  'money.benefits': now.benefitsForecastMinor,
  'risk.finish': now.finishForecast,
});

const risks = ({ manager, sponsor, anchor }: Told) => ({
  'register.rows': [
    {
      ...{
        id: 'R-1',
        risk: 'Because the supplier is short of people, delivery may slip, so that training is late',
      },
      ...{
        likelihood: 'Medium',
        impact: 'High',
        exposure: 40_000_00,
        response: 'Reduce',
        action: 'Agree on dates week by week',
      },
      ...{ owner: manager, due: addDays(anchor, 20), state: 'Open' },
    },
    {
      ...{
        id: 'R-2',
        risk: 'Because two key people go on leave, decisions may wait, so that the gate moves',
      },
      ...{
        likelihood: 'High',
        impact: 'Low',
        exposure: 5_000_00,
        response: 'Accept',
        action: 'Name deputies',
      },
      ...{ owner: sponsor, due: addDays(anchor, 34), state: 'Open' },
    },
  ],
  'keeping.how': 'Above High and High the sponsor hears of it on the same day.',
  'keeping.cadence': 'Every second week',
});

const done = ({ manager, anchor }: Told) => {
  const tick = { by: manager, at: `${addDays(anchor, -9)}T10:15:00.000Z` };
  return {
    'work.items': { 'item-1': tick, 'item-2': tick, 'item-3': tick },
    'around.items': { 'item-1': tick },
  };
};

const filledFromData: Readonly<Record<string, readonly string[]>> = {
  'project-charter': [
    'mandate.project',
    'mandate.key',
    'mandate.sponsor',
    'mandate.manager',
    'limits.start',
    'limits.finish',
    'limits.budget',
  ],
  'status-report': [
    'status.project',
    'status.day',
    'status.overall',
    'progress.milestones',
    'money.agreed',
    'money.forecast',
    'money.spent',
  ],
  'business-case': ['money.cost', 'money.benefits', 'risk.finish'],
};

/** What each running project has in writing: approved, waiting, and still being written. */
function documentsOf(told: Told, index: number, ids: Ids): readonly Given[] {
  const { p, anchor } = told;
  const approver = p.sponsor === p.manager ? null : idOf(ids, p.sponsor);
  const make = (
    template: string,
    content: Readonly<Record<string, unknown>>,
    state: Given['state'],
  ): Given => {
    const said = Object.fromEntries(Object.entries(content).filter(([, v]) => v !== null && v !== ''));
    const from = (filledFromData[template] ?? []).filter(path => said[path] !== undefined);
    return {
      ...{ projectId: idOf(ids, p.key), template, language: 'en-GB', currency: p.currency },
      content: said as Given['content'],
      prefilled: Object.fromEntries(from.map(path => [path, anchor])),
      ...{ authorId: idOf(ids, p.manager), approverId: approver, state: approver === null ? 'draft' : state },
    };
  };
  return [
    make('project-charter', charter(told), 'approved'),
    make('status-report', status(told), index % 2 === 0 ? 'in-review' : 'draft'),
    make('business-case', businessCase(told), 'draft'),
    make('risk-register', risks(told), index % 3 === 0 ? 'approved' : 'draft'),
    make('definition-of-done', done(told), 'draft'),
  ];
}

/** The library as it is looked after, and what the running projects have in writing. */
export async function loadDocuments(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  const director = demo.signIns.find(s => s.role === 'pmo-director')?.person;
  if (director === undefined) return;
  await loadLibrary(tx, { director: idOf(ids, director), anchor: demo.anchor });
  const keys = await loadProjectKeys(tx);
  const names = new Map(demo.people.map(p => [p.key, p.name]));
  const running = demo.projects.map(p => ({ p, now: figuresOf(p) })).filter(x => x.now.state === 'active');
  await addDocuments(
    tx,
    running.flatMap(({ p, now }, i) => {
      const [manager = '', sponsor = ''] = [names.get(p.manager), names.get(p.sponsor)];
      return documentsOf(
        { p, key: keys.get(idOf(ids, p.key)) ?? '', now, manager, sponsor, anchor: demo.anchor },
        i,
        ids,
      );
    }),
  );
}
