import type { FastifyInstance } from 'fastify';
import type { Database, OpenedDatabase } from '../platform/index.ts';

export interface HealthOptions {
  readonly database: Database;
  readonly opened: OpenedDatabase;
  /** Whether this node runs jobs. */
  readonly runsJobs: () => boolean;
}

type Check = 'ok' | 'failed';

const patienceMs = 5000;

/** Whether something answers in time. */
const answers = async (work: Promise<boolean>): Promise<Check> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>(resolve => {
    timer = setTimeout(resolve, patienceMs, false);
  });
  try {
    return (await Promise.race([work, late])) ? 'ok' : 'failed';
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
};

const schemaIsCurrent = async ({ pool, migrated }: OpenedDatabase): Promise<boolean> => {
  const { rows } = await pool.query<{ newest: number }>('select max(number) as newest from schema_migration');
  return (rows[0]?.newest ?? 0) >= migrated.schema;
};

const hidden = { schema: { hide: true } as object };

/**
 * `/healthz`: this process lives and reaches its database; restart it otherwise. `/readyz`: it can serve people
 * (database reachable, schema current, jobs running); send them elsewhere otherwise.
 */
export const addHealth = (app: FastifyInstance, { database, opened, runsJobs }: HealthOptions): void => {
  app.get('/healthz', hidden, async () => {
    // The embedded database lives and dies with this process, and may be busy with one long job.
    if (database.kind === 'postgres') await database.asSystem(async () => {});
    return { status: 'ready' };
  });
  app.get('/readyz', hidden, async (_request, reply) => {
    const schema = await answers(schemaIsCurrent(opened));
    const checks = {
      database: schema === 'ok' ? schema : await answers(opened.pool.query('select 1').then(() => true)),
      schema,
      jobs: runsJobs() ? 'ok' : 'failed',
    };
    const ready = Object.values(checks).every(c => c === 'ok');
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
  });
};
