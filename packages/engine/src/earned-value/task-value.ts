import type { WallSecond } from '../base/wall-second.ts';
import { assignmentCost } from '../schedule/cost.ts';
import { outlineOf } from '../schedule/outline.ts';
import type { Plan } from '../schedule/plan.ts';
import type { PlanAssignment } from '../schedule/plan-resource.ts';
import type { Baseline, PlanTask } from '../schedule/plan-task.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** Money in minor units, or work in minutes. */
export type ValueMeasure = 'money' | 'work';

/** A task with what was promised of it. */
export interface BaselinedTask {
  readonly task: PlanTask;
  readonly baseline: Baseline | null;
  /** Budget at completion; 0 without a baseline. */
  readonly bac: number;
  readonly ac: number;
}

const minutes = (sec: number | undefined): number => Math.round((sec ?? 0) / 60);

/** What a task has cost so far: as recorded, else its assignments' recorded costs or their done work by rate, and its fixed cost by per cent complete. */
function actualCost(plan: Plan, schedule: Schedule, { task, assignments }: Staffing): number {
  if (task.actualCostMinor !== undefined) return task.actualCostMinor;
  const own = schedule.task(task.uid);
  if (!own) return 0;
  const time = (from: WallSecond, to: WallSecond) => schedule.timeBetween(task.uid, from, to);
  let sum = Math.round(((task.fixedCostMinor ?? 0) * (task.percentComplete ?? 0)) / 100);
  for (const a of assignments) {
    if (a.actualCostMinor !== undefined) {
      sum += a.actualCostMinor;
      continue;
    }
    const resource = plan.resources.find(r => r.uid === a.resourceUid);
    if (resource?.kind !== 'work' || !a.actualWorkSec) continue;
    const done = { ...a, workSec: a.actualWorkSec, overtimeWorkSec: a.actualOvertimeWorkSec };
    sum += assignmentCost(done, resource, {
      start: own.start,
      finish: own.finish,
      time,
      header: plan.header,
    });
  }
  return sum;
}

interface Staffing {
  readonly task: PlanTask;
  readonly assignments: readonly PlanAssignment[];
}

function actualWork({ task, assignments }: Staffing): number {
  const done = assignments.filter(a => a.actualWorkSec !== undefined);
  if (done.length > 0) return minutes(done.reduce((sum, a) => sum + (a.actualWorkSec ?? 0), 0));
  return minutes(task.actualWorkSec);
}

/** The measure in which a baseline says something: money where any task has a cost, else work. */
export function measureOf(plan: Plan, baseline: number): ValueMeasure {
  const priced = plan.tasks.some(t => (t.baselines?.find(b => b.number === baseline)?.costMinor ?? 0) > 0);
  return priced ? 'money' : 'work';
}

/** Every active task (no summary) with its budget by a baseline and what it has cost. */
export function baselinedTasks(
  plan: Plan,
  schedule: Schedule,
  by: { readonly baseline: number; readonly measure: ValueMeasure },
): readonly BaselinedTask[] {
  const { summary } = outlineOf(plan.tasks);
  const assigned = Map.groupBy(plan.assignments, a => a.taskUid);
  return plan.tasks.flatMap((task, i) => {
    if (task.blank || task.inactive || task.external || summary[i]) return [];
    const found = task.baselines?.find(b => b.number === by.baseline);
    const baseline = found?.finish === undefined ? null : found;
    const staffing = { task, assignments: assigned.get(task.uid) ?? [] };
    const budget = by.measure === 'money' ? Math.round(baseline?.costMinor ?? 0) : minutes(baseline?.workSec);
    const ac = by.measure === 'money' ? actualCost(plan, schedule, staffing) : actualWork(staffing);
    return [{ task, baseline, bac: budget, ac }];
  });
}
