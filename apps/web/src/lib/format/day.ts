/** The house writes Sep, as wide as the other months; CLDR writes Sept for British English. */
const threeLetters = (text: string): string => text.replace('Sept ', 'Sep ').replace(/Sept$/, 'Sep');

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** `30 Sep 2026` */
export const dayText = (locale: string, day: string): string =>
  threeLetters(new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(utc(day)));

/** `30 Sep`, with the year only when it is not the year of `near`. */
export function dayShort(locale: string, day: string, near: string): string {
  const year = day.slice(0, 4) === near.slice(0, 4) ? {} : ({ year: '2-digit' } as const);
  return threeLetters(
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year, timeZone: 'UTC' }).format(
      utc(day),
    ),
  );
}

/** `30 Sep 2026, 14:32` in the reader's own time zone. */
export const instantText = (locale: string, instant: string): string =>
  threeLetters(
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant)),
  );

/** Today in the reader's own time zone. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
