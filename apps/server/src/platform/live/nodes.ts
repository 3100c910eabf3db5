import pg from 'pg';
import { newId } from '../id/id.ts';
import type { Log } from '../log/log.ts';

/** How the nodes on one database tell each other that something was changed. */
export interface Nodes {
  /** Tells the others, after a commit; what is lost is found by the next look. */
  readonly tell: (org: string, request: string | null) => void;
  /** Hears the others. */
  readonly listen: (heard: (org: string, request: string | null) => void) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The embedded database has one node. */
export const oneNode: Nodes = { tell: () => {}, listen: async () => {}, close: async () => {} };

const channel = 'chartroom_changed';
const againMs = 1_000;

/** LISTEN and NOTIFY on a connection of their own. */
export function nodesOn(databaseUrl: string, log: Log): Nodes {
  const self = newId();
  let client: pg.Client | null = null;
  let closed = false;
  let again: NodeJS.Timeout | null = null;
  let onHeard: (org: string, request: string | null) => void = () => {};

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'chartroom live',
      // What is told does not wait for what was told before.
      pipeline: true,
    });
    const lost = () => {
      if (client !== next) return;
      client = null;
      if (!closed) again = setTimeout(() => void connect().catch(lostAgain), againMs).unref();
    };
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', ({ payload }) => {
      const [from, org, request] = (payload ?? '').split(' ');
      if (from !== self && org !== undefined) onHeard(org, request ?? null);
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  };
  const lostAgain = (error: unknown): void => {
    log.warn({ err: error }, 'Live updates of other nodes are out of reach');
    if (!closed) again = setTimeout(() => void connect().catch(lostAgain), againMs).unref();
  };

  return {
    tell: (org, request) => {
      const payload = [self, org, ...(request === null ? [] : [request])].join(' ');
      client?.query('select pg_notify($1, $2)', [channel, payload]).catch(() => undefined);
    },
    listen: async heard => {
      onHeard = heard;
      await connect();
    },
    close: async () => {
      closed = true;
      if (again !== null) clearTimeout(again);
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
