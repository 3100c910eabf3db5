import { existsSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { EmbeddedReply, EmbeddedRequest, EmbeddedStart } from './embedded-message.ts';
import { valueTypes } from './value.ts';

/** The embedded database: a pool of one connection to PostgreSQL in a worker thread. */
export interface Embedded {
  readonly pool: pg.Pool;
  /** The whole data directory as a tar, for tests to start from. */
  readonly dump: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
}

type Ask = (
  request: { kind: 'ready' | 'dump' | 'close' } | { kind: 'protocol'; bytes: Uint8Array<ArrayBuffer> },
) => Promise<unknown>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that answers. */
interface Running {
  readonly ask: Ask;
  readonly hasEnded: () => boolean;
  readonly end: () => Promise<unknown>;
}

/** Starts a worker; everything still open fails when it ends. */
const startWorker = (start: EmbeddedStart): Running => {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: start,
    // Flags of this process, such as --input-type, need not fit a worker.
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | null = null;
  const fail = (error: Error) => {
    ended = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (reply: EmbeddedReply) => {
    const open = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) open?.resolve(reply.value);
    else open?.reject(new Error(reply.message));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The embedded database has ended.')));
  return {
    ask: request =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage(
          { ...request, id: last } satisfies EmbeddedRequest,
          request.kind === 'protocol' ? [request.bytes.buffer] : [],
        );
      }),
    hasEnded: () => ended !== null,
    end: () => worker.terminate(),
  };
};

/** Gives a database error back the class that `pg` would have given it. */
const revive = (message: object): object => {
  if (!('isDatabaseError' in message)) return message;
  const {
    message: text,
    length,
    ...fields
  } = message as unknown as {
    message: string;
    length?: number;
  };
  return Object.assign(new pg.DatabaseError(text, length ?? 0, 'error'), fields);
};

/**
 * After these PostgreSQL does not go on: when its log cannot be written, and when it says so itself. What was
 * committed is on the disk, and the next start finds it.
 */
const isFatal = (message: object): boolean =>
  message instanceof pg.DatabaseError &&
  (['PANIC', 'FATAL'].includes(message.severity ?? '') ||
    (message.code === '53100' && message.message.includes('pg_wal')));

/**
 * A pool whose one connection outlives a refused statement. `pg` throws a connection away after any error of
 * `pool.query`; the next one would then read what the embedded database still answers to the one before.
 */
class OneConnection extends pg.Pool {
  override query = (async (...asked: Parameters<pg.PoolClient['query']>) => {
    const client = await this.connect();
    try {
      const result = await client.query(...asked);
      client.release();
      return result;
    } catch (error) {
      client.release(!(error instanceof pg.DatabaseError) || isFatal(error));
      throw error;
    }
  }) as unknown as pg.Pool['query'];
}

const launch = async (start: EmbeddedStart): Promise<Running> => {
  const running = startWorker(start);
  try {
    await running.ask({ kind: 'ready' });
    return running;
  } catch (error) {
    await running.end();
    throw error;
  }
};

/** The protocol's messages after which a client waits for no answer: Parse, Bind, Describe, Execute, Close. */
const unanswered = new Set([...'PBDEC'].map(letter => letter.charCodeAt(0)));

/** Bytes in memory of their own, which a worker is given: of a piece of a pool it would be given the whole pool. */
const together = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(pieces.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

/**
 * Keeps what is not answered for the message that is, as a socket would: a prepared statement is one trip to the worker
 * in place of five.
 */
const inOneTrip = (exec: (bytes: Uint8Array<ArrayBuffer>) => Promise<object[]>) => {
  let kept: Uint8Array[] = [];
  return async (bytes: Uint8Array): Promise<object[]> => {
    kept.push(bytes);
    if (unanswered.has(bytes[0] ?? 0)) return [];
    const all = kept;
    kept = [];
    return exec(together(all));
  };
};

/**
 * Makes the database of a directory that has none, beside its place: one that was killed meanwhile is made anew. The
 * thread that makes it ends, since it keeps the memory that this took.
 */
const makeDatabase = async (start: EmbeddedStart): Promise<void> => {
  const { dataDir } = start;
  if (dataDir === null || existsSync(join(dataDir, 'PG_VERSION'))) return;
  const beside = `${dataDir}.making`;
  rmSync(beside, { recursive: true, force: true });
  const making = await launch({ ...start, dataDir: beside });
  await making.ask({ kind: 'close' });
  await making.end();
  if (existsSync(dataDir)) rmdirSync(dataDir);
  renameSync(beside, dataDir);
};

/** The database behind its pool: started again, by whoever needs it next, when it could not go on. */
const supervise = async (start: EmbeddedStart, onStartedAgain: () => void) => {
  await makeDatabase(start);
  let running = await launch(start.dataDir === null ? start : { ...start, template: null });
  let broken = false;
  let again: Promise<void> | null = null;
  const startAgain = async (): Promise<void> => {
    await running.end();
    running = await launch({ ...start, template: null });
    broken = false;
    onStartedAgain();
  };
  const ready = async (): Promise<void> => {
    // What was in memory only is lost with the worker.
    if (start.dataDir === null || !(broken || running.hasEnded())) return;
    again ??= startAgain().finally(() => {
      again = null;
    });
    await again;
  };
  return {
    execProtocolStream: async (bytes: Uint8Array<ArrayBuffer>): Promise<object[]> => {
      await ready();
      const messages = ((await running.ask({ kind: 'protocol', bytes })) as object[]).map(revive);
      if (messages.some(isFatal)) broken = true;
      return messages;
    },
    ask: async (kind: 'dump' | 'close') => running.ask({ kind }),
    end: async () => running.end(),
    isBroken: () => broken || running.hasEnded(),
  };
};

/** Starts the embedded database; resolves when it answers. */
export const startEmbedded = async (start: EmbeddedStart): Promise<Embedded> => {
  // What was prepared is gone with the database that prepared it.
  const database = await supervise(start, () => {
    config.connection.parsedStatements = {};
  });
  const execProtocolStream = inOneTrip(database.execProtocolStream);
  const proxy = { waitReady: Promise.resolve(), execProtocolStream };
  // The adapter uses these two members only.
  const config = createPgConfig(proxy as unknown as PGlite);
  const pool = new OneConnection({
    ...config,
    max: 1,
    idleTimeoutMillis: 0,
    types: valueTypes,
  } as unknown as pg.PoolConfig);
  return {
    pool,
    dump: async () => (await database.ask('dump')) as Uint8Array<ArrayBuffer>,
    close: async () => {
      await pool.end();
      if (!database.isBroken()) await database.ask('close');
      await database.end();
    },
  };
};
