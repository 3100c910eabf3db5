import type { ImportMapping } from '@chartroom/contract';
import { type Day, parseDay } from '@chartroom/engine';

export type DayFormat = ImportMapping['dayFormat'];

const iso =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/;
const named = /^(\d{1,2})[-/. ]([a-z]{3,9})\.?[-/. ,]+(\d{4})$/i;
const namedFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const two = (text: string) => text.padStart(2, '0');

const monthOf = (word: string): string => {
  const at = months.indexOf(word.slice(0, 3).toLowerCase());
  return at < 0 ? '' : two(String(at + 1));
};

function written(text: string, format: DayFormat): string | null {
  const i = iso.exec(text);
  if (i) return `${i[1]}-${i[2]}-${i[3]}`;
  const m = named.exec(text);
  if (m) return `${m[3]}-${monthOf(m[2] ?? '')}-${two(m[1] ?? '')}`;
  const f = namedFirst.exec(text);
  if (f) return `${f[3]}-${monthOf(f[1] ?? '')}-${two(f[2] ?? '')}`;
  const n = numbers.exec(text);
  if (!n || format === 'iso') return null;
  const [first, second] = [two(n[1] ?? ''), two(n[2] ?? '')];
  return format === 'day-month-year' ? `${n[3]}-${second}-${first}` : `${n[3]}-${first}-${second}`;
}

/** Reads a day as written; a string in its place says what is wrong and what to do. */
export function readDay(text: string, format: DayFormat): { readonly day: Day } | { readonly wrong: string } {
  const form = written(text, format);
  if (form === null) {
    const wanted = { iso: '2026-11-23', 'day-month-year': '23/11/2026', 'month-day-year': '11/23/2026' }[
      format
    ];
    return {
      wrong: `This is not a date as the mapping says they are written (${wanted}). Correct the cell, or choose another date format.`,
    };
  }
  const day = parseDay(form);
  if (day === null) return { wrong: 'There is no such day in the calendar. Correct the date.' };
  if (day < '1900-01-01' || day > '2199-12-31')
    return { wrong: 'Dates are kept from 1900 to 2199. Correct the year.' };
  return { day };
}

/** The way dates are written that fits most samples; day before month where both fit. */
export function guessDayFormat(samples: readonly string[]): DayFormat {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const sample of samples) {
    const n = numbers.exec(sample.trim());
    if (!n) continue;
    if ('day' in readDay(sample.trim(), 'day-month-year')) dayFirst++;
    if ('day' in readDay(sample.trim(), 'month-day-year')) monthFirst++;
  }
  if (dayFirst + monthFirst === 0) return 'iso';
  return monthFirst > dayFirst ? 'month-day-year' : 'day-month-year';
}
