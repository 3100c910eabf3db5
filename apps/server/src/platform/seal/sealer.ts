import type { Database } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import { listOrganisations } from '../tenancy/organisation.ts';
import { sealLog } from './seal.ts';

/** Seals the logs of all organisations now and then, on every node: whoever comes first adds the block. */
export interface Sealer {
  readonly start: () => void;
  /** Ends with the organisation that is being sealed. */
  readonly stop: () => Promise<void>;
}

/** Makes the sealer of this node; every 0 seconds is never. Not a job of people: that would be an event to be sealed. */
export const createSealer = (database: Database, log: Log, everySeconds: number): Sealer => {
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> | null = null;
  let stopped = false;
  const seal = async (): Promise<void> => {
    for (const { id, slug } of await database.asSystem(listOrganisations)) {
      if (stopped) return;
      const { events, busy } = await sealLog(database, id);
      if (busy) log.warn({ organisation: slug }, 'The log is being written to; it will be sealed next time');
      if (events > 0) log.debug({ organisation: slug, events }, 'Sealed the log');
    }
  };
  const begin = (): void => {
    round ??= seal()
      .catch(error => log.warn({ err: error }, 'The log could not be sealed; the next round tries again'))
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
