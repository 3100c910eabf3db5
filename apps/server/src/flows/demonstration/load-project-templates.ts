import { addDays, asDay } from '@chartroom/engine';
import { templatesHandlers } from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { planState, todayIn } from '../../register/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { DemoFigures, Demonstration, DemoProject } from './records.ts';

type Use = typeof templatesHandlers;
type Input<K extends keyof Use> = Parameters<Use[K]>[1];
type Call = Parameters<Use['publishProjectTemplate']>[2];

const template = 'data-protection';
const params = { projectTemplate: template };
const as = (tx: Tx, person: string): Tx => ({ ...tx, actor: { ...tx.actor, person } });
const at = (version: number) => ({ version }) as Call;

/** The two projects with a plan that go on longest, so that what is added changes no finish; not those visitors sign in to run. */
async function chosen(tx: Tx, demo: Demonstration, ids: Ids): Promise<readonly DemoProject[]> {
  const last = (p: DemoProject): DemoFigures => Object.assign({}, p.first, ...p.changes.map(c => c.set));
  const manager = demo.signIns.find(s => s.role === 'project-manager')?.person;
  const some: DemoProject[] = [];
  const byFinish = demo.projects
    .filter(p => !p.confidential && p.manager !== manager && last(p).state === 'active')
    .toSorted((a, b) => ((last(a).finishForecast ?? '') > (last(b).finishForecast ?? '') ? -1 : 1));
  for (const project of byFinish) {
    if (some.length === 2) break;
    if ((await planState(tx, idOf(ids, project.key))).hasPlan) some.push(project);
  }
  return some;
}

/** The next version: the assessment takes longer, and what was agreed is looked at once it is in use. */
async function nextVersion(tx: Tx): Promise<void> {
  const { version } = await templatesHandlers.getProjectTemplate(tx, {
    ...{ params, query: {} },
  } as Input<'getProjectTemplate'>);
  const draft = await templatesHandlers.startProjectTemplateDraft(
    tx,
    { params } as Input<'startProjectTemplateDraft'>,
    at(version),
  );
  const { definition } = draft;
  const asked = {
    ...{ id: 'privacy-check', name: 'Check that data is deleted as agreed', level: 2, days: 2 },
    ...{ milestone: false, role: 'privacy-officer' },
    links: [{ to: 'privacy-cleared', type: 'FS' as const, lagDays: 20 }],
  };
  const tasks = [...definition.tasks.map(t => (t.id === 'privacy-risks' ? { ...t, days: 10 } : t)), asked];
  const body = { number: draft.number, definition: { ...definition, tasks } };
  const written = await templatesHandlers.writeProjectTemplateDraft(
    tx,
    { params, body } as unknown as Input<'writeProjectTemplateDraft'>,
    at(draft.version),
  );
  const reviewOn = addDays(asDay(await todayIn(tx)), 200);
  const note = 'More time to assess, and deletion is checked a month after clearance';
  await templatesHandlers.publishProjectTemplate(
    tx,
    { params, body: { reviewOn, note } },
    at(written.version),
  );
}

/** Two projects made of a template that has changed since: one opted out of the change, the other is still offered it. */
export async function loadProjectTemplates(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  const director = idOf(ids, demo.signIns.find(s => s.role === 'pmo-director')?.person ?? '');
  const some = await chosen(tx, demo, ids);
  for (const { key, manager } of some)
    await templatesHandlers.applyProjectTemplates(as(tx, idOf(ids, manager)), {
      params: { project: idOf(ids, key) },
      body: { templates: [template], start: demo.anchor },
    } as Input<'applyProjectTemplates'>);
  await nextVersion(as(tx, director));
  const [stays] = some;
  if (stays)
    await templatesHandlers.optOutOfTemplate(
      as(tx, idOf(ids, stays.manager)),
      {
        params: { project: idOf(ids, stays.key), projectTemplate: template },
        body: { number: 2, elements: [], reason: 'Cleared under the first version; no more data is added.' },
      } as Input<'optOutOfTemplate'>,
      at(1),
    );
  const care = { ownerId: director, reviewOn: addDays(demo.anchor, -12) };
  await templatesHandlers.updateProjectTemplate(
    as(tx, director),
    { params: { projectTemplate: 'supplier' }, body: care } as Input<'updateProjectTemplate'>,
    at(1),
  );
}
