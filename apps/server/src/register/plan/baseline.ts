import { type Api, columnsOf, type Input } from '@chartroom/contract';
import { assignmentCost, planCosts, type Schedule, type WallSecond } from '@chartroom/engine';
import { type Answer, AppError, record, type Tx } from '../../platform/index.ts';
import { todayIn } from '../organisation/today.ts';
import { recordFacts } from '../project/facts.ts';
import { mayPlan, type Planned, planToEdit, visiblePlan } from './access.ts';
import { type BaselineOf, daysOfBaseline, keepBaseline, type PlanBaseline } from './baseline-file.ts';
import { readState } from './cache.ts';
import type { PlanState } from './state.ts';
import { loadBaselineRows, loadBaselines, moveBaseline } from './store/baselines.ts';

/** What the plan promises as it is now: dates, work and cost of every task and assignment. */
export function snapshot(state: PlanState, number: number): PlanBaseline {
  const { plan } = state;
  const schedule: Schedule = state.scheduler.schedule();
  const costs = planCosts(plan, schedule);
  const tasks = schedule.tasks().map((at): BaselineOf => {
    const { workSec = 0, costMinor = 0 } = costs.get(at.uid) ?? {};
    return {
      uid: at.uid,
      start: at.start,
      finish: at.finish,
      durationSec: at.durationSec,
      workSec,
      costMinor,
    };
  });
  const resources = new Map(plan.resources.map(r => [r.uid, r]));
  const assignments = plan.assignments.flatMap((a): BaselineOf[] => {
    const at = schedule.task(a.taskUid);
    const resource = resources.get(a.resourceUid ?? Number.NaN);
    if (!at) return [];
    const time = (from: WallSecond, to: WallSecond) => schedule.timeBetween(a.taskUid, from, to);
    const { start, finish } = at;
    const costMinor = resource
      ? assignmentCost(a, resource, { start, finish, time, header: plan.header })
      : 0;
    return [{ uid: a.uid, start, finish, workSec: a.workSec ?? 0, costMinor }];
  });
  return { number, tasks, assignments };
}

/** Keeps the plan as a baseline; the one in force also becomes the project's, with the reason. */
export async function keepAs(
  tx: Tx,
  project: Planned,
  { number, reason }: { readonly number: number; readonly reason: string },
): Promise<void> {
  const state = await readState(tx, project.id, project.version);
  const baseline = snapshot(state, number);
  const days = daysOfBaseline(baseline);
  if (!days)
    throw new AppError(
      'conflict',
      `The plan of ${project.key} has no tasks yet; there is nothing to promise.`,
    );
  await keepBaseline(tx, project, { baseline, reason });
  record(tx, {
    name: 'register.plan.baselined',
    subject: { kind: 'plan', id: project.id },
    projectId: project.id,
    before: null,
    after: { number, step: project.version, tasks: baseline.tasks.length },
    reason,
  });
  if (number !== 0) return;
  await recordFacts(tx, [
    {
      projectId: project.id,
      validFrom: await todayIn(tx),
      set: {
        startBaseline: days.start,
        finishBaseline: days.finish,
        baselineNumber: project.baselineNumber + 1,
      },
      reason,
      event: 'register.project.baselined',
    },
  ]);
}

/** Takes the first baseline in force, or a copy beside it. */
export async function takeBaseline(
  tx: Tx,
  { params, body }: Input<Api['takeBaseline']>,
): Promise<Answer<Api['takeBaseline']>> {
  const project = await planToEdit(tx, params.project);
  const known = await loadBaselines(tx, project.id);
  const { number, reason } = body;
  if (known.some(b => b.number === number))
    throw new AppError(
      'conflict',
      number === 0
        ? `${project.key} has a baseline in force. Ask for a new one by a change request, which somebody else approves.`
        : `${project.key} has a baseline ${number} already. Choose another number.`,
    );
  await keepAs(tx, project, { number, reason });
  return { number, takenAt: tx.at };
}

/** Puts the baseline in force aside, under the first free number, else in the place of the oldest. */
export async function putAside(tx: Tx, project: Planned): Promise<void> {
  const known = await loadBaselines(tx, project.id);
  if (!known.some(b => b.number === 0)) return;
  const beside = known.filter(b => b.number > 0);
  const free = Array.from({ length: 10 }, (_, i) => i + 1).find(n => !beside.some(b => b.number === n));
  const oldest = beside.toSorted((a, b) => (a.takenAt < b.takenAt ? -1 : 1))[0]?.number ?? 1;
  await moveBaseline(tx, project.id, { from: 0, to: free ?? oldest });
}

const noBaseline = (project: Planned, number: number) =>
  new AppError('not_found', `${project.key} has no baseline ${number}.`);

/** One baseline by column. */
export async function oneBaseline(
  tx: Tx,
  id: string,
  number: number,
): Promise<Answer<Api['getPlanBaseline']>> {
  const project = await visiblePlan(tx, id);
  const found = (await loadBaselines(tx, id)).find(b => b.number === number);
  if (!found) throw noBaseline(project, number);
  const { tasks } = await loadBaselineRows(tx, id, number);
  const fields = ['uid', 'start', 'finish', 'durationSec', 'workSec'];
  const { takenAt, by, reason, step } = found;
  return {
    ...{ number, takenAt, by: by ?? 'Chartroom', reason, step },
    tasks: columnsOf(tasks, mayPlan(tx, project, 'money.read') ? [...fields, 'costMinor'] : fields),
  };
}
