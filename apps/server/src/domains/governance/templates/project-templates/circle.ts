import type { TemplateTask } from '@chartroom/contract';

/** Rows of an outline, each with the row it lies under. */
export function parentsOf(tasks: readonly { readonly id: string; readonly level: number }[]) {
  const above: { id: string; level: number }[] = [];
  const parents = new Map<string, string | null>();
  for (const t of tasks) {
    while ((above.at(-1)?.level ?? 0) >= t.level) above.pop();
    parents.set(t.id, above.at(-1)?.id ?? null);
    above.push(t);
  }
  return parents;
}

/**
 * A circle of links, as the names of its tasks from the first to the first again; null when there is none. A row with
 * rows below has two ends: what leads to it leads to all below it, and what is below it leads to what follows from it.
 */
export function circleIn(tasks: readonly TemplateTask[]): readonly string[] | null {
  const parents = parentsOf(tasks);
  const summaries = new Set([...parents.values()].filter(p => p !== null));
  const names = new Map(tasks.map(t => [t.id, t.name]));
  const into = (id: string) => (summaries.has(id) ? `in ${id}` : `at ${id}`);
  const from = (id: string) => (summaries.has(id) ? `out ${id}` : `at ${id}`);
  const next = new Map<string, string[]>();
  const edge = (a: string, b: string) => next.set(a, [...(next.get(a) ?? []), b]);
  for (const t of tasks) {
    const parent = parents.get(t.id);
    if (parent) {
      edge(into(parent), into(t.id));
      edge(from(t.id), from(parent));
    }
    for (const l of t.links) if (names.has(l.to)) edge(from(l.to), into(t.id));
  }
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): readonly string[] | null => {
    if (done.has(node)) return null;
    const seen = path.indexOf(node);
    if (seen >= 0) return [...path.slice(seen), node];
    path.push(node);
    for (const n of next.get(node) ?? []) {
      const circle = visit(n);
      if (circle) return circle;
    }
    path.pop();
    done.add(node);
    return null;
  };
  for (const node of [...next.keys()]) {
    const circle = visit(node);
    if (circle) {
      const ids = circle.map(n => n.slice(n.indexOf(' ') + 1));
      return ids.filter((id, i) => id !== ids[i - 1]).map(id => names.get(id) ?? id);
    }
  }
  return null;
}
