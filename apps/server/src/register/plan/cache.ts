import type { Tx } from '../../platform/index.ts';
import { type PlanState, stateOf } from './state.ts';
import { loadPlan } from './store/load.ts';

/** Most tasks of all plans that one process keeps calculated; some 2 kB each. */
const mostTasks = 150_000;

/** In order of use, the oldest first. */
const kept = new Map<string, PlanState>();

/** What a transaction has edited and not yet committed, by project: only it sees that. */
const uncommitted = new WeakMap<object, Map<string, PlanState>>();

const ownOf = (tx: Tx): Map<string, PlanState> => {
  // All views of one transaction share its list of pending events.
  const own = uncommitted.get(tx.pending) ?? new Map<string, PlanState>();
  uncommitted.set(tx.pending, own);
  return own;
};

const keyOf = (tx: Tx, project: string): string => `${tx.org} ${project}`;

/** Keeps a state for the next request, and lets go of those that were not used for longest. */
function keep(key: string, state: PlanState): void {
  kept.delete(key);
  kept.set(key, state);
  let tasks = 0;
  for (const s of kept.values()) tasks += s.plan.tasks.length;
  for (const [oldest, s] of kept) {
    if (tasks <= mostTasks || kept.size === 1) return;
    kept.delete(oldest);
    tasks -= s.plan.tasks.length;
  }
}

/** The plan at the version that the database has, calculated. To read only: whoever edits takes it. */
export async function readState(tx: Tx, project: string, version: number): Promise<PlanState> {
  const own = ownOf(tx).get(project);
  if (own?.version === version) return own;
  const key = keyOf(tx, project);
  const known = kept.get(key);
  if (known?.version === version) {
    keep(key, known);
    return known;
  }
  const state = stateOf(await loadPlan(tx, project));
  if (state.version === version) tx.afterCommit(() => keep(key, state));
  return state;
}

/**
 * Takes the plan out of the cache to be edited, in a transaction that holds its lock. What came of it goes back by
 * `giveBack`; if the transaction fails nothing does, and the next request reads the database.
 */
export async function takeState(tx: Tx, project: string, version: number): Promise<PlanState> {
  const own = ownOf(tx).get(project);
  if (own?.version === version) return own;
  const key = keyOf(tx, project);
  const known = kept.get(key);
  if (known?.version !== version) return stateOf(await loadPlan(tx, project));
  kept.delete(key);
  return known;
}

/** Keeps the edited plan once the transaction has committed. */
export function giveBack(tx: Tx, state: PlanState): void {
  ownOf(tx).set(state.project, state);
  tx.afterCommit(() => {
    // Of several edits in one transaction the last counts.
    if (ownOf(tx).get(state.project) === state) keep(keyOf(tx, state.project), state);
  });
}

/** Puts back what was taken and not changed. */
export function putBack(tx: Tx, state: PlanState): void {
  // What this transaction itself edited is nobody else's yet.
  if (ownOf(tx).get(state.project) === state) return;
  keep(keyOf(tx, state.project), state);
}
