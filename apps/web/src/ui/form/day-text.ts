/** A day as the reader writes and reads it; days are `2026-09-30` inside. */
const two = (n: number): string => String(n).padStart(2, '0');

const real = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 && year <= 2199 ? `${year}-${two(month)}-${two(day)}` : null;
};

export const showDay = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace('Sept ', 'Sep ');

export function thisDay(): string {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether the locale writes the month before the day. */
const monthFirst = (locale: string): boolean => {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(part => part.type);
  return parts.indexOf('month') < parts.indexOf('day');
};

const monthOf = (locale: string, name: string): number => {
  const wanted = name.toLocaleLowerCase(locale).slice(0, 3);
  const months = Array.from({ length: 12 }, (_, i) =>
    new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
      .format(Date.UTC(2026, i, 1))
      .toLocaleLowerCase(locale)
      .slice(0, 3),
  );
  return months.indexOf(wanted) + 1;
};

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);

/** Reads `2026-09-30`, `30/9/2026`, `30 Sep 2026`, `30 Sep` (this year), `today`, `+14`, `-7`; null when it is no day. */
export function readDay(locale: string, text: string, today = thisDay()): string | null {
  const t = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(t);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (/^(today|heute)$/i.test(t)) return today;
  if (/^[+-]\d{1,4}$/.test(t)) {
    const moved = new Date(`${today}T00:00:00Z`);
    moved.setUTCDate(moved.getUTCDate() + Number(t));
    return moved.toISOString().slice(0, 10);
  }
  const figures = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$/.exec(t);
  if (figures) {
    const [a, b, year] = [Number(figures[1]), Number(figures[2]), fullYear(Number(figures[3]))];
    return monthFirst(locale) ? real(year, a, b) : real(year, b, a);
  }
  const words = /^(\d{1,2})\.?\s*([^\d\s.]+)\.?\s*(\d{2}|\d{4})?$/.exec(t);
  if (words === null) return null;
  const year = words[3] === undefined ? Number(today.slice(0, 4)) : fullYear(Number(words[3]));
  const month = monthOf(locale, words[2] ?? '');
  return month === 0 ? null : real(year, month, Number(words[1]));
}
