import type { PlanEdit, PlanTask } from '@chartroom/engine';
import { type PendingEvent, record, type Tx } from '../../../platform/index.ts';
import { changePlan, type OpenPlan, openPlan } from '../../../register/index.ts';
import { type DependencyRow, dependenciesOf, removeDependencies } from './store.ts';

/** What stands in the taker's plan for the giver's task. It has no name: who may see the other project is told it elsewhere. */
export const externalRow = (uid: number, at: { readonly start: number; readonly finish: number }): PlanTask =>
  ({
    uid,
    id: uid,
    outlineLevel: 1,
    name: 'External date',
    external: true,
    manual: true,
    manualStart: at.start,
    manualFinish: at.finish,
    durationSec: at.start === at.finish ? 0 : undefined,
  }) as PlanTask;

/** The rows that stand for tasks of a giver, with the dates those have now; rows whose dates are as they were are left out. */
function movedRows(taker: OpenPlan, giver: OpenPlan, taken: readonly DependencyRow[]): readonly PlanTask[] {
  return taken.flatMap(d => {
    const theirs = giver.task(d.giverTask);
    const row = taker.plan.tasks.find(t => t.uid === d.externalUid);
    if (!theirs || !row) return [];
    if (row.manualStart === theirs.start && row.manualFinish === theirs.finish) return [];
    return [{ ...row, manualStart: theirs.start, manualFinish: theirs.finish }];
  });
}

/** A project with what others wait for of it. */
interface Giver {
  readonly project: string;
  readonly given: readonly DependencyRow[];
}

const giverOf = (project: string, dependencies: readonly DependencyRow[]): Giver => ({
  project,
  given: dependencies.filter(d => d.giverId === project),
});

/** Brings the plans that wait for a project up to its dates; answers those that moved. */
async function passOn(tx: Tx, { project, given }: Giver): Promise<readonly string[]> {
  if (given.length === 0) return [];
  const giver = await openPlan(tx, project);
  if (!giver) return [];
  const moved: string[] = [];
  for (const [taker, taken] of Map.groupBy(given, d => d.takerId)) {
    const step = await changePlan(tx, taker, {
      cause: { kind: 'follow', reason: null, summary: 'A date of another project moved' },
      change: open => {
        const rows = new Map(movedRows(open, giver, taken).map(t => [t.uid, t]));
        if (rows.size === 0) return null;
        const plan = { ...open.plan, tasks: open.plan.tasks.map(t => rows.get(t.uid) ?? t) };
        return { plan, edits: [...rows.values()].map((task): PlanEdit => ({ kind: 'task', task })) };
      },
    });
    if (step !== null) moved.push(taker);
  }
  return moved;
}

/** Takes dependencies away whose row is no more in the taker's plan. */
async function forgetRemoved(tx: Tx, project: string, dependencies: readonly DependencyRow[]): Promise<void> {
  const taken = dependencies.filter(d => d.takerId === project);
  if (taken.length === 0) return;
  const open = await openPlan(tx, project);
  const rows = new Set(open?.plan.tasks.map(t => t.uid));
  const gone = taken.filter(d => !rows.has(d.externalUid));
  if (gone.length === 0) return;
  await removeDependencies(
    tx,
    gone.map(d => d.id),
  );
  for (const d of gone)
    record(tx, {
      name: 'monitoring.dependency.withdrawn',
      subject: { kind: 'dependency', id: d.id },
      projectId: project,
      reason: 'Its row was taken out of the plan',
    });
}

/** Plans that pass dates on in a circle stop after so many rounds; a circle is refused before it comes about. */
const mostPlans = 300;

/** After plans were edited: passes dates on from plan to plan until none moves. */
export async function followPlans(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  const edited = [...new Set(events.flatMap(e => e.projectId ?? []))];
  const queue: Giver[] = [];
  for (const project of edited) {
    const dependencies = await dependenciesOf(tx, project);
    await forgetRemoved(tx, project, dependencies);
    queue.push(giverOf(project, dependencies));
  }
  for (let n = 0; queue.length > 0 && n < mostPlans; n++) {
    const giver = queue.shift();
    const moved = giver ? await passOn(tx, giver) : [];
    for (const project of moved) queue.push(giverOf(project, await dependenciesOf(tx, project)));
  }
}
