import type { Endpoint, FieldProblem } from '@chartroom/contract';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError, type Call, type Upload } from '../platform/index.ts';
import { HttpError } from './problem.ts';

type Part = 'params' | 'query' | 'body';

const problemsOf = (part: Part, error: z.ZodError): readonly FieldProblem[] =>
  error.issues.slice(0, 100).map(issue => ({
    path: [part, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));

const hasNul = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && JSON.stringify(value).includes('\\u0000');

/** Parameters, query and body as the endpoint's schemas describe them. Throws `invalid` with every field that is wrong. */
export const parseInput = (
  endpoint: Endpoint,
  request: FastifyRequest,
  body: unknown,
): Record<string, unknown> => {
  const problems: FieldProblem[] = [];
  const given: Readonly<Record<Part, unknown>> = { params: request.params, query: request.query, body };
  const parsed: Record<string, unknown> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part];
    if (schema === undefined) continue;
    const result = schema.safeParse(given[part] ?? (part === 'body' ? undefined : {}));
    if (result.success) parsed[part] = result.data;
    else problems.push(...problemsOf(part, result.error));
    if (part !== 'body' && hasNul(given[part]))
      problems.push({ path: part, message: 'A NUL character is not allowed.' });
  }
  if (problems.length === 0) return parsed;
  const first = problems[0];
  const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
  throw new AppError('invalid', `${first?.path}: ${first?.message}${more}`, { fields: problems });
};

/** The version in If-Match. Throws 428 when it is missing. */
export const versionOf = (endpoint: Endpoint, request: FastifyRequest): number | undefined => {
  if (endpoint.versioned !== true) return undefined;
  const header = request.headers['if-match'];
  if (header === undefined) {
    throw new HttpError(
      428,
      'version_required',
      'Send the version you read in the header If-Match, such as If-Match: "3".',
    );
  }
  const version = Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]);
  if (!Number.isInteger(version)) {
    throw new AppError(
      'invalid',
      `If-Match is ${JSON.stringify(header.slice(0, 50))}. Send one version, such as "3".`,
    );
  }
  return version;
};

/** The rest of a request; asking for what the endpoint does not have is our mistake. */
export const callOf = (endpoint: Endpoint, version: number | undefined, file: Upload | undefined): Call => ({
  get version() {
    if (version === undefined) throw new Error(`${endpoint.path} is not versioned.`);
    return version;
  },
  get file() {
    if (file === undefined) throw new Error(`${endpoint.path} takes no upload.`);
    return file;
  },
});

/** The Idempotency-Key of a creating call. Throws `invalid` when it is missing. */
export const keyOf = (request: FastifyRequest): string => {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new AppError(
      'invalid',
      'Send an Idempotency-Key of 8 to 200 visible characters, new for each thing you create and the same when you retry.',
    );
  }
  return key;
};
