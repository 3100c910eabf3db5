import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import {
  type Config,
  type Database,
  type Hub,
  type OpenedDatabase,
  readStanding,
  type Standing,
} from '../platform/index.ts';
import type { Admission } from './admission.ts';
import { noRoute } from './web.ts';

export interface MetricsOptions {
  readonly config: Config;
  readonly database: Database;
  readonly pool: OpenedDatabase['pool'];
  readonly admission: Admission;
  readonly hub: Hub;
}

const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'];

const addRequests = (app: FastifyInstance, registers: Registry[]): void => {
  const seconds = new Histogram({
    name: 'chartroom_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer; routes as in /api/openapi.json',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  app.addHook('onResponse', async (request, reply) => {
    // Never the address itself: it holds ids and there is no end of them.
    const route = request.routeOptions.url ?? 'none';
    seconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
};

interface Reading {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

const addReadings = (registers: Registry[], { pool, admission, hub }: MetricsOptions): void => {
  const readings: readonly Reading[] = [
    {
      name: 'chartroom_database_connections',
      help: 'Open connections of this node',
      read: () => pool.totalCount,
    },
    {
      name: 'chartroom_database_idle_connections',
      help: 'Those that nobody uses',
      read: () => pool.idleCount,
    },
    {
      name: 'chartroom_database_waiting',
      help: 'Transactions that wait for a connection',
      read: () => pool.waitingCount,
    },
    { name: 'chartroom_live_streams', help: 'Open streams of server-sent events', read: hub.streams },
    {
      name: 'chartroom_event_loop_late_seconds',
      help: 'How late timers are at the moment',
      read: () => admission.lagMs() / 1000,
    },
  ];
  for (const { name, help, read } of readings) {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  }
  new Counter({
    name: 'chartroom_http_refused_total',
    help: 'Requests refused because there was too much to do',
    registers,
    collect() {
      this.reset();
      this.inc(admission.refused());
    },
  });
};

/** Gauges over all organisations; the same on every node, so take the maximum. */
const addStanding = (registers: Registry[]): ((standing: Standing) => void) => {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `chartroom_${name}`, help, labelNames, registers });
  const jobs = gauge('jobs', 'Jobs by state', ['state']);
  const oldestJob = gauge('oldest_queued_job_seconds', 'How long the job has waited that has waited longest');
  const unsealed = gauge('unsealed_events', 'Events that are not sealed yet');
  const oldestUnsealed = gauge('oldest_unsealed_event_seconds', 'Age of the oldest event that is not sealed');
  const backup = gauge(
    'last_backup_age_seconds',
    'Since the last backup the server made by itself; -1 for none',
  );
  const organisations = gauge('organisations', 'Organisations in this database');
  return standing => {
    for (const state of jobStates) jobs.set({ state }, standing.jobs[state] ?? 0);
    oldestJob.set(standing.oldestJobSec);
    unsealed.set(standing.unsealedEvents);
    oldestUnsealed.set(standing.oldestUnsealedSec);
    backup.set(standing.lastBackupSec ?? -1);
    organisations.set(standing.organisations);
  };
};

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/** With a token whoever shows it; otherwise whoever is on this machine and comes through no proxy. */
const mayRead = (request: FastifyRequest, token: string | null): boolean => {
  if (token === null) {
    const direct = forwarding.every(name => request.headers[name] === undefined);
    return direct && loopback.includes(request.socket.remoteAddress ?? '');
  }
  const [said, wanted] = [request.headers.authorization ?? '', `Bearer ${token}`].map(t => Buffer.from(t));
  return (
    said?.length === wanted?.length &&
    said !== undefined &&
    wanted !== undefined &&
    timingSafeEqual(said, wanted)
  );
};

/** `/metrics` in the format of Prometheus: no name, id or secret of anybody is in it. */
export const addMetrics = (app: FastifyInstance, options: MetricsOptions): void => {
  const { metricsToken: token, metrics } = options.config;
  if (!metrics) return;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addRequests(app, [registry]);
  addReadings([registry], options);
  const stand = addStanding([registry]);
  app.get(
    '/metrics',
    { schema: { hide: true } as object, config: { rateLimit: false } },
    async (request, reply) => {
      if (!mayRead(request, token)) throw noRoute(request);
      stand(await readStanding(options.database));
      return reply.type(registry.contentType).send(await registry.metrics());
    },
  );
  app.addHook('onClose', async () => registry.clear());
};
