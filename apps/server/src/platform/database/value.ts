import pg from 'pg';

const { builtins } = pg.types;

const safeInteger = (text: string): number => {
  const n = Number(text);
  if (!Number.isSafeInteger(n)) {
    throw new RangeError(`The database holds the integer ${text}, which is beyond 2^53.`);
  }
  return n;
};

/** `2026-11-23 22:05:43.1234+00` as `2026-11-23T22:05:43.123400Z`: always six digits, so that texts sort as instants. */
const instant = (text: string): string => {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00(?::00)?$/.exec(text);
  if (parts === null) throw new RangeError(`The database answered the instant ${text}, which is not in UTC.`);
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z`;
};

const asIs = (text: string): string => text;

/** Types of which an array's text is read here: text[], varchar[] and uuid[]. */
const textArrays: readonly number[] = [1009, 1015, 2951];

/** An array of plain texts in one go: `pg` reads each character for itself. Others are left to `read`. */
const textArray = (text: string, read: (text: string) => unknown): unknown => {
  if (text === '{}') return [];
  if (!text.startsWith('{') || /["\\{]/.test(text.slice(1))) return read(text);
  return text
    .slice(1, -1)
    .split(',')
    .map(entry => (entry === 'NULL' ? null : entry));
};

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: safeInteger,
  [builtins.DATE]: asIs,
  [builtins.NUMERIC]: asIs,
  [builtins.TIMESTAMPTZ]: instant,
  ...Object.fromEntries(
    textArrays.map(oid => {
      const read = pg.types.getTypeParser(oid, 'text');
      return [oid, (text: string) => textArray(text, read)];
    }),
  ),
};

const getTypeParser = (oid: number, format?: string) =>
  (format !== 'binary' ? parsers[oid] : undefined) ??
  pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');

/** How values arrive: int8 as a safe integer, date and numeric as text, timestamptz as an instant in UTC. */
export const valueTypes = { getTypeParser } as unknown as pg.CustomTypesConfig;
