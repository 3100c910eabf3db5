import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import { systemActor } from '../tenancy/actor.ts';
import { listOrganisations } from '../tenancy/organisation.ts';
import type { Tx } from '../tenancy/transaction.ts';

/** Something done for each organisation now and then, on any node. It must do no harm when two nodes do it at once. */
export interface Scheduled {
  readonly name: string;
  readonly run: (tx: Tx) => Promise<void>;
}

/** What comes by the clock, not by a person. */
export interface Scheduler {
  readonly start: () => void;
  /** Ends with what is being done. */
  readonly stop: () => Promise<void>;
}

export interface SchedulerOptions {
  readonly database: Database;
  readonly log: Log;
  /** 0 for never. */
  readonly everySeconds: number;
}

/** Makes the scheduler of this node. Each piece of work is a transaction of the system in one organisation. */
export const createScheduler = (
  { database, log, everySeconds }: SchedulerOptions,
  work: readonly Scheduled[],
): Scheduler => {
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> | null = null;
  let stopped = false;
  const all = async (): Promise<void> => {
    for (const { id, slug } of await database.asSystem(listOrganisations)) {
      for (const { name, run } of work) {
        if (stopped) return;
        await database
          .inOrganisation(systemActor(id), run, { request: `schedule:${name}`, retry: true })
          .catch(error => log.warn({ err: error, organisation: slug, work: name }, 'Will be tried again'));
      }
    }
  };
  const begin = (): void => {
    round ??= all()
      .catch(error => log.warn({ err: error }, 'Scheduled work will be tried again'))
      .finally(() => {
        round = null;
      });
  };
  return {
    start: () => {
      if (everySeconds === 0) return;
      begin();
      timer = setInterval(begin, everySeconds * 1000);
      timer.unref();
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      await round;
    },
  };
};
