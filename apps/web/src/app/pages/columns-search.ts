/** The columns that an address names. */
export const columnsIn = (columns: unknown): readonly string[] | undefined =>
  Array.isArray(columns) ? columns.filter(id => typeof id === 'string') : undefined;
