import { dayOf } from '@chartroom/engine';
import { type Cell, plainDecimal } from '../table/cell.ts';

const pad = (n: number) => String(n).padStart(2, '0');

function clock(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return s === 0 ? `${pad(h)}:${pad(m)}` : `${pad(h)}:${pad(m)}:${pad(s)}`;
}

/**
 * A spreadsheet's day number as a cell: days since 1899-12-31 (with the 29 February 1900 that never was) or since
 * 1904-01-01; below 1 it is a time of day. What lies outside the years 1900 to 9999 stays a number.
 */
export function serialCell(serial: number, date1904: boolean): Cell {
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * 86_400);
  if (seconds === 86_400) {
    day++;
    seconds = 0;
  }
  if (day === 0 && !date1904) return clock(seconds);
  const since1970 = date1904 ? day - 24_107 : day - (day < 60 ? 25_568 : 25_569);
  if (day < 0 || since1970 > 2_932_896) return { number: plainDecimal(serial) };
  return seconds === 0 ? { day: dayOf(since1970) } : { day: dayOf(since1970), time: clock(seconds) };
}
