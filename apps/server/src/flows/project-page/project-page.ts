import type { Api, Input, Status } from '@chartroom/contract';
import type { RatingScale } from '@chartroom/engine';
import {
  loadOverrides,
  loadReport,
  loadScales,
  overrideOn,
  overrideView,
  reportView,
  scalesOf,
} from '../../domains/monitoring/index.ts';
import { type Answer, AppError, type Handlers, may, type Tx } from '../../platform/index.ts';
import { cellsOf, fieldCatalogue, type NamedProject, placeOf, projectView } from '../../register/index.ts';
import { explainKnown, projectNamed } from '../explain/explain.ts';
import { projectInputs } from '../explain/inputs.ts';
import { aboutMoney } from '../explain/money.ts';
import { changesBetween, scaleNote } from '../state/changes.ts';
import { type Moment, momentOf, onDay } from '../state/moment.ts';
import { beforeOf } from '../state/project-row.ts';
import { healthOf, herePlace } from '../state/row.ts';
import { type StateRow, stateAt } from '../state/store/states.ts';
import { warningsOf } from '../state/store/warnings.ts';
import { warningOf } from '../state/warning-rules.ts';
import { dimensionsOf, figureOf, slipOf } from './dimensions.ts';
import { loadMilestonesAt, loadStrip } from './store.ts';

/** Endpoint -> use case. */
export const projectPageHandlers = {
  getProject: (tx, input) => projectPage(tx, input),
} satisfies Partial<Handlers<Api>>;

type Page = Answer<Api['getProject']>;

const figures = [
  'finish-slip-days',
  'finish-slip-pct',
  'start-slip-days',
  'finish-forecast',
  'whole-life-cost',
  'cost-variance',
  'cost-variance-pct',
  'spend',
  'spend-pct',
  'benefits-forecast',
  'benefit-cost-ratio',
  'report-age',
  'reported-rating',
  'rating-trend',
  'weeks-of-disagreement',
  'rebaseline-count',
];

/** One project on a day, compared with another. */
export async function projectPage(tx: Tx, { params, query }: Input<Api['getProject']>): Promise<Page> {
  const named = await projectNamed(tx, params.project);
  const moment = await momentOf(tx, query);
  const scales = scalesOf(await loadScales(tx));
  const state = await stateAt(tx, moment, named.id);
  if (!state)
    throw new AppError(
      'not_found',
      `Nothing was known of ${named.key} on ${moment.asOf} yet. Choose a later day.`,
    );
  const compared = query.compareWith === undefined ? null : onDay(moment, query.compareWith);
  const before = compared ? await stateAt(tx, compared, named.id) : null;
  const now = await side(tx, moment, { state, scales, project: named });
  const then =
    compared && before ? await side(tx, compared, { state: before, scales, project: named }) : null;
  const strip = await loadStrip(tx, moment, named.id);
  const seesMoney = may(tx.actor, 'money.read', placeOf(named));
  const catalogue = await fieldCatalogue(tx);
  const shown = cellsOf({ catalogue, row: state, day: moment.asOf }, seesMoney);
  const override = overrideOn(await loadOverrides(tx, [named.id], moment.knownAt), moment.asOf);
  return {
    asOf: moment.asOf,
    compareWith: query.compareWith ?? null,
    project: projectView(tx, { ...state, version: named.version, shown }, herePlace(state)),
    health: healthOf(state, moment.asOf),
    before: before?.present ? beforeOf(before) : null,
    dimensions: dimensionsOf({ now, earlier: then }, strip, seesMoney),
    figures: figures.filter(id => seesMoney || !aboutMoney(id)).map(id => figureOf(id, now, then)),
    milestones: await milestones(tx, named.id, { moment, compared }),
    latestReport: may(tx.actor, 'report.read', placeOf(named)) ? now.report : null,
    override: override ? overrideView(override) : null,
    changes: compared
      ? await changesBetween(
          tx,
          {
            before: { moment: compared, states: before ? [before] : [] },
            after: { moment, states: [state] },
          },
          scales,
        )
      : [],
    scaleNote: before ? scaleNote([before], [state], scales) : null,
    strip: strip.map(s => ({
      day: s.day,
      reported: s.reportedStatus as Status,
      computed: s.computedStatus as Status,
      disagreeSince: s.disagreeSince,
    })),
    warnings: ((await warningsOf(tx, moment, [named.id])).get(named.id) ?? []).flatMap(id =>
      warningOf(id, catalogue),
    ),
    computed: explainKnown(tx, { metric: 'computed-status', moment, project: named }, now.known),
  };
}

interface Seen {
  readonly state: StateRow;
  readonly scales: ReadonlyMap<string, RatingScale>;
  readonly project: NamedProject;
}

async function side(tx: Tx, moment: Moment, { state, scales, project }: Seen) {
  const stored = state.reportId === null ? null : await loadReport(tx, state.reportId, moment.knownAt);
  const report = stored ? reportView(tx, stored, { project, scales }) : null;
  return {
    asOf: moment.asOf,
    known: await projectInputs(tx, moment, {
      project: project.id,
      scales,
      disagreeSince: state.disagreeSince,
    }),
    report,
    ratings: report?.dimensions ?? {},
  };
}

async function milestones(
  tx: Tx,
  project: string,
  { moment, compared }: { readonly moment: Moment; readonly compared: Moment | null },
): Promise<Page['milestones']> {
  const before = new Map(
    (compared ? await loadMilestonesAt(tx, compared, project) : []).map(m => [m.id, m.actual ?? m.forecast]),
  );
  return (await loadMilestonesAt(tx, moment, project)).map(m => ({
    ...m,
    slipDays: slipOf(m.baseline, m.actual ?? m.forecast),
    before: before.get(m.id) ?? null,
  }));
}
