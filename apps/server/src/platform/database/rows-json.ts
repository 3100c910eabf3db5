const known = new Map<string, string>();

/** `finishForecast` as `finish_forecast`; remembered, since the names are few and the rows many. */
const snake = (name: string): string => {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = name.replace(/[A-Z]/g, c => `_${c.toLowerCase()}`);
  known.set(name, made);
  return made;
};

/**
 * Rows as one JSON parameter for `jsonb_populate_recordset`, so that thousands are written by one statement;
 * names in camel case become column names.
 */
export const rowsJson = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))),
  );
