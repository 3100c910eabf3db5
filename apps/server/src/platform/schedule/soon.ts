import type { Database } from '../database/database.ts';
import type { Subscription } from '../event/event.ts';
import type { Log } from '../log/log.ts';
import { systemActor } from '../tenancy/actor.ts';
import type { Tx } from '../tenancy/transaction.ts';

/** Something done a moment after projects changed. It may be done for a change that came to nothing, and twice. */
export interface Soon {
  readonly name: string;
  /** Beginnings of the names of events that call for it. */
  readonly prefixes: readonly string[];
  /** Names of events, of no project, that call for all of them. */
  readonly forAll: readonly string[];
  /** Of these projects; of all when left out. */
  readonly run: (tx: Tx, projects?: readonly string[]) => Promise<void>;
}

export interface SoonWorker {
  /** Notes which projects a transaction changes. */
  readonly subscription: Subscription;
  readonly start: () => void;
  /** Ends with what is being done. */
  readonly stop: () => Promise<void>;
}

/** How long changes are gathered, so that a hundred of them are one piece of work. */
const gatherMs = 2_000;

/** Makes who does such work on this node. What a node that ends had gathered is left to work by the clock. */
export function createSoonWorker(
  { database, log }: { readonly database: Database; readonly log: Log },
  work: Soon,
): SoonWorker {
  const changed = new Map<string, Set<string> | 'all'>();
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> = Promise.resolve();
  const all = async () => {
    const due = [...changed];
    changed.clear();
    for (const [org, projects] of due)
      await database
        .inOrganisation(
          systemActor(org),
          tx => work.run(tx, projects === 'all' ? undefined : [...projects]),
          {
            request: `soon:${work.name}`,
            retry: true,
          },
        )
        .catch(error => log.warn({ err: error, work: work.name }, 'Left to the next round by the clock'));
  };
  const begin = () => {
    if (changed.size > 0) round = round.then(all);
  };
  return {
    subscription: {
      prefixes: [...work.prefixes, ...work.forAll],
      run: async (tx, events) => {
        if (timer === null || tx.actor.kind === 'system') return;
        const before = changed.get(tx.org) ?? new Set();
        const ids = events.flatMap(e => e.projectId ?? []);
        if (before === 'all' || events.some(e => work.forAll.includes(e.name))) changed.set(tx.org, 'all');
        else if (ids.length > 0) changed.set(tx.org, new Set([...before, ...ids]));
      },
    },
    // From outside of any transaction: what a transaction starts would belong to it.
    start: () => {
      timer = setInterval(begin, gatherMs).unref();
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer);
      timer = null;
      await round;
    },
  };
}
