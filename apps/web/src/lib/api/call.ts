import type { Endpoint, Output, Request } from '@chartroom/contract';
import { address } from './address.ts';
import { offline, problemOf } from './api-error.ts';
import { askToConfirm } from './confirm.ts';
import { csrf } from './csrf.ts';

export interface CallOptions {
  /** The version that was read, for `If-Match`. */
  readonly version?: number | undefined;
  /** One for each intent, the same over all its retries. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Headers of a request; the one against forged requests cannot be set by a foreign page. */
export function headersOf(endpoint: Endpoint, options: CallOptions): Record<string, string> {
  const token = csrf();
  return {
    accept: 'application/json',
    ...(endpoint.method === 'GET' || token === null ? {} : { 'x-chartroom-csrf': token }),
    ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
    ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
  };
}

/** The address a request goes to, for links to downloads. */
export function addressOf<E extends Endpoint>(endpoint: E, request: Request<E>): string {
  const parts = request as Parts;
  return address(endpoint.path, parts.params, parts.query);
}

/** Asks the server; throws `ApiError`. What is dangerous asks for the password first, and goes on when it was right. */
export async function call<E extends Endpoint>(
  endpoint: E,
  request: Request<E>,
  options: CallOptions = {},
): Promise<Output<E>> {
  const { body } = request as Parts;
  const headers = headersOf(endpoint, options);
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await fetch(addressOf(endpoint, request), {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw offline();
  });
  const json: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  if (answer.ok) return json as Output<E>;
  const problem = problemOf(answer.status, json);
  if (problem.confirm === undefined || !(await askToConfirm())) throw problem;
  return call(endpoint, request, options);
}
