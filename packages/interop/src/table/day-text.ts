import { type Day, parseDay } from '@chartroom/engine';
import { type Cell, cellText, isDayCell } from './cell.ts';

/** How days are written in a column: `31/12/2026`, `12/31/2026`; ISO and month names are read in any order. */
export type DayOrder = 'dmy' | 'mdy';

/** A day and, where one is written, a time of day in seconds after midnight. */
export interface Moment {
  readonly day: Day;
  readonly sec: number | undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const numeric = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})\b/;
const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const named = /^(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?[\s,-]*(\d{4}|\d{2})\b/i;
const namedFirst = /^([a-z]{3})[a-z]*\.?\s(\d{1,2}),?\s(\d{4}|\d{2})\b/i;
const time = /(?:^|[T\s])(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?/i;

/** Mon 05/01/26: Microsoft Project puts the weekday first. */
const withoutWeekday = (text: string) =>
  text.trim().replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i, '');

const year = (text: string) => (text.length === 4 ? text : `${Number(text) < 80 ? '20' : '19'}${text}`);
const dayFrom = (y: string, m: number, d: string): Day | null =>
  parseDay(`${year(y)}-${String(m).padStart(2, '0')}-${d.padStart(2, '0')}`);

function dayOfText(text: string, order: DayOrder): Day | null {
  const plain = iso.exec(text);
  if (plain) return dayFrom(plain[1] ?? '', Number(plain[2]), plain[3] ?? '');
  const n = numeric.exec(text);
  if (n) {
    const [d, m] = order === 'dmy' ? [n[1], n[2]] : [n[2], n[1]];
    return dayFrom(n[3] ?? '', Number(m), d ?? '');
  }
  const word = named.exec(text);
  if (word) return dayFrom(word[3] ?? '', months.indexOf((word[2] ?? '').toLowerCase()) + 1, word[1] ?? '');
  const first = namedFirst.exec(text);
  if (first)
    return dayFrom(first[3] ?? '', months.indexOf((first[1] ?? '').toLowerCase()) + 1, first[2] ?? '');
  return null;
}

function secOf(text: string): number | undefined {
  const m = time.exec(text);
  if (!m) return undefined;
  const half = m[4]?.toLowerCase();
  const hour = half === undefined ? Number(m[1]) : (Number(m[1]) % 12) + (half === 'pm' ? 12 : 0);
  return hour > 24 ? undefined : hour * 3600 + Number(m[2]) * 60 + Number(m[3] ?? 0);
}

/** Reads a cell as a day, with its time of day if it has one; null when it is neither a day nor empty text of one. */
export function readMoment(cell: Cell, order: DayOrder): Moment | null {
  if (isDayCell(cell)) return { day: cell.day, sec: cell.time === undefined ? undefined : secOf(cell.time) };
  if (typeof cell !== 'string') return null;
  const text = withoutWeekday(cell);
  const day = dayOfText(text, order);
  return day === null ? null : { day, sec: secOf(text) };
}

/** Which order the days of a column are written in; `guessed` when nothing in it decides (then day before month). */
export function findDayOrder(cells: Iterable<Cell>): { readonly order: DayOrder; readonly guessed: boolean } {
  let undecided = false;
  for (const cell of cells) {
    const m = numeric.exec(withoutWeekday(cellText(cell)));
    if (!m || isDayCell(cell)) continue;
    if (Number(m[1]) > 12) return { order: 'dmy', guessed: false };
    if (Number(m[2]) > 12) return { order: 'mdy', guessed: false };
    undecided ||= m[1] !== m[2];
  }
  return { order: 'dmy', guessed: undecided };
}
