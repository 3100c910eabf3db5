import type { PlanValue, Sourced } from '@chartroom/engine';
import { AppError, type Tx } from '../../platform/index.ts';
import { timeFigures, valueFigures } from './figures.ts';
import { valuedPlan } from './valued-plan.ts';

const ofPlans = new Set([...valueFigures, ...timeFigures].flatMap(id => [id, `${id}-work`]));

/** Whether a figure is computed from a plan and its baseline. */
export const isValueMetric = (metric: string): boolean => ofPlans.has(metric);

/** What the figures of a valued plan are computed from, each with where it comes from. */
export function inputsOf(v: PlanValue, currency: string | null): Readonly<Record<string, Sourced>> {
  const { time } = v;
  const from = (value: unknown, label: string): Sourced => ({
    value,
    source: 'derived',
    asOf: v.statusDay,
    label,
  });
  const promised = `Baseline ${v.baseline}, its budget by working day`;
  const since = `Working days of the plan’s calendar from ${time.startBaseline}`;
  return {
    bac: from(v.totals.bac, `Baseline ${v.baseline} of ${v.tasks.length} tasks`),
    pv: from(v.totals.pv, `Baseline ${v.baseline}: each task’s budget spread over its working time`),
    ev: from(v.totals.ev, 'The budget of what is done, by each task’s method'),
    ac: from(v.totals.ac, 'What the tasks have cost, as recorded'),
    currency: from(currency, 'The currency of the plan'),
    reached: from(time.reached.periods, promised),
    reachedValue: from(time.reached.value, promised),
    nextValue: from(time.reached.next, promised),
    elapsed: from(time.elapsed, `${since} to ${v.statusDay}`),
    planned: from(time.planned, `${since} to ${time.finishBaseline}`),
    finishByPace: from(time.finishByPace, 'By the plan’s calendar'),
  };
}

/** The inputs of one such figure of a project; none where it has no plan. */
export async function valueInputs(
  tx: Tx,
  metric: string,
  project: string,
): Promise<Readonly<Record<string, Sourced>>> {
  const measure = metric.endsWith('-work') ? 'work' : metric === 'finish-by-pace' ? undefined : 'money';
  try {
    const { whole, value } = await valuedPlan(tx, project, measure === undefined ? {} : { measure });
    return value ? inputsOf(value, whole.plan.header.currency ?? null) : {};
  } catch (error) {
    // The project is there and seen; what is not found is its plan.
    if (error instanceof AppError && error.code === 'not_found') return {};
    throw error;
  }
}
