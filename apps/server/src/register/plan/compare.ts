import { type Api, columnsOf } from '@chartroom/contract';
import { planCosts } from '@chartroom/engine';
import { type Answer, AppError, type Tx } from '../../platform/index.ts';
import { mayPlan, visiblePlan } from './access.ts';
import type { BaselineOf } from './baseline-file.ts';
import { readState } from './cache.ts';
import { workingDays } from './moved.ts';
import type { PlanState } from './state.ts';
import { loadBaselineRows } from './store/baselines.ts';

/** A task beside what it was promised as. Differences: positive is later, longer or more. */
export interface Variance {
  readonly uid: number;
  readonly name: string;
  readonly summary: boolean | undefined;
  readonly startBefore: number | null;
  readonly start: number | null;
  readonly startDays: number | null;
  readonly finishBefore: number | null;
  readonly finish: number | null;
  readonly finishDays: number | null;
  readonly durationSec: number | null;
  readonly workSec: number | null;
  readonly costMinor: number | null;
  readonly added: true | undefined;
  readonly removed: true | undefined;
}

/** What the plan promises now, by task. */
export function promisedNow(state: PlanState): ReadonlyMap<number, BaselineOf> {
  const schedule = state.scheduler.schedule();
  const costs = planCosts(state.plan, schedule);
  return new Map(
    schedule.tasks().map(({ uid, start, finish, durationSec }) => {
      const { workSec = 0, costMinor = 0 } = costs.get(uid) ?? {};
      return [uid, { uid, start, finish, durationSec, workSec, costMinor }];
    }),
  );
}

const difference = (a: number | undefined, b: number | undefined): number | null =>
  a === undefined || b === undefined ? null : b - a;

/** The variance of each task between two promises, in the order of the plan; what is gone comes last. */
export function variances(
  state: PlanState,
  before: ReadonlyMap<number, BaselineOf>,
  after: ReadonlyMap<number, BaselineOf>,
): readonly Variance[] {
  const schedule = state.scheduler.schedule();
  const names = new Map(state.plan.tasks.map(t => [t.uid, t.name]));
  const uids = new Set([...state.plan.tasks.map(t => t.uid), ...after.keys(), ...before.keys()]);
  const days = (a: number | undefined, b: number | undefined): number | null =>
    a === undefined || b === undefined ? null : workingDays(state.plan, schedule, [a, b]);
  return [...uids].flatMap(uid => {
    const [was, is] = [before.get(uid), after.get(uid)];
    if (!was && !is) return [];
    return [
      {
        uid,
        name: names.get(uid) ?? `Task ${uid}`,
        summary: schedule.task(uid)?.summary || undefined,
        startBefore: was?.start ?? null,
        start: is?.start ?? null,
        startDays: days(was?.start, is?.start),
        finishBefore: was?.finish ?? null,
        finish: is?.finish ?? null,
        finishDays: days(was?.finish, is?.finish),
        durationSec: difference(was?.durationSec, is?.durationSec),
        workSec: difference(was?.workSec, is?.workSec),
        costMinor: difference(was?.costMinor, is?.costMinor),
        added: was ? undefined : true,
        removed: is ? undefined : true,
      },
    ];
  });
}

const fields = [
  'uid',
  'name',
  'summary',
  'startBefore',
  'start',
  'startDays',
  'finishBefore',
  'finish',
  'finishDays',
  'durationSec',
  'workSec',
  'added',
  'removed',
];

const last = (rows: ReadonlyMap<number, BaselineOf>): number | undefined =>
  [...rows.values()].reduce<number | undefined>(
    (most, r) => (r.finish !== undefined && (most === undefined || r.finish > most) ? r.finish : most),
    undefined,
  );

/** Work and cost of leaves only: a summary holds what lies below it. */
const total = (
  state: PlanState,
  rows: ReadonlyMap<number, BaselineOf>,
  of: 'workSec' | 'costMinor',
): number => {
  const schedule = state.scheduler.schedule();
  return [...rows.values()].reduce((sum, r) => sum + (schedule.task(r.uid)?.summary ? 0 : (r[of] ?? 0)), 0);
};

/** A baseline beside the plan as it is, or beside another baseline. */
export async function comparePlan(
  tx: Tx,
  id: string,
  { number, other }: { readonly number: number; readonly other?: number | undefined },
): Promise<Answer<Api['comparePlan']>> {
  const project = await visiblePlan(tx, id);
  const state = await readState(tx, id, project.version);
  const load = async (n: number): Promise<ReadonlyMap<number, BaselineOf>> => {
    const { tasks } = await loadBaselineRows(tx, id, n);
    if (tasks.length === 0) throw new AppError('not_found', `${project.key} has no baseline ${n}.`);
    return new Map(tasks.map(t => [t.uid, t]));
  };
  const before = await load(number);
  const after = other === undefined ? promisedNow(state) : await load(other);
  const money = mayPlan(tx, project, 'money.read');
  const [finishBefore, finish] = [last(before), last(after)];
  return {
    number,
    other: other ?? null,
    tasks: columnsOf(variances(state, before, after), money ? [...fields, 'costMinor'] : fields),
    finishDays:
      finishBefore === undefined || finish === undefined
        ? null
        : workingDays(state.plan, state.scheduler.schedule(), [finishBefore, finish]),
    workSec: total(state, after, 'workSec') - total(state, before, 'workSec'),
    costMinor: money ? total(state, after, 'costMinor') - total(state, before, 'costMinor') : null,
  };
}
