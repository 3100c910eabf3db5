import { Worker } from 'node:worker_threads';
import { AppError } from '../error/error.ts';
import type { PdfReply, PdfRequest } from './pdf-message.ts';

/** A document to set in type. */
export interface PdfDocument {
  /**
   * Typst source of our own, never text that somebody typed: it begins with `#import "/house.typ": *` and reads
   * everything it shows from `json("/data.json")`.
   */
  readonly template: string;
  /** Any JSON. What is in it is text to the template, whatever it looks like. */
  readonly data: unknown;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: Error) => void;
}

/** Longest time for one document; 100 pages of tables take about ten seconds. */
const longestMs = 120_000;
/** A worker that nobody asked for so long is ended: it holds some 100 MB. */
const idleMs = 60_000;

interface Press {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

let press: Press | null = null;
let idle: NodeJS.Timeout | undefined;
let last = 0;

const end = (ended: Press, error: Error): void => {
  if (press === ended) press = null;
  for (const { reject } of ended.waiting.values()) reject(error);
  ended.waiting.clear();
  void ended.worker.terminate();
};

const startPress = (): Press => {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { execArgv: [] });
  const started: Press = { worker, waiting: new Map() };
  worker.on('message', (reply: PdfReply) => {
    const open = started.waiting.get(reply.id);
    started.waiting.delete(reply.id);
    if (reply.ok) open?.resolve(reply.bytes);
    else open?.reject(new Error(`The document could not be set: ${reply.message}`));
  });
  worker.on('error', error =>
    end(started, error instanceof Error ? error : new Error('The press has broken down.')),
  );
  worker.on('exit', () => end(started, new Error('The press has ended.')));
  return started;
};

/** Lets the process end while nothing is being printed, and the worker some time later. */
const rest = (used: Press): void => {
  if (used.waiting.size > 0) return;
  used.worker.unref();
  clearTimeout(idle);
  idle = setTimeout(() => {
    if (used.waiting.size === 0) end(used, new Error('The press was idle.'));
  }, idleMs).unref();
};

/**
 * Sets a document in type: tagged PDF, the same bytes for the same template and data. Throws `limit` for one that takes
 * longer than two minutes.
 */
export const renderPdf = async ({ template, data }: PdfDocument): Promise<Uint8Array<ArrayBuffer>> => {
  press ??= startPress();
  const used = press;
  used.worker.ref();
  last += 1;
  const request: PdfRequest = { id: last, template, data: JSON.stringify(data) };
  let tooLong: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      used.waiting.set(request.id, { resolve, reject });
      tooLong = setTimeout(
        () => end(used, new AppError('limit', 'This document is too long to print. Choose fewer rows.')),
        longestMs,
      );
      used.worker.postMessage(request);
    });
  } finally {
    clearTimeout(tooLong);
    rest(used);
  }
};
