import type { MethodDefinition } from '@chartroom/contract';

type Phase = MethodDefinition['phases'][number];

/** The phases in an order in which each comes after those that it follows; of a cycle, as they stand. */
export function inOrder(phases: readonly Phase[]): readonly Phase[] {
  const left = [...phases];
  const ordered: Phase[] = [];
  const known = new Set(phases.map(p => p.id));
  const placed = new Set<string>();
  while (left.length > 0) {
    const next = left.findIndex(p => p.after.every(id => placed.has(id) || !known.has(id)));
    const [phase] = left.splice(Math.max(next, 0), 1);
    if (phase === undefined) break;
    placed.add(phase.id);
    ordered.push(phase);
  }
  return ordered;
}

/** Names along a cycle of phases, first and last the same; null where there is none. */
export function cycleIn(phases: readonly Phase[]): readonly string[] | null {
  const byId = new Map(phases.map(p => [p.id, p]));
  const clear = new Set<string>();
  const walk = (phase: Phase, way: readonly Phase[]): readonly Phase[] | null => {
    const at = way.indexOf(phase);
    if (at >= 0) return [...way.slice(at), phase];
    if (clear.has(phase.id)) return null;
    for (const id of phase.after) {
      const before = byId.get(id);
      const found = before === undefined ? null : walk(before, [...way, phase]);
      if (found !== null) return found;
    }
    clear.add(phase.id);
    return null;
  };
  for (const phase of phases) {
    const found = walk(phase, []);
    // It was walked against the direction of work.
    if (found !== null) return found.toReversed().map(p => p.name);
  }
  return null;
}

/** Ids of all phases that come before one, near and far. */
export function phasesBefore(phases: readonly Phase[], id: string): ReadonlySet<string> {
  const byId = new Map(phases.map(p => [p.id, p]));
  const found = new Set<string>();
  const collect = (at: string) => {
    for (const before of byId.get(at)?.after ?? [])
      if (!found.has(before)) {
        found.add(before);
        collect(before);
      }
  };
  collect(id);
  return found;
}
