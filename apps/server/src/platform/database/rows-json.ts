import { snakeName } from './names.ts';

/**
 * Rows as one JSON parameter for `jsonb_populate_recordset`, so that thousands are written by one statement;
 * names in camel case become column names.
 */
export const rowsJson = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeName(name), value]))),
  );
