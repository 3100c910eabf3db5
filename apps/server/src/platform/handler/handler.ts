import type { Readable } from 'node:stream';
import type { Endpoint, Input } from '@chartroom/contract';
import type { z } from 'zod';
import type { Tx } from '../tenancy/transaction.ts';

/** A file that came with a request, stored already (purpose `upload`). */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A file to answer with; sent as an attachment. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array | Readable;
}

/** Large JSON that a use case wrote itself, for a `prepared` endpoint. The same object is compressed once. */
export interface PreparedJson {
  /** Its text in pieces that follow on each other. */
  readonly prepared: readonly string[];
  readonly version: number;
}

/** What a request holds beside its parameters, query and body. */
export interface Call {
  /** The version in If-Match; our mistake to ask for on an endpoint that is not `versioned`. */
  readonly version: number;
  /** The file of an `upload` endpoint; our mistake to ask for on another. */
  readonly file: Upload;
}

type Deep<T> = T extends (infer I)[]
  ? readonly Deep<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;

/** What a handler answers: the output before it is checked and stripped of unknown fields, ids as plain strings. */
export type Answer<E> =
  E extends Endpoint<infer _P, infer _Q, infer _B, infer O>
    ? O extends z.ZodType
      ? Deep<z.input<O>>
      : Download | undefined
    : never;

// An endpoint without output may be answered with nothing at all.
type Returned<T> = [T] extends [Download | undefined]
  ? Promise<Download> | Promise<void>
  : Promise<T> | Promise<PreparedJson>;

/** The use case behind one endpoint: given the transaction, the parsed input, and the rest of the request. */
export type Handler<E> = (tx: Tx, input: Input<E>, call: Call) => Returned<Answer<E>>;

/** A use case for each endpoint; a missing one does not compile. */
export type Handlers<A> = { readonly [K in keyof A]: Handler<A[K]> };
