import type { ErrorCode, Problem } from '@chartroom/contract';
import {
  AppError,
  brokeReference,
  brokeUniqueness,
  isFull,
  isUnreachable,
  isUnstorable,
  ranOutOfTime,
} from '../platform/index.ts';

/** A failure that only HTTP knows, with the status that HTTP has for it. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: Problem['code'];
  constructor(status: number, code: Problem['code'], message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const statuses: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  limit: 429,
  unsupported: 415,
  unavailable: 503,
};

const titles: Readonly<Record<Problem['code'], string>> = {
  invalid: 'The request is not valid',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Conflict',
  stale: 'Changed by somebody else meanwhile',
  limit: 'Too much',
  unsupported: 'Not supported',
  unavailable: 'Not available at the moment',
  version_required: 'Name the version you read',
  internal: 'Something went wrong here',
};

const make = (code: Problem['code'], status: number, detail: string): Problem => ({
  type: `urn:chartroom:problem:${code}`,
  title: titles[code],
  status,
  code,
  detail,
});

const fromApp = (error: AppError): Problem => {
  const { fields, current, confirm } = error.details;
  return {
    ...make(error.code, statuses[error.code], error.message),
    ...(fields === undefined ? {} : { fields }),
    ...(current === undefined ? {} : { current }),
    ...(confirm === undefined ? {} : { confirm }),
  };
};

interface FastifyFailure {
  readonly code: string;
  readonly statusCode?: number;
}

const fastifyCode = (error: unknown): FastifyFailure | null =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('FST_')
    ? (error as Error & FastifyFailure)
    : null;

const fromFastify = ({ code, statusCode = 500 }: FastifyFailure): Problem | null => {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return make('limit', 413, 'The body is larger than 10 MB. Send less at a time.');
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return make(
        'limit',
        413,
        'The upload is too large, or has too many parts. Send one file within the limit.',
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return make('unsupported', 415, 'Send JSON with the content type application/json.');
    case 'FST_ERR_BAD_URL':
      return make('invalid', 400, 'The address of the request is malformed.');
    default:
      return statusCode < 500 ? make('invalid', statusCode, 'The request is malformed.') : null;
  }
};

const fromDatabase = (error: unknown): Problem | null => {
  if (brokeUniqueness(error))
    return make('conflict', 409, 'There is one of these already. Choose another name or key.');
  if (brokeReference(error)) {
    return make(
      'conflict',
      409,
      'The request names something that is not there, or removes what is still needed.',
    );
  }
  if (isUnstorable(error))
    return make('invalid', 400, 'A value holds something that cannot be stored. Check it.');
  if (ranOutOfTime(error))
    return make('unavailable', 503, 'This took too long. Try again, or ask for less at a time.');
  if (isFull(error))
    return make(
      'unavailable',
      503,
      'The disk of the database is full. Nothing was changed. Make room on it.',
    );
  return isUnreachable(error)
    ? make('unavailable', 503, 'The database is not available. Try again soon.')
    : null;
};

/** Problem details of anything that was thrown; what is our mistake is told by its reference number only. */
export const problemOf = (error: unknown, reference: string): Problem => {
  if (error instanceof AppError) return fromApp(error);
  if (error instanceof HttpError) return make(error.code, error.status, error.message);
  const fastify = fastifyCode(error);
  const known = (fastify === null ? null : fromFastify(fastify)) ?? fromDatabase(error);
  if (known !== null) return known;
  return {
    ...make(
      'internal',
      500,
      `This is our mistake. Nothing was changed. Quote the number ${reference} to support.`,
    ),
    reference,
  };
};
