import type { AskingTx } from '../tenancy/transaction.ts';

type Memory = Map<string, Promise<unknown>>;

/** What each transaction has read; null once it has changed anything. */
const memories = new WeakMap<AskingTx['db'], Memory | null>();

/**
 * Reads what many parts of one request ask for (settings, scales, rules, rates) once. From the first change that the
 * transaction records on, everything is read anew.
 */
export const remember = <T>(tx: AskingTx, what: string, read: () => Promise<T>): Promise<T> => {
  let memory = memories.get(tx.db);
  if (memory === null) return read();
  if (memory === undefined) {
    memory = new Map();
    memories.set(tx.db, memory);
  }
  const known = memory.get(what);
  // The key names the one reader that put it there.
  if (known !== undefined) return known as Promise<T>;
  const found = read();
  memory.set(what, found);
  return found;
};

/** The transaction has changed something: what it remembers may be wrong. */
export const forget = (tx: AskingTx): void => {
  memories.set(tx.db, null);
};
