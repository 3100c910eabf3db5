import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../platform/index.ts';
import { precompress } from './precompress.ts';

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

const wantsPage = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !request.url.startsWith('/api/') &&
  !/\.[a-z0-9]{1,8}$/i.test(pathOf(request));

const page = (reply: FastifyReply) =>
  reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');

const notBuilt =
  '<!doctype html><meta charset="utf-8"><title>Chartroom</title><p>The web app is not built. Run npm run build.';

/** What is said of an address at which there is nothing. */
export const noRoute = (request: FastifyRequest): AppError =>
  new AppError('not_found', `There is nothing at ${request.method} ${pathOf(request).slice(0, 200)}.`);

/** The web app: hashed files for a year, the page itself always fresh, every other address is the page. */
export const addWeb = async (app: FastifyInstance, directory: string): Promise<void> => {
  const built = existsSync(join(directory, 'index.html'));
  if (built) {
    // Until a copy is there the file itself is served.
    precompress(directory).catch(error => app.log.warn({ err: error }, 'The web app is served uncompressed'));
    await app.register(fastifyStatic, {
      root: directory,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) throw noRoute(request);
    return built ? reply.sendFile('index.html') : page(reply).send(notBuilt);
  });
};
