import { openShare as openShareEndpoint, printShare, shareHeader } from '@chartroom/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { printed } from '../flows/one-page/one-page.ts';
import { findShare, noteOpening, type OpenedShare, showShare } from '../flows/share/open-share.ts';
import { AppError, actorAgain, createThrottle, readSecret, systemActor } from '../platform/index.ts';
import { sendDownload } from './download.ts';
import { routeSchema } from './openapi.ts';
import type { RouteContext } from './route.ts';

const noLink = () =>
  new AppError('not_found', 'This link does not open anything. It may have expired or been revoked.');

/** Opens what a secret leads to, as the one who made the link may see it at this moment. */
const open = (request: FastifyRequest, { database, directory }: RouteContext): Promise<OpenedShare> => {
  const secret = request.headers[shareHeader];
  const credential = typeof secret === 'string' ? readSecret('share', secret) : null;
  if (credential === null) throw noLink();
  const { org, hash } = credential;
  return database.inTenant(
    org,
    async (tenant, enter) => {
      const share = await findShare(tenant, hash);
      if (share === null) throw noLink();
      const maker = await actorAgain(tenant, directory, { person: share.createdBy, token: null }).catch(
        () => {
          throw noLink();
        },
      );
      const opened = await enter(maker, tx => showShare(tx, share));
      // Nobody of the organisation opened it: the log says so.
      await enter(systemActor(org), tx => noteOpening(tx, share));
      return opened;
    },
    { request: request.id },
  );
};

/** Serves read-only links to people without an account. */
export const addShared = (app: FastifyInstance, context: RouteContext): void => {
  const throttle = createThrottle(60, 60);
  const admitted = (request: FastifyRequest) => {
    throttle.attempt(request.ip);
    return open(request, context);
  };
  app.route({
    method: openShareEndpoint.method,
    url: openShareEndpoint.path,
    schema: routeSchema('openShare', openShareEndpoint),
    handler: async request => openShareEndpoint.output?.parse(await admitted(request)),
  });
  app.route({
    method: printShare.method,
    url: printShare.path,
    schema: routeSchema('printShare', printShare),
    handler: async (request, reply) => sendDownload(reply, await printed((await admitted(request)).page)),
  });
};
