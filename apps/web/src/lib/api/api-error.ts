import type { FieldProblem, Problem } from '@chartroom/contract';

/** A request that failed: the server's problem details, or `offline` when there was no answer at all. */
export class ApiError extends Error {
  readonly code: Problem['code'] | 'offline';
  readonly status: number;
  readonly fields: readonly FieldProblem[];
  /** Names the line in the server's log. */
  readonly reference: string | undefined;
  /** With `stale`: the entity as it is now. */
  readonly current: unknown;
  /** With `forbidden`: typing the password again opens the way. */
  readonly confirm: Problem['confirm'];

  constructor(problem: Omit<Problem, 'code' | 'type' | 'title'> & { readonly code: ApiError['code'] }) {
    super(problem.detail);
    this.name = 'ApiError';
    this.code = problem.code;
    this.status = problem.status;
    this.fields = problem.fields ?? [];
    this.reference = problem.reference;
    this.current = problem.current;
    this.confirm = problem.confirm;
  }
}

export const isCode = (error: unknown, code: ApiError['code']): boolean =>
  error instanceof ApiError && error.code === code;

/** No answer came: the network or the server is away. */
export const offline = (): ApiError => new ApiError({ code: 'offline', status: 0, detail: '' });

/** Reads the body of a failed answer; a proxy in between may have answered something else than problem details. */
export function problemOf(status: number, body: unknown): ApiError {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body)
    return new ApiError(body as Problem);
  return new ApiError({ code: status >= 502 && status <= 504 ? 'offline' : 'internal', status, detail: '' });
}
