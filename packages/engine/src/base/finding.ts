/** How much a finding matters: `error` = the thing was left out or is wrong, `warning` = look at it, `note` = for information. */
export type Severity = 'error' | 'warning' | 'note';

/** Something imperfect in the data that was worked with; the engine never throws for it. */
export interface Finding {
  /** Stable name of the kind of finding, `schedule.cycle`. */
  readonly code: string;
  readonly severity: Severity;
  /** What, which value, and what to do, in words. */
  readonly message: string;
  /** What it is about: ids or names, outermost first. */
  readonly path: readonly string[];
}

/** A result together with what was found wrong on the way. */
export interface WithFindings<T> {
  readonly result: T;
  readonly findings: readonly Finding[];
}
