import { columnsOf } from '@chartroom/contract';
import { type Baseline, dayOfWall, type Plan, type WallSecond } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { todayIn } from '../organisation/today.ts';
import { recordFacts } from '../project/facts.ts';
import type { Planned } from './access.ts';
import { insertBaseline } from './store/baselines.ts';

/** A row of a baseline: of a task or an assignment, by its number. */
export interface BaselineOf extends Omit<Baseline, 'number'> {
  readonly uid: number;
}

/** A baseline of a plan: what each task and assignment was promised as. */
export interface PlanBaseline {
  readonly number: number;
  readonly tasks: readonly BaselineOf[];
  readonly assignments: readonly BaselineOf[];
}

const fields = ['uid', 'start', 'finish', 'durationSec', 'workSec', 'costMinor', 'fixedCostMinor'];

const rowsOfNumber = (
  rows: readonly { readonly uid: number; readonly baselines?: readonly Baseline[] | undefined }[],
  wanted: number,
): readonly BaselineOf[] =>
  rows.flatMap(r =>
    (r.baselines ?? []).filter(b => b.number === wanted).map(({ number: _, ...b }) => ({ uid: r.uid, ...b })),
  );

/** The baselines that a file holds, by number. */
export function baselinesIn(plan: Plan): readonly PlanBaseline[] {
  const found = new Set(plan.tasks.flatMap(t => (t.baselines ?? []).map(b => b.number)));
  return [...found]
    .filter(n => n >= 0 && n <= 10)
    .toSorted((a, b) => a - b)
    .map(number => ({
      number,
      tasks: rowsOfNumber(plan.tasks, number),
      assignments: rowsOfNumber(plan.assignments, number),
    }));
}

/** Keeps one baseline by column. */
export async function keepBaseline(
  tx: Tx,
  project: Planned,
  { baseline, reason }: { readonly baseline: PlanBaseline; readonly reason: string },
): Promise<void> {
  await insertBaseline(tx, project.id, {
    number: baseline.number,
    step: project.version,
    reason,
    tasks: columnsOf(baseline.tasks, fields),
    assignments: columnsOf(baseline.assignments, fields),
  });
}

/** First and last day of a baseline; null when it has no dates. */
export function daysOfBaseline(
  baseline: PlanBaseline,
): { readonly start: string; readonly finish: string } | null {
  const starts = baseline.tasks.flatMap(t => t.start ?? []);
  const finishes = baseline.tasks.flatMap(t => t.finish ?? []);
  if (starts.length === 0 || finishes.length === 0) return null;
  const start = starts.reduce((a, b) => (b < a ? b : a));
  const finish = finishes.reduce((a, b) => (b > a ? b : a));
  return { start: dayOfWall(start), finish: dayOfWall(Math.max(start, finish - 1) as WallSecond) };
}

/** Keeps the baselines of a file, and makes the one in force the project's where it has none. */
export async function keepBaselines(
  tx: Tx,
  project: Planned,
  baselines: readonly PlanBaseline[],
): Promise<void> {
  for (const baseline of baselines)
    await keepBaseline(tx, project, { baseline, reason: 'Imported with the plan' });
  const days = baselines[0]?.number === 0 ? daysOfBaseline(baselines[0]) : null;
  if (!days || project.baselineNumber > 0) return;
  await recordFacts(tx, [
    {
      projectId: project.id,
      validFrom: await todayIn(tx),
      set: { startBaseline: days.start, finishBaseline: days.finish },
      reason: 'Imported with the plan',
      event: 'register.project.baselined',
    },
  ]);
}
