import type { MoneyGap } from '@chartroom/contract';
import {
  addDays,
  asDay,
  type ByMonth,
  type Day,
  periodOf,
  spreadEvenly,
  spreadLike,
} from '@chartroom/engine';
import type { StateRow } from '../state/store/states.ts';
import type { SpendRow } from './store.ts';

/** How the costs of a project's plan lie in time; null where the plan says nothing of it. */
export interface PlanPattern {
  readonly remaining: ByMonth;
  readonly baseline: ByMonth | null;
}

/** What the money of one project is put into months with. */
export interface MoneyGround {
  readonly asOf: Day;
  /** Minor units of a currency in the reporting currency; null without a rate. */
  readonly convert: (minor: number, currency: string) => number | null;
  readonly spend: readonly SpendRow[];
  readonly pattern: PlanPattern | undefined;
}

/** An amount by month, or why it is in none. */
export interface Spread {
  readonly months: ByMonth;
  readonly by: 'plan' | 'even' | null;
  readonly why: MoneyGap | null;
}

/** One project's money by month, in the reporting currency. */
export interface ProjectMoney {
  readonly openingMinor: number;
  readonly actual: Spread;
  readonly forecast: Spread;
  readonly baseline: Spread;
}

const nothing: ByMonth = new Map();
const none: Spread = { months: nothing, by: null, why: null };
const missing = (why: MoneyGap): Spread => ({ months: nothing, by: null, why });

/** As the plan has it; where it says nothing, evenly from day to day. */
function spread(
  minor: number,
  pattern: ByMonth | null | undefined,
  { from, to }: { readonly from: Day; readonly to: Day },
): Spread {
  const planned = pattern ? spreadLike(minor, pattern) : null;
  if (planned) return { months: planned, by: 'plan', why: null };
  const even = spreadEvenly(minor, from, to);
  return even ? { months: even, by: 'even', why: null } : missing('too-long');
}

const dayOrNull = (day: string | null): Day | null => (day === null ? null : asDay(day));
const startOf = (s: StateRow): Day | null => dayOrNull(s.startActual ?? s.startForecast ?? s.startBaseline);
/** Work on it has begun, so that something may have been spent. */
const hasBegun = (s: StateRow, asOf: Day): boolean =>
  s.state !== 'approved' || (s.startActual !== null && s.startActual <= asOf);

/** By how much the recorded spend grew in each month; what the first record found is from before, unless the project began in that month. */
function actualOf(
  state: StateRow,
  { asOf, spend, convert }: MoneyGround,
): Pick<ProjectMoney, 'openingMinor' | 'actual'> {
  const [first] = spend;
  if (!first) return { openingMinor: 0, actual: hasBegun(state, asOf) ? missing('no-spend') : none };
  const start = startOf(state);
  const all = start !== null && periodOf(start, 'month') >= first.month;
  let before = all ? 0 : (convert(first.spentMinor, state.currency) ?? 0);
  const openingMinor = before;
  const months = new Map<Day, number>();
  for (const { month, spentMinor } of spend) {
    const now = convert(spentMinor, state.currency) ?? 0;
    if (now !== before) months.set(asDay(month), now - before);
    before = now;
  }
  return { openingMinor, actual: { months, by: null, why: null } };
}

/** Forecast cost less what is spent, after the day. */
function forecastOf(state: StateRow, { asOf, convert, spend, pattern }: MoneyGround): Spread {
  if (state.costForecastMinor === null) return missing('no-amount');
  const recorded = spend.at(-1)?.spentMinor ?? (hasBegun(state, asOf) ? null : 0);
  if (recorded === null) return missing('no-spend');
  const left =
    (convert(state.costForecastMinor, state.currency) ?? 0) - (convert(recorded, state.currency) ?? 0);
  if (left < 0) return missing('overspent');
  if (left === 0) return none;
  const finish = dayOrNull(state.finishActual ?? state.finishForecast ?? state.finishBaseline);
  if (finish === null) return missing('no-dates');
  if (finish <= asOf) return missing('finish-passed');
  const tomorrow = addDays(asOf, 1);
  const start = startOf(state) ?? tomorrow;
  if (start > finish) return missing('no-dates');
  return spread(left, pattern?.remaining, { from: start > tomorrow ? start : tomorrow, to: finish });
}

function baselineOf(state: StateRow, { convert, pattern }: MoneyGround): Spread {
  if (state.costBaselineMinor === null) return missing('no-amount');
  const [from, to] = [dayOrNull(state.startBaseline), dayOrNull(state.finishBaseline)];
  if (from === null || to === null || to < from) return missing('no-dates');
  return spread(convert(state.costBaselineMinor, state.currency) ?? 0, pattern?.baseline, { from, to });
}

/** The money of a project by month. Who may not see it is told nothing but that. */
export function moneyOf(state: StateRow, ground: MoneyGround): ProjectMoney {
  const without = (why: MoneyGap): ProjectMoney => ({
    openingMinor: 0,
    actual: missing(why),
    forecast: missing(why),
    baseline: missing(why),
  });
  if (!state.seesMoney) return without('withheld');
  if (ground.convert(0, state.currency) === null) return without('no-rate');
  return {
    ...actualOf(state, ground),
    forecast: forecastOf(state, ground),
    baseline: baselineOf(state, ground),
  };
}
