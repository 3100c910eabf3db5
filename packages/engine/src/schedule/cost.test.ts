import { describe, expect, test } from 'vitest';
import { asWall } from '../base/wall-second.ts';
import { planCosts } from './cost.ts';
import type { Plan } from './plan.ts';
import type { PlanAssignment, PlanResource } from './plan-resource.ts';
import type { PlanTask } from './plan-task.ts';
import { schedule } from './schedule.ts';

const h = 3600;
const perHour = (amountMinor: number) => ({ amountMinor, per: 'hour' }) as const;
const person = (over: Partial<PlanResource> = {}): PlanResource => ({
  uid: 1,
  name: 'Ann',
  kind: 'work',
  rates: [
    { table: 0, rows: [{ standard: perHour(5_000), overtime: perHour(7_500), costPerUseMinor: 1_000 }] },
  ],
  ...over,
});

/** A summary with one task of five days from Monday 5 January 2026, and what it costs. */
function costOf(resource: PlanResource, assignment: Partial<PlanAssignment>, task: Partial<PlanTask> = {}) {
  const plan: Plan = {
    header: { start: asWall('2026-01-05T08:00'), calendarUid: 1 },
    calendars: [{ uid: 1, name: 'Standard', weekDays: [], workWeeks: [], exceptions: [] }],
    tasks: [
      { uid: 1, id: 1, outlineLevel: 1, name: 'S', fixedCostMinor: 11 },
      { uid: 2, id: 2, outlineLevel: 2, name: 'T', durationSec: 40 * h, ...task },
    ],
    links: [],
    resources: [resource],
    assignments: [
      { uid: 1, taskUid: 2, resourceUid: resource.uid, units: 1, workSec: 40 * h, ...assignment },
    ],
    customFields: [],
  };
  const costs = planCosts(plan, schedule(plan).result);
  return [costs.get(2), costs.get(1)];
}

describe('cost', () => {
  test('work, overtime, cost per use, fixed cost; the summary adds its own', () =>
    expect(costOf(person(), { workSec: 42 * h, overtimeWorkSec: 2 * h }, { fixedCostMinor: 100 })).toEqual([
      { workSec: 42 * h, costMinor: 40 * 5_000 + 2 * 7_500 + 1_000 + 100 },
      { workSec: 42 * h, costMinor: 216_111 },
    ]));

  test('a rate that rises on Thursday holds for the last two of five days', () => {
    const thursday = asWall('2026-01-08T00:00');
    const rows = [
      { to: thursday, standard: perHour(1_000) },
      { from: thursday, standard: perHour(2_000) },
    ];
    expect(costOf(person({ rates: [{ table: 0, rows }] }), {})[0]?.costMinor).toBe(24 * 1_000 + 16 * 2_000);
  });

  test('table B where the assignment says so; a rate per day', () => {
    const rates = [
      { table: 0, rows: [{ standard: perHour(1) }] },
      { table: 1, rows: [{ standard: { amountMinor: 40_000, per: 'day' } }] },
    ] as const;
    expect(costOf(person({ rates }), { rateTable: 1 })[0]?.costMinor).toBe(200_000);
  });

  test('material costs its quantity, and counts no work; a cost resource its amount', () => {
    const steel = person({
      kind: 'material',
      rates: [{ table: 0, rows: [{ standard: { amountMinor: 333, per: 'unit' } }] }],
    });
    expect(costOf(steel, { units: 3 })[0]).toEqual({ workSec: 0, costMinor: 999 });
    expect(costOf(person({ kind: 'cost', rates: [] }), { costMinor: 77 })[0]?.costMinor).toBe(77);
  });

  test('a third of a penny an hour is rounded once, at the end', () => {
    const third = person({ rates: [{ table: 0, rows: [{ standard: perHour(1 / 3) }] }] });
    expect(costOf(third, {})[0]?.costMinor).toBe(13);
  });
});
