import type { ErrorCode, FieldProblem } from '@chartroom/contract';

export interface ErrorDetails {
  readonly fields?: readonly FieldProblem[];
  /** With `stale`: the entity as it is now. */
  readonly current?: unknown;
  /** With `limit` and `unavailable`: when to try again. */
  readonly retryAfterSec?: number;
  /** With `forbidden`: what to type again, to be let through. */
  readonly confirm?: 'password';
  readonly cause?: unknown;
}

/** A request that cannot be served, for a reason its sender can understand; everything else thrown is our mistake. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** An `invalid` error that names one field. */
export const invalidField = (path: string, message: string): AppError =>
  new AppError('invalid', message, { fields: [{ path, message }] });
