/** A calendar day without a time zone, written `2017-09-30`. Days compare as strings. */
export type Day = string & { readonly __brand: 'Day' };

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (y: number) => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);

/** Reads a day, or null when the text is not one (`2017-02-30` is not). */
export function parseDay(text: string): Day | null {
  const m = pattern.exec(text);
  if (!m) return null;
  const [year, month, date] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const length = month === 2 && isLeap(year) ? 29 : monthLengths[month - 1];
  return length !== undefined && date >= 1 && date <= length ? (text as Day) : null;
}

/** Reads a day that is known to be one. */
export function asDay(text: string): Day {
  const d = parseDay(text);
  if (d === null) throw new Error(`Broken assumption: ${text} is a day`);
  return d;
}

/** Days since 1970-01-01 (days from civil, proleptic Gregorian calendar; Hinnant, 2013). */
export function dayNumber(d: Day): number {
  const month = Number(d.slice(5, 7));
  const year = Number(d.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(d.slice(8)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day that is so many days after 1970-01-01. */
export function dayOf(number: number): Day {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  const date = doy - Math.floor((153 * mp + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}

/** The day so many days later (earlier when negative). */
export const addDays = (d: Day, days: number): Day => dayOf(dayNumber(d) + days);

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** ISO weekday: Monday 1 to Sunday 7. */
export const weekday = (d: Day): number => ((((dayNumber(d) + 3) % 7) + 7) % 7) + 1;

/** ISO week of the year, 1 to 53 (ISO 8601: the week that has the year's first Thursday is week 1). */
export function isoWeek(d: Day): number {
  const thursday = addDays(d, 4 - weekday(d));
  return Math.floor(daysBetween(asDay(`${thursday.slice(0, 4)}-01-01`), thursday) / 7) + 1;
}
