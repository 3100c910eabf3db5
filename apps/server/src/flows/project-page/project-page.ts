import type { Api, Input, Status } from '@chartroom/contract';
import type { RatingScale } from '@chartroom/engine';
import {
  loadReport,
  loadScales,
  overrideOn,
  overrideView,
  reportView,
  scalesOf,
} from '../../domains/monitoring/index.ts';
import { type Answer, AppError, atOnce, type Handlers, may, type Tx } from '../../platform/index.ts';
import {
  cellsOf,
  type FieldCatalogue,
  fieldCatalogue,
  type NamedProject,
  placeOf,
  projectView,
} from '../../register/index.ts';
import { explainKnown, projectNamed } from '../explain/explain.ts';
import { gatherInputs, inputsOf } from '../explain/inputs.ts';
import { aboutMoney } from '../explain/money.ts';
import { changesBetween, scaleNote } from '../state/changes.ts';
import { type Moment, momentOf, onDay } from '../state/moment.ts';
import { beforeOf } from '../state/project-row.ts';
import { healthOf, herePlace } from '../state/row.ts';
import { stateWithWarnings } from '../state/store/warnings.ts';
import { warningOf } from '../state/warning-rules.ts';
import { dimensionsOf, figureOf } from './dimensions.ts';
import { keyDates } from './key-dates.ts';
import { loadStrip, reportInForce } from './store.ts';

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
  const [named, moment, records, catalogue] = await atOnce(
    projectNamed(tx, params.project),
    momentOf(tx, query),
    loadScales(tx),
    fieldCatalogue(tx),
  );
  const scales = scalesOf(records);
  const compared = query.compareWith === undefined ? null : onDay(moment, query.compareWith);
  const [now, then, strip, dates] = await atOnce(
    side(tx, moment, { project: named, scales, catalogue }),
    compared && side(tx, compared, { project: named, scales, catalogue }),
    loadStrip(tx, moment, named.id),
    keyDates(tx, named.id, {
      moment,
      compared,
      now: query.asOf === undefined && query.knownAt === undefined,
    }),
  );
  if (!now)
    throw new AppError(
      'not_found',
      `Nothing was known of ${named.key} on ${moment.asOf} yet. Choose a later day.`,
    );
  const { state } = now;
  const before = then?.state ?? null;
  const seesMoney = may(tx.actor, 'money.read', placeOf(named));
  const shown = cellsOf({ catalogue, row: state, day: moment.asOf }, seesMoney);
  return {
    asOf: moment.asOf,
    compareWith: query.compareWith ?? null,
    project: projectView(tx, { ...state, version: named.version, shown }, herePlace(state)),
    health: healthOf(state, moment.asOf),
    before: before?.present ? beforeOf(before) : null,
    dimensions: dimensionsOf({ now, earlier: then }, strip, seesMoney),
    figures: figures.filter(id => seesMoney || !aboutMoney(id)).map(id => figureOf(id, now, then)),
    milestones: dates,
    latestReport: may(tx.actor, 'report.read', placeOf(named)) ? now.report : null,
    override: now.override ? overrideView(now.override) : null,
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
    warnings: state.broken.flatMap(id => warningOf(id, catalogue)),
    computed: explainKnown(tx, { metric: 'computed-status', moment, project: named }, now.known),
  };
}

interface Seen {
  readonly project: NamedProject;
  readonly scales: ReadonlyMap<string, RatingScale>;
  readonly catalogue: FieldCatalogue;
}

/** The project on one of the days; null when nothing was known of it yet. */
async function side(tx: Tx, moment: Moment, { project, scales, catalogue }: Seen) {
  const [state, stored, gathered] = await atOnce(
    stateWithWarnings(tx, moment, { id: project.id, catalogue }),
    loadReport(tx, reportInForce(tx, moment, project.id), moment.knownAt),
    gatherInputs(tx, moment, project.id),
  );
  if (!state) return null;
  const report = stored ? reportView(tx, stored, { project, scales }) : null;
  return {
    asOf: moment.asOf,
    state,
    known: inputsOf(gathered, moment, {
      project: project.id,
      scales,
      disagreeSince: state.disagreeSince,
    }),
    override: overrideOn(gathered.evidence.overrides.get(project.id) ?? [], moment.asOf),
    report,
    ratings: report?.dimensions ?? {},
  };
}
