import type { Api, MoneyInPeriod } from '@chartroom/contract';
import { addDays, type ByMonth, type Day, type MoneyPeriod, nextPeriod, periodOf } from '@chartroom/engine';
import type { Answer } from '../../platform/index.ts';
import type { StateRow } from '../state/store/states.ts';
import type { ProjectMoney } from './project-money.ts';

type Money = Answer<Api['getRoadmapMoney']>;

/** A project with its money by month. */
export interface Counted {
  readonly state: StateRow;
  readonly money: ProjectMoney;
}

const totalOf = (months: ByMonth): number => [...months.values()].reduce((a, b) => a + b, 0);

/** Amounts of one project in one period. */
export interface Cell {
  actualMinor: number;
  plannedMinor: number;
  evenMinor: number;
  baselineMinor: number;
}

function cellsOf(money: ProjectMoney, period: MoneyPeriod): ReadonlyMap<Day, Cell> {
  const cells = new Map<Day, Cell>();
  const add = (months: ByMonth, to: keyof Cell) => {
    for (const [month, minor] of months) {
      const at = periodOf(month, period);
      const cell = cells.get(at) ?? { actualMinor: 0, plannedMinor: 0, evenMinor: 0, baselineMinor: 0 };
      cell[to] += minor;
      cells.set(at, cell);
    }
  };
  add(money.actual.months, 'actualMinor');
  add(money.forecast.months, money.forecast.by === 'plan' ? 'plannedMinor' : 'evenMinor');
  add(money.baseline.months, 'baselineMinor');
  return cells;
}

const mostNamed = 5;

/** One period over all projects. */
function periodRow(
  from: Day,
  period: MoneyPeriod,
  cells: readonly (Cell & { readonly state: StateRow })[],
): MoneyInPeriod {
  const sum = (of: keyof Cell) => cells.reduce((total, cell) => total + cell[of], 0);
  const costs = cells.map(({ state: { key, name }, ...c }) => ({
    ...{ key, name },
    minor: c.actualMinor + c.plannedMinor + c.evenMinor,
  }));
  const some = costs.filter(c => c.minor !== 0).toSorted((a, b) => b.minor - a.minor);
  return {
    from,
    to: addDays(nextPeriod(from, period), -1),
    actualMinor: sum('actualMinor'),
    plannedMinor: sum('plannedMinor'),
    evenMinor: sum('evenMinor'),
    baselineMinor: sum('baselineMinor'),
    projects: some.length,
    largest: some.slice(0, mostNamed),
  };
}

/** All periods from the first with an amount to the last. */
export function periodsOf(counted: readonly Counted[], period: MoneyPeriod): MoneyInPeriod[] {
  const all = counted.flatMap(({ state, money }) =>
    [...cellsOf(money, period)].map(([from, cell]) => ({ from, ...cell, state })),
  );
  const byPeriod = Map.groupBy(all, cell => cell.from);
  const begins = [...byPeriod.keys()].toSorted();
  const [first, last] = [begins[0], begins.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows: MoneyInPeriod[] = [];
  for (let from = first; from <= last; from = nextPeriod(from, period))
    rows.push(
      periodRow(
        from,
        period,
        (byPeriod.get(from) ?? []).map(({ from: _, ...cell }) => cell),
      ),
    );
  return rows;
}

/** One project in the list of those that are in the figure. */
export function rowOf({ state, money }: Counted): Money['projects'][number] {
  const { actual, forecast, baseline, openingMinor } = money;
  return {
    id: state.id as Money['projects'][number]['id'],
    key: state.key,
    name: state.name,
    openingMinor,
    actualMinor: totalOf(actual.months),
    forecastMinor: totalOf(forecast.months),
    forecastBy: forecast.by,
    baselineMinor: totalOf(baseline.months),
    baselineBy: baseline.by,
  };
}

/** How many projects are missing on each side, and why. */
export function leftOutOf(counted: readonly Counted[]): Money['leftOut'] {
  return (['actual', 'forecast', 'baseline'] as const).flatMap(side =>
    [...Map.groupBy(counted, ({ money }) => money[side].why)]
      .flatMap(([why, of]) => (why === null ? [] : [{ side, why, projects: of.length }]))
      .toSorted((a, b) => b.projects - a.projects || a.why.localeCompare(b.why)),
  );
}
