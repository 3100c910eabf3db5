import { streamChanges } from '@chartroom/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub, Outlet } from '../platform/index.ts';
import { admit, credentialOf } from './caller.ts';
import { parseInput } from './input.ts';
import { routeSchema } from './openapi.ts';
import type { RouteContext } from './route.ts';

/** Writes to the raw answer; its head goes out with the first message, so that a refusal can still be a problem. */
const outletOf = (reply: FastifyReply): Outlet => {
  const { raw } = reply;
  let begun = false;
  return {
    write: text => {
      if (raw.destroyed || raw.writableEnded) return true;
      if (!begun) {
        begun = true;
        reply.hijack();
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) raw.setHeader(name, value);
        raw.setHeader('content-type', 'text/event-stream; charset=utf-8');
        raw.setHeader('cache-control', 'no-store, no-transform');
        // Nginx would hold messages back otherwise.
        raw.setHeader('x-accel-buffering', 'no');
        raw.writeHead(200);
      }
      return raw.write(text);
    },
    onDrain: caughtUp => {
      raw.once('drain', caughtUp);
    },
    end: () => {
      if (begun) raw.end();
      else raw.destroy();
    },
  };
};

const sinceOf = (request: FastifyRequest): string | null => {
  const header = request.headers['last-event-id'];
  if (typeof header === 'string' && header !== '') return header;
  const { query } = parseInput(streamChanges, request, undefined) as { query: { since?: string } };
  return query.since ?? null;
};

/** The stream of what changes, as server-sent events. */
export const addStream = (app: FastifyInstance, context: RouteContext, hub: Hub): void => {
  app.route({
    method: streamChanges.method,
    url: streamChanges.path,
    schema: routeSchema('streamChanges', streamChanges),
    handler: async (request, reply) => {
      const credential = credentialOf(request);
      const since = sinceOf(request);
      const { org } = credential;
      const { actor } = await context.database.inTenant(org, tx =>
        admit(request, streamChanges, tx, context),
      );
      const close = await hub.open({ org, credential, actor, since, outlet: outletOf(reply) });
      if (request.raw.socket.destroyed) close();
      else reply.raw.once('close', close);
    },
  });
};
