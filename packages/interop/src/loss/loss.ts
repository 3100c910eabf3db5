import type { Finding } from '@chartroom/engine';

/**
 * What became of something in a file: `not-kept` it has no place in the plan; `recalculated` it is a figure of the
 * other tool that is calculated anew; `changed` it was kept otherwise than written; `guessed` it was missing.
 */
export type LossKind = 'not-kept' | 'recalculated' | 'changed' | 'guessed';

/** One row of a loss report: how often it happened to which element, why, and up to three examples. */
export interface Loss {
  /** Where in the file's own words, `Task/HideBar`. */
  readonly element: string;
  readonly kind: LossKind;
  readonly reason: string;
  readonly count: number;
  /** `UID 12: 1`. */
  readonly examples: readonly string[];
}

/** What came out of a file: a result (null when it could not be read at all), what was found wrong, and what was lost. */
export interface WithLosses<T> {
  readonly result: T;
  readonly findings: readonly Finding[];
  readonly losses: readonly Loss[];
}

/** What happened to one element. */
export interface LossEvent {
  readonly element: string;
  readonly kind: LossKind;
  readonly reason: string;
}

/** Collects losses and findings while a file is read. */
export interface Report {
  readonly lose: (event: LossEvent, example: string) => void;
  readonly find: (finding: Finding) => void;
  readonly losses: () => readonly Loss[];
  readonly findings: () => readonly Finding[];
}

const shownExamples = 3;
const shownFindings = 200;
const short = (text: string) => (text.length > 80 ? `${text.slice(0, 77)}...` : text);

export function report(): Report {
  const losses = new Map<string, { readonly event: LossEvent; count: number; readonly examples: string[] }>();
  const findings: Finding[] = [];
  const beyond = new Map<string, Finding & { count: number }>();
  const perCode = new Map<string, number>();
  return {
    lose(event, example) {
      const key = `${event.element} ${event.kind} ${event.reason}`;
      let row = losses.get(key);
      if (!row) {
        row = { event, count: 0, examples: [] };
        losses.set(key, row);
      }
      row.count++;
      if (row.examples.length < shownExamples) row.examples.push(short(example));
    },
    find(finding) {
      const count = (perCode.get(finding.code) ?? 0) + 1;
      perCode.set(finding.code, count);
      if (count <= shownFindings) findings.push(finding);
      else beyond.set(finding.code, { ...finding, count: count - shownFindings });
    },
    losses: () => [...losses.values()].map(r => ({ ...r.event, count: r.count, examples: r.examples })),
    findings: () => [
      ...findings,
      ...[...beyond.values()].map(({ count, ...f }) => ({
        ...f,
        message: `${f.message} (and ${count} more of this kind)`,
      })),
    ],
  };
}
