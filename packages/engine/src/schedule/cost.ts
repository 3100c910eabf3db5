import { divideHalfEven } from '../base/rounding.ts';
import type { WallSecond } from '../base/wall-second.ts';
import { outlineOf } from './outline.ts';
import type { Plan, PlanHeader } from './plan.ts';
import type { PlanAssignment, PlanResource, Rate, RateRow, RateUnit } from './plan-resource.ts';
import type { Schedule } from './schedule.ts';

/** Work in seconds, cost in minor units of the plan's currency. */
export interface TaskCost {
  readonly workSec: number;
  readonly costMinor: number;
}

/** Millionths of a minor unit, so that fractional rates add up before they are rounded. */
const scale = 1_000_000;

/** Seconds of work in the unit of a rate; a year is 52 weeks. */
function unitSec(unit: RateUnit, h: PlanHeader): number {
  const day = (h.minutesPerDay ?? 480) * 60;
  const week = (h.minutesPerWeek ?? 2400) * 60;
  const lengths: Readonly<Record<RateUnit, number>> = {
    minute: 60,
    hour: 3600,
    day,
    week,
    month: (h.daysPerMonth ?? 20) * day,
    year: 52 * week,
    unit: 1,
  };
  return lengths[unit];
}

/** An amount in millionths: so much of a rate. */
function priced(quantity: number, rate: Rate, h: PlanHeader): bigint {
  const amount = BigInt(Math.round(rate.amountMinor * scale)) * BigInt(Math.round(quantity * 1000));
  return divideHalfEven(amount, BigInt(unitSec(rate.per, h)) * 1000n);
}

const rowsOf = (r: PlanResource, a: PlanAssignment): readonly RateRow[] =>
  (r.rates.find(t => t.table === (a.rateTable ?? 0)) ?? r.rates[0])?.rows ?? [];

/** Where an assignment lies in time, how its time is counted, and the lengths of its plan's days and weeks. */
export interface Stretch {
  readonly start: WallSecond;
  readonly finish: WallSecond;
  readonly time: (from: WallSecond, to: WallSecond) => number;
  readonly header: PlanHeader;
}

/** Rate rows with the share of the assignment's time in which each holds. */
function shares(
  rows: readonly RateRow[],
  at: Stretch,
): readonly { readonly row: RateRow; readonly share: number }[] {
  const whole = at.time(at.start, at.finish);
  const first = rows[0];
  if (!first) return [];
  if (rows.length === 1 || whole <= 0) {
    const then = rows.findLast(r => (r.from ?? -Infinity) <= at.start) ?? first;
    return [{ row: then, share: 1 }];
  }
  return rows.map(row => {
    const from = Math.max(at.start, row.from ?? -Infinity) as WallSecond;
    const to = Math.min(at.finish, row.to ?? Infinity) as WallSecond;
    return { row, share: to > from ? at.time(from, to) / whole : 0 };
  });
}

/** Cost of one assignment in minor units: (work - overtime) x rate + overtime x overtime rate + units x cost per use; material: units x rate + cost per use; a cost resource: its amount. */
export function assignmentCost(a: PlanAssignment, r: PlanResource, at: Stretch): number {
  if (r.kind === 'cost') return a.costMinor ?? 0;
  const h = at.header;
  const parts = shares(rowsOf(r, a), at);
  const perUse = parts.find(p => p.share > 0)?.row.costPerUseMinor ?? 0;
  const uses = r.kind === 'work' ? a.units : 1;
  let sum = BigInt(Math.round(perUse * uses * scale));
  const overtime = a.overtimeWorkSec ?? 0;
  const regular = (a.workSec ?? 0) - overtime;
  for (const { row, share } of parts) {
    if (r.kind === 'material') {
      const perTime = a.materialPer ? at.time(at.start, at.finish) / unitSec(a.materialPer, h) : 1;
      sum += priced(a.units * perTime * share, { ...row.standard, per: 'unit' }, h);
    } else {
      sum += priced(regular * share, row.standard, h);
      if (overtime > 0) sum += priced(overtime * share, row.overtime ?? { amountMinor: 0, per: 'hour' }, h);
    }
  }
  return Number(divideHalfEven(sum, BigInt(scale)));
}

/** Work and cost of every row by UID: assignments and fixed cost; a summary adds its own fixed cost to its active rows'. */
export function planCosts(plan: Plan, scheduled: Schedule): ReadonlyMap<number, TaskCost> {
  const resources = new Map(plan.resources.map(r => [r.uid, r]));
  const { parent, summary } = outlineOf(plan.tasks);
  const work = new Float64Array(plan.tasks.length);
  const cost = new Float64Array(plan.tasks.length);
  const index = new Map(plan.tasks.map((t, i) => [t.uid, i]));
  const staffed = new Set<number>();
  for (const a of plan.assignments) {
    const i = index.get(a.taskUid);
    const task = scheduled.task(a.taskUid);
    const r = resources.get(a.resourceUid ?? Number.NaN);
    if (i === undefined || !task || !r) continue;
    const time = (from: WallSecond, to: WallSecond) => scheduled.timeBetween(a.taskUid, from, to);
    cost[i] =
      (cost[i] ?? 0) +
      assignmentCost(a, r, { start: task.start, finish: task.finish, time, header: plan.header });
    if (r.kind !== 'work') continue;
    work[i] = (work[i] ?? 0) + (a.workSec ?? 0);
    staffed.add(i);
  }
  plan.tasks.forEach((t, i) => {
    cost[i] = (cost[i] ?? 0) + (t.fixedCostMinor ?? 0);
    if (!staffed.has(i) && !summary[i]) work[i] = t.workSec ?? 0;
  });
  for (let i = plan.tasks.length - 1; i >= 0; i--) {
    const above = parent[i] ?? -1;
    if (above < 0 || plan.tasks[i]?.inactive) continue;
    work[above] = (work[above] ?? 0) + (work[i] ?? 0);
    cost[above] = (cost[above] ?? 0) + (cost[i] ?? 0);
  }
  return new Map(
    plan.tasks.flatMap((t, i) =>
      t.blank ? [] : [[t.uid, { workSec: work[i] ?? 0, costMinor: cost[i] ?? 0 }]],
    ),
  );
}
