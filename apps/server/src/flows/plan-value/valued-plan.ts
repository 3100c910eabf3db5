import {
  asDay,
  type Day,
  dayOfWall,
  type EarningMethod,
  type PlanTask,
  type PlanValue,
  planValue,
  type ValueMeasure,
  type WeightedMilestone,
} from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { todayIn, type WholePlan, wholePlan } from '../../register/index.ts';

/** A plan with its value; null, with the reason among the findings, where nothing was promised. */
export interface Valued {
  readonly whole: WholePlan;
  readonly statusDay: Day;
  readonly value: PlanValue | null;
  readonly findings: readonly string[];
}

/** What a plan is to be valued by. */
interface Asked {
  readonly baseline?: number;
  readonly method?: EarningMethod;
  readonly measure?: ValueMeasure;
}

/** The day up to which progress counts: the plan's own status date, else today. */
async function statusDayOf(tx: Tx, whole: WholePlan): Promise<Day> {
  const held = whole.plan.header.statusDate;
  return held === undefined ? asDay(await todayIn(tx)) : dayOfWall(held);
}

/** Items of a checklist that end in a weight, as "Walls 40 %" does, are weighted milestones of their task. */
const weightIn = /(\d+(?:\.\d+)?) ?%\s*$/;

function milestonesOf(task: PlanTask): readonly WeightedMilestone[] {
  return (task.checklist ?? []).flatMap(item => {
    const weight = weightIn.exec(item.text)?.[1];
    return weight === undefined ? [] : [{ weight: Number(weight), done: item.done }];
  });
}

/** Values the plan of a project that the actor may see; in work where they may not see money. */
export async function valuedPlan(tx: Tx, project: string, asked: Asked = {}): Promise<Valued> {
  const whole = await wholePlan(tx, project);
  const statusDay = await statusDayOf(tx, whole);
  const weighted = new Map(
    whole.plan.tasks.flatMap(t => {
      const milestones = milestonesOf(t);
      return milestones.length === 0 ? [] : [[t.uid, milestones] as const];
    }),
  );
  const { result, findings } = planValue(whole.plan, whole.schedule, {
    statusDay,
    ...asked,
    methodOf: uid => (weighted.has(uid) ? 'milestones' : undefined),
    milestonesOf: uid => weighted.get(uid) ?? [],
  });
  return { whole, statusDay, value: result, findings: findings.map(f => f.message) };
}
