import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../base/day.ts';
import { toNumber, toPlaces, toWhole } from '../base/fraction.ts';
import type { Plan } from '../schedule/plan.ts';
import type { PlanTask } from '../schedule/plan-task.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, plan, type Row } from '../schedule/week-plan.ts';
import { valueCurve } from './curve.ts';
import { type EarningMethod, earningMethods } from './method.ts';
import { type PlanValueOptions, planValue } from './plan-value.ts';

const base = (
  from: string,
  to: string,
  costMinor: number,
  workSec?: number,
): Pick<PlanTask, 'baselines'> => ({
  baselines: [{ number: 0, start: at(from), finish: at(to), costMinor, workSec }],
});
const wednesday = asDay('2026-01-07');
const value = (p: Plan, over: Partial<PlanValueOptions> = {}) =>
  planValue(p, schedule(p).result, { statusDay: wednesday, ...over });

// Monday to Friday: dig 2 days for 1,000.00, lay 2 days for 300.01, fill 1 day for 500.00. Digging took until Wednesday noon.
const rows: Row[] = [
  {
    days: 2.5,
    ...base('05T08:00', '06T17:00', 100_000),
    actualStart: at('05T08:00'),
    actualFinish: at('07T12:00'),
    percentComplete: 100,
    actualCostMinor: 120_000,
  },
  {
    days: 2,
    ...base('07T08:00', '08T17:00', 30_001),
    actualStart: at('07T13:00'),
    percentComplete: 25,
    actualCostMinor: 9_000,
  },
  { days: 1, ...base('09T08:00', '09T17:00', 50_000) },
];
const trench = (over: Row = {}): Plan =>
  plan(
    [rows[0] ?? {}, { ...rows[1], ...over }, rows[2] ?? {}],
    [
      [1, 2],
      [2, 3],
    ],
  );

describe('R7.4 earned value of a plan', () => {
  test('R7.4 PV, EV and AC by a baseline spread over its working days, to the last minor unit', () => {
    const { result: v, findings } = value(trench());
    expect(findings).toEqual([]);
    // By Wednesday evening: all of digging and half of laying, 150.005 as the even of the two halves' remainders.
    expect(v?.series.pv).toEqual([50_000, 100_000, 115_001, 130_001, 180_001]);
    expect(v?.totals).toEqual({ bac: 180_001, pv: 115_001, ev: 107_500, ac: 129_000 });
    expect(v?.series.ev).toEqual([40_000, 80_000, 107_500]);
    expect(v?.series.ac).toEqual([48_000, 96_000, 129_000]);
    expect(v?.indices.cv && toWhole(v.indices.cv)).toBe(-21_500);
    expect(toPlaces(v?.indices.cpi ?? null, 4)).toBe(0.8333);
    expect(toPlaces(v?.indices.spi ?? null, 4)).toBe(0.9348);
    expect(toWhole(v?.indices.eac.byCpi ?? null)).toBe(216_001);
  });

  test('R7.3 finish and cost are forecast from progress, in working days', () => {
    const t = value(trench()).result?.time;
    // 107,500 lies half way (7,500 of 15,001) into Wednesday.
    expect(t?.es && toNumber(t.es)).toBeCloseTo(2 + 7_500 / 15_001, 12);
    expect(t).toMatchObject({
      planned: 5,
      elapsed: 3,
      // Six days and four hundred-thousandths of one.
      finishByPace: '2026-01-13',
      finishAtPlan: '2026-01-12',
      finishScheduled: '2026-01-12',
      finishBaseline: '2026-01-09',
    });
  });

  test.each<[EarningMethod, Row, number]>([
    ['percent', {}, 7_500],
    ['physical', { physicalPercentComplete: 60 }, 18_001],
    ['physical', {}, 0],
    ['0-100', {}, 0],
    ['0-100', { actualFinish: at('07T17:00') }, 30_001],
    ['50-50', {}, 15_000],
    ['50-50', { actualFinish: at('07T17:00') }, 30_001],
    ['50-50', { actualStart: undefined, percentComplete: 0 }, 0],
    ['milestones', {}, 10_000],
  ])('R7.4 the method %s with %o earns %i', (method, over, ev) => {
    const milestones = [
      { weight: 1, done: true },
      { weight: 2, done: false },
    ];
    const v = value(trench(over), {
      methodOf: uid => (uid === 2 ? method : undefined),
      milestonesOf: () => milestones,
    }).result;
    expect(v?.tasks[1]?.ev).toBe(ev);
    expect(v?.series.ev.at(-1)).toBe(v?.totals.ev);
  });

  test('a task that says so itself is judged by its physical per cent', () => {
    const v = value(trench({ earnedValueMethod: 'physical', physicalPercentComplete: 50 })).result;
    expect(v?.tasks[1]).toMatchObject({ method: 'physical', ev: 15_000 });
  });

  test('a weekend is no period: Friday evening is on plan, not two days ahead', () => {
    const done = rows.map((r, i) => ({
      ...r,
      days: 2,
      actualStart: at(i === 0 ? '05T08:00' : '07T08:00'),
      actualFinish: at(i === 0 ? '06T17:00' : '08T17:00'),
    }));
    const p = plan([...done.slice(0, 2), { days: 1, ...base('12T08:00', '12T17:00', 50_000) }], [[1, 2]]);
    const t = value(p, { statusDay: asDay('2026-01-08') }).result?.time;
    // Friday has nothing planned: a plateau, whose last period counts.
    expect(t?.es && toNumber(t.es)).toBe(5);
    const saturday = value(p, { statusDay: asDay('2026-01-10') }).result?.time;
    expect(saturday).toMatchObject({ elapsed: 5, planned: 6 });
    expect(saturday?.svt && toNumber(saturday.svt)).toBe(0);
  });

  test('R7.4 nothing is promised before the baseline begins, and no pace is known', () => {
    const v = value(trench(), { statusDay: asDay('2026-01-04') }).result;
    expect(v?.totals.pv).toBe(0);
    expect(v?.indices.spi).toBe(null);
    expect(v?.time).toMatchObject({ elapsed: 0, spit: null, finishByPace: null });
    expect(v?.series.ev).toEqual([]);
  });

  test('R7.4 without a baseline there is a finding, no number', () => {
    const { result, findings } = value(plan([{}, {}]));
    expect(result).toBe(null);
    expect(findings.map(f => f.code)).toEqual(['value.no-baseline']);
  });

  test('work that was never promised costs and earns nothing, and is named', () => {
    const p = trench();
    const extra = {
      ...p,
      tasks: [
        ...p.tasks,
        {
          ...plan([{}]).tasks[0],
          uid: 9,
          id: 9,
          outlineLevel: 1,
          name: 'Extra',
          actualCostMinor: 700,
          actualStart: at('05T08:00'),
          percentComplete: 50,
        },
      ],
    };
    const { result, findings } = value(extra);
    expect(result?.totals).toMatchObject({ ev: 107_500, ac: 129_700 });
    expect(findings.map(f => f.code)).toEqual(['value.task-without-baseline']);
  });

  test('a baseline without costs is measured in minutes of work', () => {
    const p = plan([
      {
        ...base('05T08:00', '06T17:00', 0, 57_600),
        actualStart: at('05T08:00'),
        percentComplete: 50,
        actualWorkSec: 36_000,
      },
    ]);
    const v = value(p, { statusDay: asDay('2026-01-05') }).result;
    expect(v).toMatchObject({ measure: 'work', totals: { bac: 960, pv: 480, ev: 480, ac: 600 } });
  });

  test('the S-curve ends with the forecast of cost on the forecast day of finish', () => {
    const v = value(trench()).result;
    const points = v ? valueCurve(v) : [];
    expect(points).toEqual([
      { day: '2026-01-05', pv: 50_000, ev: 40_000, ac: 48_000, forecast: null },
      { day: '2026-01-07', pv: 115_001, ev: 107_500, ac: 129_000, forecast: 129_000 },
      { day: '2026-01-09', pv: 180_001, ev: null, ac: null, forecast: 158_000 },
      { day: '2026-01-13', pv: null, ev: null, ac: null, forecast: 216_001 },
    ]);
  });
});

const someTask = fc.record({
  from: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 0, max: 12 }),
  costMinor: fc.integer({ min: 0, max: 1_000_003 }),
  percentComplete: fc.integer({ min: 0, max: 100 }),
  physicalPercentComplete: fc.integer({ min: 0, max: 100 }),
  spent: fc.integer({ min: 0, max: 900_001 }),
});
const dayOfJanuary = (n: number, time: string) => at(`05T${time}`) + n * 86_400;

test('R7.4 property: whatever the plan, PV ends at BAC, EV is never above it, and every series adds up to its total', () => {
  fc.assert(
    fc.property(
      fc.array(someTask, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...earningMethods),
      fc.integer({ min: 0, max: 70 }),
      (tasks, method, status) => {
        const p = plan(
          tasks.map((t): Row => {
            const start = dayOfJanuary(t.from, '08:00') as ReturnType<typeof at>;
            const finish = (t.days === 0 ? start : dayOfJanuary(t.from + t.days, '17:00')) as ReturnType<
              typeof at
            >;
            return {
              days: t.days,
              percentComplete: t.percentComplete,
              physicalPercentComplete: t.physicalPercentComplete,
              ...(t.percentComplete > 0 ? { actualStart: start, actualCostMinor: t.spent } : {}),
              baselines: [{ number: 0, start, finish, costMinor: t.costMinor }],
            };
          }),
        );
        const statusDay = asDay(
          `2026-0${1 + Math.floor(status / 28)}-${String(1 + (status % 28)).padStart(2, '0')}`,
        );
        const v = value(p, { statusDay, method, measure: 'money' }).result;
        if (!v) return false;
        const { bac, pv, ev, ac } = v.totals;
        expect(v.series.pv.at(-1)).toBe(bac);
        expect(v.series.pv.every((x, i) => x >= (v.series.pv[i - 1] ?? 0))).toBe(true);
        expect(pv >= 0 && pv <= bac && ev >= 0 && ev <= bac).toBe(true);
        if (v.series.ev.length > 0) {
          expect(v.series.ev.at(-1)).toBe(ev);
          expect(v.series.ac.at(-1)).toBe(ac);
        }
        expect(v.tasks.reduce((sum, t) => sum + t.pv, 0)).toBe(pv);
        return true;
      },
    ),
    { numRuns: 200 },
  );
});
