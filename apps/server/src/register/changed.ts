type Row = Readonly<Record<string, unknown>>;

/** The fields in which two states of a row differ, as an event records them. */
export function changedFields<T extends object>(before: T, after: Partial<T>): { before: Row; after: Row } {
  const b = before as Row;
  const a = after as Row;
  const keys = Object.keys(a).filter(k => k !== 'version' && JSON.stringify(a[k]) !== JSON.stringify(b[k]));
  return {
    before: Object.fromEntries(keys.map(k => [k, b[k]])),
    after: Object.fromEntries(keys.map(k => [k, a[k]])),
  };
}
