import type { Api, Gate, GateDecision } from '@chartroom/contract';
import { asDay, sayDay } from '@chartroom/engine';
import { gatePage } from '../../domains/governance/index.ts';
import {
  type Handlers,
  type PdfDocument,
  readOrganisation,
  renderPdf,
  type Tx,
} from '../../platform/index.ts';
import { todayIn } from '../../register/index.ts';
import { aboutContent } from '../document/about.ts';
import { roleWords } from '../document/role-words.ts';
import { gateTemplate } from './template.ts';

/** Endpoint -> use case. */
export const gatePrintHandlers = {
  printGate: async (tx, { params }) => {
    const { name, pdf } = await gatePaper(tx, params.gate);
    return { name, mediaType: 'application/pdf', bytes: await renderPdf(pdf) };
  },
} satisfies Partial<Handlers<Api>>;

type Page = Awaited<ReturnType<typeof gatePage>>;

const decisions: Readonly<Record<GateDecision, string>> = {
  go: 'Go',
  'go-with-conditions': 'Go with conditions',
  hold: 'Hold',
  recycle: 'Recycle',
  stop: 'Stop',
};
const criterionWords: Readonly<Record<Gate['criteria'][number]['state'], string>> = {
  met: 'Met',
  'not-met': 'Not met',
  waived: 'Waived',
  none: 'Not judged',
  withheld: 'Withheld',
};
const deliverableWords: Readonly<Record<Gate['deliverables'][number]['state'], string>> = {
  missing: 'Missing',
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  'not-needed': 'Not needed',
};

const fieldWords: Readonly<Record<string, string>> = {
  state: 'State',
  finishBaseline: 'Finish, baseline',
  finishForecast: 'Finish, forecast',
  slipDays: 'Slip in days',
  costBaseline: 'Cost, baseline',
  costForecast: 'Cost, forecast',
  costVariancePct: 'Cost variance in %',
  spent: 'Spent',
  benefitsBaseline: 'Benefits, baseline',
  benefitsForecast: 'Benefits, forecast',
  reported: 'Reported',
  computed: 'Computed',
  disagreeDays: 'Days of disagreement',
};

const on = (day: string | null): string => (day === null ? '' : sayDay(asDay(day)));
const dayOf = (instant: string): string => on(instant.slice(0, 10));

function statusOf(state: string): string {
  if (['met', 'approved', 'not-needed'].includes(state)) return 'on-track';
  if (['waived', 'draft', 'in-review', 'open'].includes(state)) return 'at-risk';
  return ['not-met', 'missing', 'overdue'].includes(state) ? 'off-track' : 'unknown';
}

const conditionOf = (c: Page['conditions'][number]) => ({
  ...{
    number: `C${c.number}`,
    text: c.text,
    owner: c.owner?.name ?? '',
    due: on(c.due),
    status: statusOf(c.state),
  },
  said: c.state === 'met' ? 'Met' : c.state === 'overdue' ? 'Overdue' : 'Open',
});

/** What is printed of a gate, as plain words. */
function contentOf(gate: Page) {
  return {
    title: `${gate.name}, ${gate.project.name}`,
    line: [
      gate.project.key,
      ...(gate.project.unit === null ? [] : [gate.project.unit]),
      `${gate.pmoType} PMO`,
      `standard ${gate.standard.name}, version ${gate.standard.version}`,
      `round ${gate.round}`,
      ...(gate.decideBy === null ? [] : [`to be decided by ${on(gate.decideBy)}`]),
    ].join(', '),
    decision:
      gate.decision === null
        ? null
        : {
            said: decisions[gate.decision.decision],
            words: gate.decision.words,
            by: gate.decision.by?.name ?? '',
            on: dayOf(gate.decision.at),
            hash: gate.decision.hash,
            dissent: gate.decision.dissent.map(d => ({ name: d.person.name, words: d.words })),
          },
    criteria: gate.criteria.map(c => ({
      name: c.name,
      // A control that does not apply asks nothing.
      said: c.kind !== 'judged' && c.state === 'none' ? 'Does not apply' : criterionWords[c.state],
      status: statusOf(c.state),
      result: c.kind === 'judged' ? c.words : c.values.map(v => `${v.field} ${v.value ?? 'none'}`).join(', '),
      by: c.kind === 'judged' ? (c.by?.name ?? '') : (c.code ?? ''),
    })),
    deliverables: gate.deliverables.map(d => ({
      ...{ name: d.name, said: deliverableWords[d.state], status: statusOf(d.state) },
      ...{ where: d.state === 'not-needed' ? d.reason : d.link, by: d.by?.name ?? '', on: on(d.on) },
    })),
    seats: gate.seats.map(s => ({
      role: `${roleWords[s.role]}${s.chair ? ', chair' : ''}`,
      who: s.vote?.person.name ?? s.holders.map(h => h.person.name).join(', '),
      said:
        s.vote === null
          ? 'Not voted'
          : { for: 'For', against: 'Against', abstain: 'Abstains' }[s.vote.choice],
      words: s.vote?.words ?? '',
    })),
    quorum: `${gate.voted} of ${gate.quorum} needed`,
    conditions: [...gate.carried, ...gate.conditions].map(conditionOf),
    figures: gate.figures.flatMap(f =>
      f.value === null ? [] : [{ field: fieldWords[f.field] ?? f.field, value: f.value }],
    ),
  };
}

/** A gate on one page, to be set as PDF. Throws `not_found`. */
export async function gatePaper(
  tx: Tx,
  id: string,
): Promise<{ readonly title: string; readonly name: string; readonly pdf: PdfDocument }> {
  const gate = await gatePage(tx, id);
  const content = contentOf(gate);
  const { name } = await readOrganisation(tx);
  const day = await todayIn(tx);
  const about = aboutContent({ title: content.title, day, notes: [] }, name, content);
  return {
    title: content.title,
    name: `gate-${gate.project.key}-${gate.round}-${about.hash.slice(0, 12)}.pdf`,
    pdf: { template: gateTemplate, data: { about, ...content } },
  };
}
