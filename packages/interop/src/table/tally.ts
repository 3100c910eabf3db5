import type { Finding, Severity } from '@chartroom/engine';

/** Counts what happens on many rows, so that a hundred thousand rows give one finding and not a hundred thousand. */
export interface Tally {
  readonly add: (kind: TallyKind, where: string) => void;
  readonly note: (finding: Finding) => void;
  readonly findings: () => readonly Finding[];
}

/** One kind of thing to count; its message is completed by the count and the first places. */
export interface TallyKind {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

const shown = 5;

export function tally(): Tally {
  const counts = new Map<string, { kind: TallyKind; count: number; places: string[] }>();
  const notes: Finding[] = [];
  return {
    add(kind, where) {
      const key = `${kind.code} ${kind.message}`;
      const entry = counts.get(key) ?? { kind, count: 0, places: [] };
      entry.count++;
      if (entry.places.length < shown) entry.places.push(where);
      counts.set(key, entry);
    },
    note: finding => notes.push(finding),
    findings: () => [
      ...notes,
      ...[...counts.values()].map(({ kind, count, places }) => ({
        code: kind.code,
        severity: kind.severity,
        message: `${kind.message} (${count} ${count === 1 ? 'time' : 'times'}: ${places.join(', ')}${count > places.length ? ', …' : ''})`,
        path: [],
      })),
    ],
  };
}
