/** Ids of what was loaded, by the keys of the demonstration. */
export type Ids = ReadonlyMap<string, string>;

/** The id of what a key of the demonstration stands for. */
export function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (id === undefined)
    throw new Error(`Broken assumption: ${key} of the demonstration is loaded before it is used`);
  return id;
}
