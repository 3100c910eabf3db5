const comparable = (value: unknown): string =>
  JSON.stringify(typeof value === 'object' && value !== null && 'id' in value ? value.id : (value ?? null));

/** The fields in which two differ; people and places are compared by id. */
export const changedFields = <V extends object>(from: V, to: V): readonly (keyof V & string)[] =>
  ([...new Set([...Object.keys(from), ...Object.keys(to)])] as (keyof V & string)[]).filter(
    name => comparable(from[name]) !== comparable(to[name]),
  );

/** Some of the values, by the names of their fields. */
export const some = <V extends object>(values: V, fields: readonly (keyof V & string)[]): Partial<V> =>
  Object.fromEntries(fields.map(name => [name, values[name]])) as Partial<V>;

/** Mine over theirs, and the fields in which both changed the same to different values. */
export interface Merged<V extends object> {
  readonly merged: V;
  readonly conflicts: readonly (keyof V & string)[];
}

/** Merges by field: what I changed from what I read, over what stands there now. */
export function mergeOf<V extends object>(read: V, mine: V, theirs: V): Merged<V> {
  const changed = changedFields(read, mine);
  const meanwhile = new Set(changedFields(read, theirs));
  const differing = new Set(changedFields(mine, theirs));
  return {
    merged: { ...theirs, ...some(mine, changed) },
    conflicts: changed.filter(name => meanwhile.has(name) && differing.has(name)),
  };
}
