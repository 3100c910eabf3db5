import {
  addDays,
  type ConstraintType,
  daysBetween,
  type WallSecond,
  wallOfDay,
  weekday,
} from '@chartroom/engine';
import type { Moment } from '../table/day-text.ts';
import type { TableRow } from '../table/table.ts';
import type { WrittenDuration } from './duration-text.ts';
import { type ListContext, rowCells } from './row-cells.ts';

/** One row with its cells understood. */
export interface ReadRow {
  readonly number: number;
  readonly id: number | undefined;
  readonly wbs: string | undefined;
  readonly level: number | undefined;
  readonly name: string;
  readonly duration: WrittenDuration | undefined;
  readonly start: WallSecond | undefined;
  readonly finish: WallSecond | undefined;
  readonly predecessors: string;
  readonly resources: string;
  readonly percent: number | undefined;
  readonly workSec: number | undefined;
  readonly milestone: boolean;
  readonly manual: boolean;
  readonly constraint: ConstraintType | undefined;
  readonly constraintDate: WallSecond | undefined;
  readonly deadline: WallSecond | undefined;
  readonly fixedCostMinor: number | undefined;
  readonly notes: string | undefined;
}

const morning = 8 * 3600;
const evening = 17 * 3600;
const yes = /^(y|yes|true|1|x|manual|manually scheduled)$/i;
const wall = (m: Moment | undefined, otherwise: number): WallSecond | undefined =>
  m === undefined ? undefined : ((wallOfDay(m.day) + (m.sec ?? otherwise)) as WallSecond);

/** Working time between two days, both included, in a week of five days of eight hours. */
function weekdaysBetween(from: Moment, to: Moment): WrittenDuration | undefined {
  const span = daysBetween(from.day, to.day);
  if (span < 0 || span > 20_000) return undefined;
  let days = 0;
  for (let i = 0; i <= span; i++) if (weekday(addDays(from.day, i)) <= 5) days++;
  return { sec: days * 8 * 3600, unit: 'day', elapsed: false, estimated: true };
}

/** Reads one row; null when it has no name. */
export function readRow(row: TableRow, context: ListContext): ReadRow | null {
  const { to } = context;
  const where = `row ${row.number}`;
  const c = rowCells(row, context);
  const name = c.raw('name');
  if (name.trim() === '') {
    to.lose({ element: 'row', kind: 'not-kept', reason: 'it has no name' }, where);
    return null;
  }
  const [from, until] = [c.moment('start'), c.moment('finish')];
  const given = c.length('duration', 'd');
  const counted = given === undefined && from && until ? weekdaysBetween(from, until) : undefined;
  if (counted)
    to.lose(
      { element: 'duration', kind: 'guessed', reason: 'counted from start and finish, Monday to Friday' },
      where,
    );
  const level = c.number('level');
  return {
    number: row.number,
    id: c.number('id'),
    wbs: c.text('wbs') || undefined,
    level: level === undefined ? undefined : Math.max(0, Math.round(level)),
    name,
    duration: given ?? counted,
    start: wall(from, morning),
    finish: wall(until, evening),
    predecessors: c.text('predecessors'),
    resources: c.text('resources'),
    percent: c.percent('percent'),
    workSec: c.length('work', 'h')?.sec,
    milestone: yes.test(c.text('milestone')),
    manual: yes.test(c.text('manual')),
    constraint: c.constraint('constraint'),
    constraintDate: wall(c.moment('constraintDate'), morning),
    deadline: wall(c.moment('deadline'), evening),
    fixedCostMinor: c.amount('fixedCost'),
    notes: c.text('notes') || undefined,
  };
}
