/** The nine ways a request can fail; the server's one table maps each to an HTTP status. */
export const errorCodes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'stale',
  'limit',
  'unsupported',
  'unavailable',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One field that was refused: where (`body.finish.baseline`), and what to do about it. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** Problem details (RFC 9457) as every failed request answers them. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode | 'version_required' | 'internal';
  readonly detail: string;
  readonly fields?: readonly FieldProblem[];
  /** Quoted to support; names the log line of an error that is ours. */
  readonly reference?: string;
  /** With `forbidden`: typing the password again (`confirmPassword`) opens the way. */
  readonly confirm?: 'password';
  /** With `stale`: the entity as it is now, so that a page can merge field by field. */
  readonly current?: unknown;
}
