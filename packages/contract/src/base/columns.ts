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

const deltas = (values: readonly number[]): number[] => values.map((v, i) => v - (values[i - 1] ?? 0));

const isInteger = (v: unknown): v is number => typeof v === 'number' && Number.isInteger(v);

function columnOf(values: readonly unknown[], filled: number): Column {
  if (filled === values.length && values.every(isInteger)) return { delta: deltas(values) };
  if (filled * 2 > values.length) return values.map(v => v ?? null);
  const at: number[] = [];
  const of: unknown[] = [];
  values.forEach((v, i) => {
    if (v === undefined || v === null) return;
    at.push(i);
    of.push(v);
  });
  return { at: deltas(at), of };
}

/** Rows by column; a field that no row has is left out, and so is one that is undefined or null. */
export function columnsOf(rows: readonly object[], fields: readonly string[]): Columns {
  const found: [string, Column][] = [];
  for (const field of fields) {
    let filled = 0;
    const values = rows.map(row => {
      const value = (row as Readonly<Record<string, unknown>>)[field];
      if (value !== undefined && value !== null) filled += 1;
      return value;
    });
    if (filled > 0) found.push([field, columnOf(values, filled)]);
  }
  return { length: rows.length, columns: Object.fromEntries(found) };
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
