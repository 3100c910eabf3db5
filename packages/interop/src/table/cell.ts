import type { Day } from '@chartroom/engine';

/** A number in its shortest exact decimal text, never with an exponent; money must not pass through a float. */
export interface NumberCell {
  readonly number: string;
}

/** A calendar day, with a time of day (`08:30` or `08:30:15`) where the file has one. */
export interface DayCell {
  readonly day: Day;
  readonly time?: string;
}

/** One cell. CSV knows only text and null; a workbook also numbers, days and truth values. An empty cell is null. */
export type Cell = string | boolean | null | NumberCell | DayCell;

/** Is this cell a number of a workbook? */
export const isNumberCell = (c: Cell): c is NumberCell =>
  typeof c === 'object' && c !== null && 'number' in c;

/** Is this cell a day of a workbook? */
export const isDayCell = (c: Cell): c is DayCell => typeof c === 'object' && c !== null && 'day' in c;

/** A cell as plain text: a number with a decimal point, a day as `2026-11-23` or `2026-11-23 08:30`, nothing as ''. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('number' in cell) return cell.number;
  return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`;
}

/** The shortest exact decimal text of a finite double, written out without an exponent. */
export function plainDecimal(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value);
  const m = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!m) return text;
  const [, sign = '', lead = '', rest = '', power = '0'] = m;
  const digits = lead + rest;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}
