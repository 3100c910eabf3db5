import type { Api } from '@chartroom/contract';
import { type Answer, may, type Tx } from '../../../platform/index.ts';
import { placeOf, type visibleProject } from '../../../register/index.ts';
import { ratingOf, type scalesOf } from './series.ts';
import type * as store from './store.ts';

type ReportAnswer = Answer<Api['updateReport']>;
export type Scales = ReturnType<typeof scalesOf>;
export type Project = Awaited<ReturnType<typeof visibleProject>>;

/** What is said of money by a reason, for who may not see it. */
const moneyReasons: readonly string[] = ['cost', 'benefits', 'forecast-cost'];

const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** A report as the contract shows it. */
export function reportView(
  tx: Tx,
  r: store.ReportRecord,
  { project, scales }: { readonly project: Project; readonly scales: Scales },
): ReportAnswer {
  const here = placeOf(project);
  const scale = scales.get(r.scaleId);
  const rated = (said: string, level: string | null) => {
    const { status } = ratingOf(scale, { scaleId: r.scaleId, said, level });
    return { said, level, status };
  };
  const publishes = may(tx.actor, 'report.publish', here);
  const seesMoney = may(tx.actor, 'money.read', here);
  return {
    id: r.id,
    projectId: r.projectId,
    asOf: r.asOf,
    revision: r.revision,
    state: r.state,
    scale: { id: r.scaleId, name: scale?.name ?? '' },
    overall: rated(r.overallSaid, r.overallLevel),
    dimensions: Object.fromEntries(
      Object.entries(r.dimensions).map(([d, v]) => [d, rated(v.said, v.level)]),
    ) as ReportAnswer['dimensions'],
    narrative: r.narrative,
    finishForecast: r.finishForecast,
    costForecast:
      seesMoney && r.costForecastMinor !== null
        ? { minor: r.costForecastMinor, currency: r.currency ?? project.currency }
        : null,
    author: ref(r.authorId, r.author),
    reason: r.reason,
    template: r.template,
    reasons: Object.fromEntries(
      Object.entries(r.reasons).filter(([key]) => seesMoney || !moneyReasons.includes(key)),
    ),
    lines: r.lines.filter(l => seesMoney || !l.money),
    decisions: r.decisions,
    writtenFor: ref(r.forId, r.writtenFor),
    submittedBy: ref(r.submittedBy, r.submitter),
    reviewer: ref(r.reviewerId, r.reviewer),
    reviewNote: r.reviewNote,
    recordedAt: r.recordedAt,
    publishedAt: r.publishedAt,
    version: r.version,
    may: {
      edit: r.state === 'draft' && may(tx.actor, 'report.write', here),
      submit: r.state === 'draft' && may(tx.actor, 'report.write', here),
      publish: publishes && (r.state === 'draft' || (r.state === 'in-review' && !wrote(tx, r))),
      return: publishes && r.state === 'in-review' && !wrote(tx, r),
      correct: r.state === 'published' && r.withdrawnAt === null && publishes,
    },
  };
}

/** Whether the actor wrote or submitted it: nobody reviews their own report. */
export const wrote = (tx: Tx, r: Pick<store.ReportRecord, 'authorId' | 'submittedBy'>): boolean =>
  tx.actor.person !== null && [r.authorId, r.submittedBy].includes(tx.actor.person);
