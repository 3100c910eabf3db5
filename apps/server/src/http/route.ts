import type { Endpoint } from '@chartroom/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Call,
  type Claim,
  claimKey,
  type Database,
  type Directory,
  type Download,
  rememberAnswer,
  storeFile,
  type Tx,
} from '../platform/index.ts';
import { admit, askWhoCalls, credentialOf, refuseForeignPage } from './caller.ts';
import { isDownload, sendDownload } from './download.ts';
import { callOf, keyOf, parseInput, versionOf } from './input.ts';
import { routeSchema } from './openapi.ts';
import { isPrepared, sendPrepared } from './prepared.ts';
import { HttpError } from './problem.ts';
import { type Received, receiveUpload } from './upload.ts';

/** A use case as routing sees it; `Handlers` has checked the types. */
export type AnyHandler = (tx: Tx, input: never, call: Call) => Promise<unknown>;

export interface RouteContext {
  readonly database: Database;
  readonly directory: Directory;
  readonly sessionHours: number;
}

interface Outcome {
  readonly status: number;
  readonly body: unknown;
}

const statusOf = (endpoint: Endpoint, body: unknown): number =>
  body === undefined ? 204 : endpoint.creates === true ? 201 : 200;

const outcomeOf = (endpoint: Endpoint, answer: unknown): Outcome => {
  if (endpoint.download === true || endpoint.prepared === true) return { status: 200, body: answer };
  const body = endpoint.output?.parse(answer);
  return { status: statusOf(endpoint, body), body };
};

const once = async (tx: Tx, claim: Claim, work: () => Promise<Outcome>): Promise<Outcome> => {
  const claimed = await claimKey(tx, claim);
  switch (claimed.kind) {
    case 'again':
      return { status: claimed.status, body: claimed.response ?? undefined };
    case 'other':
      throw new HttpError(
        422,
        'conflict',
        'This Idempotency-Key was used for another request. Use a new one.',
      );
    case 'first': {
      const outcome = await work();
      await rememberAnswer(tx, claim, outcome.status, outcome.body);
      return outcome;
    }
  }
};

const perform = async (
  tx: Tx,
  { name, endpoint, handler }: Named,
  request: FastifyRequest,
  received: Received | null,
): Promise<Outcome> => {
  const input = parseInput(endpoint, request, received?.fields ?? request.body);
  const version = versionOf(endpoint, request);
  const work = async (): Promise<Outcome> => {
    const file = received === null ? undefined : await storeFile(tx, received.file());
    return outcomeOf(endpoint, await handler(tx, input as never, callOf(endpoint, version, file)));
  };
  if (endpoint.creates !== true) return work();
  const said = JSON.stringify([input, received?.sha256 ?? null]);
  return once(tx, { endpoint: name, key: keyOf(request), request: said }, work);
};

const send = (reply: FastifyReply, endpoint: Endpoint, { status, body }: Outcome) => {
  if (endpoint.prepared === true && isPrepared(body)) return sendPrepared(reply, body);
  if (endpoint.download === true && isDownload(body)) return sendDownload(reply, body satisfies Download);
  if (typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number') {
    reply.header('etag', `"${body.version}"`);
  }
  return reply.status(status).send(body);
};

interface Named {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly handler: AnyHandler;
}

/** Serves one endpoint: who calls, may they, what do they say, the use case in one transaction, the answer. */
export const addRoute = (app: FastifyInstance, named: Named, context: RouteContext): void => {
  const { endpoint } = named;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: routeSchema(named.name, endpoint),
    onRequest: async request => {
      refuseForeignPage(request);
      credentialOf(request);
      const sent = request.headers['content-type'] ?? '';
      if (endpoint.upload !== true && sent.toLowerCase().startsWith('multipart/')) {
        throw new HttpError(415, 'unsupported', 'Send JSON with the content type application/json.');
      }
    },
    handler: async (request, reply) => {
      const { org } = credentialOf(request);
      const inTransaction = (work: (tx: Tx) => Promise<Outcome>) =>
        context.database.inTenant(
          org,
          async (tenant, enter) => enter((await admit(request, endpoint, tenant, context)).actor, work),
          { request: request.id, retry: true, first: askWhoCalls(request, context) },
        );
      if (endpoint.upload !== true) {
        return send(reply, endpoint, await inTransaction(tx => perform(tx, named, request, null)));
      }
      // Before a file is taken in, its sender has to be known; while it comes in, no transaction is held open.
      await inTransaction(async () => ({ status: 204, body: undefined }));
      const received = await receiveUpload(request);
      try {
        return send(reply, endpoint, await inTransaction(tx => perform(tx, named, request, received)));
      } finally {
        await received.discard();
      }
    },
  });
};
