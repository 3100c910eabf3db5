import { type ConstraintType, constraintTypes, parseAmount } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { type Cell, cellText, isNumberCell } from '../table/cell.ts';
import { type DayOrder, type Moment, readMoment } from '../table/day-text.ts';
import type { TableRow } from '../table/table.ts';
import type { TaskField } from './columns.ts';
import { readDuration, usualLengths, type WrittenDuration } from './duration-text.ts';

/** What is known of the whole list before a row is read. */
export interface ListContext {
  readonly at: ReadonlyMap<TaskField, number>;
  readonly order: DayOrder;
  /** Percentages are fractions: 0.5 means 50 %. */
  readonly fractions: boolean;
  readonly to: Report;
}

/** The cells of one row, each read as what its column means; what cannot be read is reported and left out. */
export interface RowCells {
  readonly raw: (field: TaskField) => string;
  readonly text: (field: TaskField) => string;
  readonly number: (field: TaskField) => number | undefined;
  readonly moment: (field: TaskField) => Moment | undefined;
  /** `bare` is the unit of a number that has none. */
  readonly length: (field: TaskField, bare: 'd' | 'h') => WrittenDuration | undefined;
  readonly percent: (field: TaskField) => number | undefined;
  readonly constraint: (field: TaskField) => ConstraintType | undefined;
  readonly amount: (field: TaskField) => number | undefined;
}

const constraintNames: ReadonlyMap<string, ConstraintType> = new Map([
  ...constraintTypes.map(t => [t.toLowerCase(), t] as const),
  ['as soon as possible', 'ASAP'],
  ['as late as possible', 'ALAP'],
  ['must start on', 'MSO'],
  ['must finish on', 'MFO'],
  ['start no earlier than', 'SNET'],
  ['start no later than', 'SNLT'],
  ['finish no earlier than', 'FNET'],
  ['finish no later than', 'FNLT'],
]);
const nothing = /^(na|n\/a|-)?$/i;
const currencySigns = /^[\p{Sc}\s]+|[\p{Sc}\s]+$/gu;

export function rowCells(row: TableRow, context: ListContext): RowCells {
  const { at, to } = context;
  const where = `row ${row.number}`;
  const cell = (field: TaskField): Cell => {
    const column = at.get(field);
    return column === undefined ? null : (row.cells[column] ?? null);
  };
  const raw = (field: TaskField) => cellText(cell(field));
  const text = (field: TaskField) => raw(field).trim();
  const unread = (field: TaskField, what: string) => {
    to.lose({ element: field, kind: 'not-kept', reason: `not ${what}` }, `${where}: ${text(field)}`);
    to.find({
      code: 'tasks.unreadable',
      severity: 'warning',
      message: `"${text(field).slice(0, 60)}" in row ${row.number} is not ${what}; it was left out. Correct it and import again.`,
      path: [where, field],
    });
    return undefined;
  };
  const number = (field: TaskField) => {
    if (text(field) === '') return undefined;
    const n = Number(text(field).replace('%', '').replace(',', '.').trim());
    return Number.isFinite(n) ? n : unread(field, 'a number');
  };
  return {
    raw,
    text,
    number,
    moment: field =>
      nothing.test(text(field))
        ? undefined
        : (readMoment(cell(field), context.order) ?? unread(field, 'a date')),
    length(field, bare) {
      const written = text(field);
      if (written === '') return undefined;
      const whole = /[a-z?]/i.test(written) ? written : written + bare;
      return readDuration(whole, usualLengths) ?? unread(field, 'a duration such as 5 days');
    },
    percent(field) {
      const n = number(field);
      if (n === undefined) return undefined;
      const scaled = context.fractions && isNumberCell(cell(field)) ? Math.round(n * 10_000) / 100 : n;
      return scaled >= 0 && scaled <= 100 ? scaled : unread(field, 'a percentage from 0 to 100');
    },
    constraint(field) {
      const written = text(field).toLowerCase();
      return written === ''
        ? undefined
        : (constraintNames.get(written) ?? unread(field, 'a constraint such as SNET'));
    },
    amount(field) {
      const written = text(field).replace(currencySigns, '');
      return written === '' ? undefined : (parseAmount(written, 'USD')?.minor ?? unread(field, 'an amount'));
    },
  };
}
