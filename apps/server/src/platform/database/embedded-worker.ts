// Runs the embedded PostgreSQL in its own thread, so that a long query does not stop the event loop.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { EmbeddedReply, EmbeddedRequest, EmbeddedStart } from './embedded-message.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread only.');
const port = parentPort;
const { dataDir, template } = workerData as EmbeddedStart;

// PostgreSQL takes what it shares at once, whether or not there is ever that much to hold, and fills it with zeros: 128 MB
// took half of the time until it answers. What it does not hold the system does.
const sharedBuffers = '16MB';

const pg = new PGlite({
  startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}`],
  ...(dataDir === null ? {} : { dataDir }),
  ...(template === null ? {} : { loadDataDir: new Blob([template]) }),
  extensions: { pg_trgm },
});

/** Structured clone keeps only the message of an Error: a database error has to be a plain object to arrive whole. */
const plain = (message: object): object =>
  message instanceof Error
    ? { ...message, name: 'error', message: message.message, isDatabaseError: true }
    : { ...message };

const answer = async (request: EmbeddedRequest): Promise<EmbeddedReply> => {
  switch (request.kind) {
    case 'ready':
      await pg.waitReady;
      return { id: request.id, ok: true, value: null };
    case 'protocol': {
      const messages = await pg.execProtocolStream(request.bytes, { throwOnError: false });
      return { id: request.id, ok: true, value: messages.map(plain) };
    }
    case 'dump': {
      const dump = await pg.dumpDataDir('none');
      return { id: request.id, ok: true, value: new Uint8Array(await dump.arrayBuffer()) };
    }
    case 'close':
      await pg.close();
      return { id: request.id, ok: true, value: null };
  }
};

port.on('message', (request: EmbeddedRequest) => {
  answer(request).then(
    reply => port.postMessage(reply),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      port.postMessage({ id: request.id, ok: false, message } satisfies EmbeddedReply);
    },
  );
});
