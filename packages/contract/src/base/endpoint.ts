import type { z } from 'zod';
import type { ErrorCode } from './error.ts';
import type { Access } from './permission.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type ObjectSchema = z.ZodObject<z.ZodRawShape>;

/** What can be asked of the server, said once: handlers, the web client and OpenAPI are derived from it. */
export interface Endpoint<
  P extends ObjectSchema | undefined = ObjectSchema | undefined,
  Q extends ObjectSchema | undefined = ObjectSchema | undefined,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  O extends z.ZodType | undefined = z.ZodType | undefined,
> {
  readonly method: Method;
  /** With parameters as `/api/projects/:project`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly output?: O;
  readonly errors?: readonly ErrorCode[];
  /** Creates something: the caller must send an `Idempotency-Key`, and a retry has its effect once. */
  readonly creates?: true;
  /** Changes something mutable: the caller must name the version it read in `If-Match`. */
  readonly versioned?: true;
  /** The body is `multipart/form-data` with one `file`; `body` describes the other fields. */
  readonly upload?: true;
  /** The answer is a file, not JSON. */
  readonly download?: true;
  /** The answer is large JSON that the use case writes itself; it is compressed and not checked again. */
  readonly prepared?: true;
  /** The answer is a stream of server-sent events. */
  readonly stream?: true;
}

/** Declares one endpoint; the identity function, so that its types are kept. */
export const endpoint = <
  P extends ObjectSchema | undefined = undefined,
  Q extends ObjectSchema | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  O extends z.ZodType | undefined = undefined,
>(
  e: Endpoint<P, Q, B, O>,
): Endpoint<P, Q, B, O> => e;

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Sent<T> = T extends z.ZodType ? z.input<T> : undefined;
type Present<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };

/** A query that may be empty may be left out. */
type Asked<Q> = [Q] extends [undefined]
  ? unknown
  : Record<never, never> extends Q
    ? { readonly query?: Q }
    : { readonly query: Q };

/** What a handler is given, parsed. */
export type Input<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _O>
    ? Present<{ readonly params: Parsed<P>; readonly query: Parsed<Q>; readonly body: Parsed<B> }>
    : never;
/** What a client sends, before defaults are filled in. */
export type Request<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _O>
    ? Present<{ readonly params: Sent<P>; readonly body: Sent<B> }> & Asked<Sent<Q>>
    : never;
/** What comes back. */
export type Output<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer O> ? Parsed<O> : never;
