import { dividedBy, fraction, type MaybeFraction, minus, plus } from '../base/fraction.ts';

/** What earned schedule is computed from. All amounts are whole numbers. */
export interface EarnedScheduleInputs {
  /** Planned value at the end of each period of the baseline, cumulative; its length is the planned duration. */
  readonly planned: readonly number[];
  readonly ev: number;
  /** Whole periods gone by at the status day. */
  readonly elapsed: number;
}

/** Schedule performance in units of time, exact; null where it would divide by zero. */
export interface EarnedSchedule {
  /** In which period of the baseline as much was to be done as has been done now. */
  readonly es: MaybeFraction;
  /** ES - elapsed: negative is late. */
  readonly svt: MaybeFraction;
  /** ES / elapsed. */
  readonly spit: MaybeFraction;
  /** Periods in all when the pace stays as it was: planned duration / SPI(t). */
  readonly ieact: MaybeFraction;
  /** Periods in all when the rest goes as planned: elapsed + (planned duration - ES). */
  readonly ieactAtPlan: MaybeFraction;
  /** The pace that the rest must have to end as planned: (planned duration - ES) / (planned duration - elapsed). */
  readonly tspi: MaybeFraction;
}

/** The number of periods whose planned value is reached; on a plateau the last one. */
function periodsReached(planned: readonly number[], ev: number): number {
  let low = 0;
  let high = planned.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((planned[middle] ?? 0) <= ev) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far the planned value has been reached. */
export interface ReachedValue {
  /** Periods whose planned value is reached; on a plateau up to its last one. */
  readonly periods: number;
  /** Planned value at the end of the last of them. */
  readonly value: number;
  /** Planned value at the end of the period after them; null where there is none. */
  readonly next: number | null;
}

/** Where an earned value lies on the planned one. */
export function reachedBy(planned: readonly number[], ev: number): ReachedValue {
  const periods = ev < 0 ? 0 : periodsReached(planned, ev);
  return {
    periods,
    value: periods === 0 ? 0 : (planned[periods - 1] ?? 0),
    next: planned[periods] ?? null,
  };
}

/** Earned schedule from where the earned value lies, without the whole curve. */
export function earnedScheduleFrom(
  reached: ReachedValue,
  at: { readonly ev: number; readonly elapsed: number; readonly planned: number },
): EarnedSchedule {
  const duration = fraction(at.planned);
  const now = fraction(at.elapsed);
  const inside = reached.next !== null && at.ev > reached.value;
  const part = inside ? fraction(at.ev - reached.value, (reached.next ?? 0) - reached.value) : fraction(0);
  const es = plus(fraction(reached.periods), part);
  const spit = dividedBy(es, now);
  const left = minus(duration, es);
  return {
    es,
    svt: minus(es, now),
    spit,
    ieact: dividedBy(duration, spit),
    ieactAtPlan: plus(now, left),
    tspi: dividedBy(left, minus(duration, now)),
  };
}

/**
 * Earned schedule: ES = N + (EV - PV(N)) / (PV(N+1) - PV(N)), N being the last period with PV(N) <= EV. Unlike SPI it
 * does not return to one when a late project ends. Source: Lipke, "Schedule is different", The Measurable News, 2003;
 * PMI, The Standard for Earned Value Management (2019), earned schedule.
 */
export const earnedSchedule = ({ planned, ev, elapsed }: EarnedScheduleInputs): EarnedSchedule =>
  earnedScheduleFrom(reachedBy(planned, ev), { ev, elapsed, planned: planned.length });
