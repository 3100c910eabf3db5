import pg from 'pg';

const codeOf = (error: unknown): string | null =>
  error instanceof pg.DatabaseError ? (error.code ?? null) : null;

/** A serialization failure or a deadlock: the same work may well succeed when it is run again. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '');

/** The name of the unique or foreign key, check or exclusion that a failed write broke; null for other failures. */
export const brokenConstraint = (error: unknown): string | null =>
  error instanceof pg.DatabaseError && (error.code ?? '').startsWith('23') ? (error.constraint ?? '') : null;

/** Whether a write failed because what it names is not there, or because it is still needed. */
export const brokeReference = (error: unknown): boolean => codeOf(error) === '23503';

/** Whether a write failed because there is one already. */
export const brokeUniqueness = (error: unknown): boolean => codeOf(error) === '23505';

/** Whether the database gave up on a statement, or a connection, for want of time. */
export const ranOutOfTime = (error: unknown): boolean =>
  codeOf(error) === '57014' ||
  (error instanceof Error && error.message === 'timeout exceeded when trying to connect');

/** Whether the database is going down, starting, or cannot be reached. */
export const isUnreachable = (error: unknown): boolean =>
  ['57P01', '57P02', '57P03', '53300'].includes(codeOf(error) ?? '') ||
  (error instanceof Error && /^Connection terminated|^The database did not answer/.test(error.message)) ||
  (error instanceof Error && error.message.startsWith('Client has encountered a connection error')) ||
  (error instanceof Error &&
    'code' in error &&
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(String(error.code)));

/** Whether there is no room left on the database's disk. */
export const isFull = (error: unknown): boolean => ['53100', '58030'].includes(codeOf(error) ?? '');

/** Whether a value could not be stored: a NUL or half a surrogate pair in a text, a number out of range. */
export const isUnstorable = (error: unknown): boolean =>
  ['22021', '22P05', '22003', '22008', '22P02'].includes(codeOf(error) ?? '');
