import { createScheduler, type Plan, type Scheduler, type Spans } from '@chartroom/engine';
import type { PreparedJson } from '../../platform/index.ts';
import { keyDatesOf } from './key-dates.ts';
import type { KeyDate } from './store/write.ts';

/** A scheduler that goes on from version to version of a plan; whoever holds an older version makes one of their own. */
interface Live {
  readonly scheduler: Scheduler;
  version: number;
}

/** A plan at one version as this process works with it; who edits takes it out of the cache first. */
export interface PlanState {
  readonly project: string;
  readonly version: number;
  readonly plan: Plan;
  /** Where each row lies among the others, by its number. */
  readonly positions: ReadonlyMap<number, number>;
  readonly nextTask: number;
  /** Ask anew after every `await`: an edit in between moves the live one on. */
  readonly scheduler: Scheduler;
  readonly live: Live;
  readonly spans: Spans;
  readonly keyDates: ReadonlyMap<number, KeyDate>;
  /** Answers made of this version, by who may see what. */
  readonly answers: Map<string, PreparedJson>;
}

/** What is stored of a plan. */
export interface StoredPlan {
  readonly project: string;
  readonly version: number;
  readonly nextTask: number;
  readonly plan: Plan;
  readonly positions: readonly number[];
}

/** A state of a live scheduler that has come to this version; `before` are the key dates of the one before. */
export function stateAt(
  live: Live,
  given: Pick<PlanState, 'project' | 'version' | 'plan' | 'positions' | 'nextTask'>,
  before?: ReadonlyMap<number, KeyDate>,
): PlanState {
  let own: Scheduler | null = null;
  const spans = live.scheduler.schedule().spans();
  live.version = given.version;
  return {
    ...given,
    live,
    spans,
    keyDates: keyDatesOf(given.plan, spans, before),
    answers: new Map(),
    get scheduler() {
      if (live.version === given.version) return live.scheduler;
      own ??= createScheduler(given.plan);
      return own;
    },
  };
}

/** Calculates a stored plan. */
export function stateOf({ project, version, nextTask, plan, positions }: StoredPlan): PlanState {
  const live = { scheduler: createScheduler(plan), version };
  const places = new Map(plan.tasks.map((t, i) => [t.uid, positions[i] ?? i]));
  return stateAt(live, { project, version, plan, nextTask, positions: places });
}
