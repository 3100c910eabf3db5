import { type Api, api, type Endpoint } from '@chartroom/contract';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  AppError,
  type Config,
  type Handlers,
  type Hub,
  type JobQueue,
  type Log,
  newId,
  type OpenedDatabase,
  type Telemetry,
} from '../platform/index.ts';
import { createAdmission } from './admission.ts';
import { addHealth } from './health.ts';
import { acceptJsonOnly } from './json.ts';
import { addMetrics } from './metrics.ts';
import { addOpenApi } from './openapi.ts';
import { addPasswordLinks } from './password-link.ts';
import { problemOf } from './problem.ts';
import { type AnyHandler, addRoute } from './route.ts';
import { addSession, type SessionContext } from './session.ts';
import { addShared } from './shared.ts';
import { addStream } from './stream.ts';
import { addWeb } from './web.ts';

const servedHere: readonly string[] = [
  ...['signIn', 'openReportLink', 'signOut', 'me', 'streamChanges'],
  ...['forgotPassword', 'readPasswordLink', 'usePasswordLink'],
  ...['openShare', 'printShare'],
];
/** Every endpoint but those that http serves itself. */
export type ServedApi = Omit<
  Api,
  | 'signIn'
  | 'openReportLink'
  | 'signOut'
  | 'me'
  | 'streamChanges'
  | 'forgotPassword'
  | 'readPasswordLink'
  | 'usePasswordLink'
  | 'openShare'
  | 'printShare'
>;

export interface HttpOptions {
  readonly config: Config;
  readonly log: Log;
  readonly context: SessionContext;
  readonly hub: Hub;
  readonly handlers: Handlers<ServedApi>;
  readonly opened: OpenedDatabase;
  readonly queue: JobQueue;
  readonly telemetry: Telemetry;
  /** Directory of the built web app. */
  readonly web: string;
}

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    // Components and charts set style attributes; scripts come from files only.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Asked by machines that watch this one. */
const watched = ['/healthz', '/readyz', '/metrics'];

const addPlugins = async (app: FastifyInstance, config: Config): Promise<void> => {
  acceptJsonOnly(app);
  await app.register(helmet, { contentSecurityPolicy, frameguard: { action: 'deny' } });
  await app.register(cookie);
  await app.register(multipart, {
    limits: {
      files: 1,
      fields: 20,
      parts: 21,
      fieldSize: 100_000,
      headerPairs: 20,
      fileSize: config.uploadMb * 1024 * 1024,
    },
  });
  await app.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    allowList: request => watched.includes(request.url),
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError('limit', `Too many requests. Try again in ${Math.ceil(ttl / 1000)} seconds.`, {
        retryAfterSec: Math.ceil(ttl / 1000),
      }),
  });
};

const answerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const problem = problemOf(error, request.id);
  if (problem.status >= 500) request.log.error({ err: error, reference: request.id }, 'Request failed');
  const wait = error instanceof AppError ? error.details.retryAfterSec : undefined;
  if (wait !== undefined || problem.status === 503) reply.header('retry-after', String(wait ?? 5));
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
};

const addApi = (app: FastifyInstance, { context, handlers }: HttpOptions): void => {
  const served = handlers as unknown as Readonly<Record<string, AnyHandler>>;
  for (const [name, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    const handler = served[name];
    if (handler !== undefined) addRoute(app, { name, endpoint, handler }, context);
    else if (!servedHere.includes(name)) throw new Error(`No use case answers ${name}.`);
  }
};

/** The whole server but for listening: every endpoint of the contract, its description, the web app. */
export const createHttp = async (options: HttpOptions): Promise<FastifyInstance> => {
  const { config, log, context, web, opened, queue, telemetry } = options;
  const admission = createAdmission({
    waiting: () => opened.pool.waitingCount,
    mostWaiting: config.mostWaiting,
    server: { requestTimeout: 120_000, keepAliveTimeout: 72_000, connectionTimeout: 130_000 },
  });
  const app = fastify({
    serverFactory: admission.serverFactory,
    loggerInstance: log,
    genReqId: newId,
    bodyLimit: 10 * 1024 * 1024,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    trustProxy: config.trustedProxy ?? false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) =>
      answerProblem(error, request as FastifyRequest, reply as unknown as FastifyReply),
  }) as unknown as FastifyInstance;
  if (telemetry.plugin !== null) await app.register(telemetry.plugin);
  app.setErrorHandler(answerProblem);
  await addPlugins(app, config);
  await addOpenApi(app);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
  addMetrics(app, { config, database: context.database, pool: opened.pool, admission, hub: options.hub });
  addHealth(app, { database: context.database, opened, runsJobs: queue.isRunning });
  addSession(app, context);
  addPasswordLinks(app, context.passwordLinks);
  addShared(app, context);
  addStream(app, context, options.hub);
  addApi(app, options);
  await addWeb(app, web);
  return app;
};
