import {
  type Endpoint,
  forgotPassword,
  type Input,
  readPasswordLink,
  usePasswordLink,
} from '@chartroom/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PasswordLinks } from '../platform/index.ts';
import { refuseForeignPage } from './caller.ts';
import { parseInput } from './input.ts';
import { routeSchema } from './openapi.ts';

interface Open<E extends Endpoint> {
  readonly name: string;
  readonly endpoint: E;
  readonly answer: (
    body: Input<E> extends { readonly body: infer B } ? B : never,
    request: FastifyRequest,
  ) => unknown;
}

/** Serves an endpoint that nobody has to be signed in for. */
const addOpen = <E extends Endpoint>(app: FastifyInstance, { name, endpoint, answer }: Open<E>): void => {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: routeSchema(name, endpoint),
    onRequest: async request => refuseForeignPage(request),
    handler: async (request, reply) => {
      // `parseInput` has checked it by the schema that its type is made from.
      const { body } = parseInput(endpoint, request, request.body) as { body: Parameters<typeof answer>[0] };
      const said = await answer(body, request);
      return said === undefined ? reply.status(204).send() : reply.send(endpoint.output?.parse(said));
    },
  });
};

/** What invitations and resets open to those who are not signed in. */
export const addPasswordLinks = (app: FastifyInstance, links: PasswordLinks): void => {
  const pending = new Set<Promise<void>>();
  app.addHook('onClose', async () => {
    await Promise.all(pending);
  });
  addOpen(app, {
    name: 'forgotPassword',
    endpoint: forgotPassword,
    answer: ({ email }, request) => {
      // The answer does not wait: how long the work takes would tell whether anybody signs in with the address.
      const { settled } = links.forgot(email, request.ip);
      const work = settled
        .catch(error => request.log.error({ err: error }, 'A mail to reset a password was not queued'))
        .finally(() => pending.delete(work));
      pending.add(work);
    },
  });
  addOpen(app, {
    name: 'readPasswordLink',
    endpoint: readPasswordLink,
    answer: ({ secret }, request) => links.read(secret, request.ip),
  });
  addOpen(app, {
    name: 'usePasswordLink',
    endpoint: usePasswordLink,
    answer: (body, request) => links.use(body, request.ip),
  });
};
