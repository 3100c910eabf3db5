import { type Day, dayNumber } from '../base/day.ts';
import { fraction, plus, times, toWhole } from '../base/fraction.ts';
import type { PlanValue } from './plan-value.ts';

/** One point of an S-curve, cumulative at the end of a day; null where there is nothing to say yet, or any more. */
export interface CurvePoint {
  readonly day: Day;
  readonly pv: number | null;
  readonly ev: number | null;
  readonly ac: number | null;
  /** The cost expected from the status day to the end, as straight as it can be known. */
  readonly forecast: number | null;
}

const weekOf = (d: Day): number => Math.floor((dayNumber(d) + 3) / 7);

/** Up to half a year weekly, beyond it monthly. */
export const curveStep = (v: PlanValue): 'week' | 'month' => (v.series.days.length > 130 ? 'month' : 'week');

/**
 * The S-curve: planned value, earned value and actual cost at the end of the first day, of each week or month and of the status day, and from there
 * the forecast cost (EAC by CPI) up to the forecast finish (earned schedule).
 */
export function valueCurve(v: PlanValue, step: 'week' | 'month' = curveStep(v)): readonly CurvePoint[] {
  const period = (d: Day) => (step === 'week' ? String(weekOf(d)) : d.slice(0, 7));
  const { days, pv, ev, ac } = v.series;
  const until = ev.length;
  const eac = toWhole(v.indices.eac.byCpi);
  const points: CurvePoint[] = [];
  days.forEach((day, i) => {
    const next = days[i + 1];
    const ends = next === undefined || period(next) !== period(day);
    if (!ends && i !== 0 && i !== until - 1 && i !== v.time.planned - 1) return;
    points.push({
      day,
      pv: i < v.time.planned ? (pv[i] ?? null) : null,
      ev: i < until ? (ev[i] ?? null) : null,
      ac: i < until ? (ac[i] ?? null) : null,
      forecast: forecastAt(v, eac, day),
    });
  });
  const finish = v.time.finishByPace;
  if (eac !== null && finish !== null && finish > (days.at(-1) ?? finish))
    points.push({ day: finish, pv: null, ev: null, ac: null, forecast: eac });
  return points;
}

/** On the straight line from the cost at the status day to the estimate at completion. */
function forecastAt(v: PlanValue, eac: number | null, day: Day): number | null {
  const finish = v.time.finishByPace;
  const status = v.series.days[v.series.ev.length - 1];
  if (eac === null || finish === null || status === undefined || day < status || day > finish) return null;
  const whole = dayNumber(finish) - dayNumber(status);
  const part = whole === 0 ? fraction(1) : fraction(dayNumber(day) - dayNumber(status), whole);
  return toWhole(plus(fraction(v.totals.ac), times(part, fraction(eac - v.totals.ac))));
}
