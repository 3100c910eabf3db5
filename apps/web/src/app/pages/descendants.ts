interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

/** A node and everything below it: what it cannot be moved into. */
export function withDescendants(items: readonly Node[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const item of items) if (item.parentId !== null && found.has(item.parentId)) found.add(item.id);
  }
  return found;
}
