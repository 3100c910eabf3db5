import type { Health, Status } from '@chartroom/contract';
import { asDay, daysBetween, metricById, type ProjectState, type RatingScale } from '@chartroom/engine';
import { ratingOf } from '../../domains/monitoring/index.ts';
import type { Place } from '../../platform/index.ts';
import type { StateRow } from './store/states.ts';

/** Where a project stands now, as far as permission cares. */
export const herePlace = (r: StateRow): Place => ({
  id: r.id,
  unitId: r.hereUnitId,
  portfolioId: r.herePortfolioId,
  programmeId: r.hereProgrammeId,
  confidential: r.confidential,
  owners: [r.hereManagerId, r.hereSponsorId],
});

const weeksOfDisagreement = (since: string, asOf: string): number | null => {
  const value = metricById('weeks-of-disagreement')?.compute({ asOf, disagreeSince: since }).value;
  return typeof value === 'number' ? value : null;
};

/** What is reported and computed of a project on a day. */
export const healthOf = (r: StateRow, asOf: string): Health => ({
  reported: { said: r.reportedSaid ?? '', level: r.reportedLevel, status: r.reportedStatus as Status },
  computed: r.computedStatus as Status,
  disagreeSince: r.disagreeSince,
  disagreeWeeks: r.disagreeSince === null ? null : weeksOfDisagreement(r.disagreeSince, asOf),
  reportDay: r.reportDay,
  reportAgeDays: r.reportDay === null ? null : daysBetween(asDay(r.reportDay), asDay(asOf)),
  slipDays: r.slipDays,
  slipPct: r.slipPct,
  costVariancePct: r.seesMoney ? r.costVariancePct : null,
});

const maybeDay = (d: string | null) => (d === null ? null : asDay(d));

/** A project on a day, as changes are looked for. */
export const projectState = (
  r: StateRow,
  everPresent: boolean,
  scales: ReadonlyMap<string, RatingScale>,
): ProjectState => ({
  present: r.present,
  everPresent,
  state: r.state,
  rating:
    r.reportId === null || r.reportedScale === null
      ? null
      : ratingOf(scales.get(r.reportedScale), {
          scaleId: r.reportedScale,
          said: r.reportedSaid ?? '',
          level: r.reportedLevel,
        }),
  startForecast: maybeDay(r.startForecast),
  finishForecast: maybeDay(r.finishForecast),
  finishActual: maybeDay(r.finishActual),
  finishBaseline: maybeDay(r.finishBaseline),
  costBaselineMinor: r.seesMoney ? r.costBaselineMinor : null,
  baselineNumber: r.baselineNumber,
  currency: r.currency,
});
