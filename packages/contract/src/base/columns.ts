import { z } from 'zod';

/**
 * One field of many rows. An array holds one value a row, null where there is none. `delta`: integers, each the
 * difference from the row before (the first from 0). `at` and `of`: only some rows have one; `at` holds their
 * positions, each as the difference from the one before.
 */
export const column = z.union([
  z.array(z.unknown()),
  z.object({ delta: z.array(z.int()) }),
  z.object({ at: z.array(z.int()), of: z.array(z.unknown()) }),
]);
export type Column = z.infer<typeof column>;

/** Many rows by column: thousands of them in a fraction of the bytes that rows would take. `rowsOf` reads it. */
export const columns = z.object({ length: z.int(), columns: z.record(z.string(), column) });
export type Columns = z.infer<typeof columns>;

const isInteger = (v: unknown): v is number => typeof v === 'number' && Number.isInteger(v);

// Lists of a known length are made at once here: one that grows is copied again and again.

function deltas(values: readonly number[]): number[] {
  const out: number[] = new Array(values.length);
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const step = value - before;
    // A small integer as such: what came out of an array of floats is kept and written as a float otherwise.
    out[i] = step === (step | 0) ? step | 0 : step;
    before = value;
  }
  return out;
}

/** The column of values by row, undefined or null where there is none; null when there are none at all. */
function columnOf(values: ArrayLike<unknown>): Column | null {
  const { length } = values;
  const all: unknown[] = new Array(length);
  let filled = 0;
  let integers = true;
  for (let i = 0; i < length; i++) {
    const value = values[i] ?? null;
    all[i] = value;
    if (value === null) continue;
    filled += 1;
    integers &&= isInteger(value);
  }
  if (filled === 0) return null;
  if (filled === length && integers) return { delta: deltas(all as number[]) };
  if (filled * 2 > length) return all;
  const at: number[] = new Array(filled);
  const of: unknown[] = new Array(filled);
  let next = 0;
  for (let i = 0; i < length; i++) {
    if (all[i] === null) continue;
    at[next] = i;
    of[next] = all[i];
    next += 1;
  }
  return { at: deltas(at), of };
}

/** Fields by the values of all rows; a field that no row has is left out, and so is one that is undefined or null. */
export function columnsOfValues(
  length: number,
  fields: Iterable<readonly [name: string, values: ArrayLike<unknown>]>,
): Columns {
  const found: Record<string, Column> = {};
  for (const [name, values] of fields) {
    const column = columnOf(values);
    if (column !== null) found[name] = column;
  }
  return { length, columns: found };
}

/** Rows by column; a field that no row has is left out, and so is one that is undefined or null. */
export function columnsOf(rows: readonly object[], fields: readonly string[]): Columns {
  const byField = new Map<string, unknown[] | null>(fields.map(f => [f, null]));
  // By what a row has, not by what it might have: of fifty fields a row has ten.
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Readonly<Record<string, unknown>>;
    for (const name in row) {
      let values = byField.get(name);
      if (values === undefined) continue;
      if (values === null) {
        values = new Array<unknown>(rows.length);
        byField.set(name, values);
      }
      values[i] = row[name];
    }
  }
  return columnsOfValues(
    rows.length,
    [...byField].flatMap(([name, values]) => (values === null ? [] : [[name, values] as const])),
  );
}

function fill(rows: Record<string, unknown>[], field: string, column: Column): void {
  let last = 0;
  if (Array.isArray(column)) {
    column.forEach((value, i) => {
      const row = rows[i];
      if (row && value !== null) row[field] = value;
    });
  } else if ('delta' in column) {
    column.delta.forEach((step, i) => {
      const row = rows[i];
      last += step;
      if (row) row[field] = last;
    });
  } else {
    column.at.forEach((step, i) => {
      last += step;
      const row = rows[last];
      if (row) row[field] = column.of[i];
    });
  }
}

/** The rows that were put into columns; a field that a row does not have is absent. */
export function rowsOf<T extends object>(all: Columns): T[] {
  const rows = Array.from({ length: all.length }, (): Record<string, unknown> => ({}));
  for (const [field, column] of Object.entries(all.columns)) fill(rows, field, column);
  return rows as T[];
}
