const formats = new Map<string, Intl.DateTimeFormat>();

/** A format costs a hundred times what it takes to use one. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, ...digits });
  formats.set(timeZone, made);
  return made;
};

/** The calendar day (`YYYY-MM-DD`) in a time zone at an instant in UTC. Throws RangeError for an unknown zone. */
export const dayIn = (timeZone: string, instant: string): string =>
  formatOf(timeZone).format(new Date(instant));

/** The hour of the day, 0 to 23, in a time zone at an instant in UTC. Throws RangeError for an unknown zone. */
export const hourIn = (timeZone: string, instant: string): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(instant),
    ),
  );

/** Now, as an instant in UTC. Inside a transaction use `tx.at`. */
export const now = (): string => new Date().toISOString();

/** An instant so many seconds after another. */
export const secondsAfter = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();
