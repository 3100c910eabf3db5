import { dayOfWall, type Schedule, type WallSecond } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { todayIn } from '../organisation/today.ts';
import { recordFacts } from '../project/facts.ts';
import type { Planned } from './access.ts';
import type { PlanState } from './state.ts';

/** The day on which something starts, and on which it ends: a midnight ends the day before it. */
const startDay = (at: number): string => dayOfWall(at as WallSecond);
const finishDay = (at: number): string => dayOfWall((at - 1) as WallSecond);

/** The days from the first to the last of a plan's tasks; null while it has none. */
export function daysOf(
  state: PlanState,
  schedule: Schedule,
): { readonly start: string; readonly finish: string } | null {
  if (!state.plan.tasks.some(t => !t.blank && !t.inactive && t.outlineLevel > 0)) return null;
  const start = startDay(schedule.start);
  const finish = finishDay(schedule.finish);
  return { start, finish: finish < start ? start : finish };
}

const ended: readonly string[] = ['closed', 'cancelled'];

/** Makes the forecast of the project what its plan says, from today on. */
export async function followPlan(tx: Tx, project: Planned, state: PlanState): Promise<void> {
  const days = daysOf(state, state.scheduler.schedule());
  if (!days || ended.includes(project.state)) return;
  if (days.start === project.startForecast && days.finish === project.finishForecast) return;
  await recordFacts(tx, [
    {
      projectId: project.id,
      validFrom: await todayIn(tx),
      set: { startForecast: days.start, finishForecast: days.finish },
      reason: `Plan step ${state.version}`,
    },
  ]);
}
