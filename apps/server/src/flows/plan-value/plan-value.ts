import type { Api, Input } from '@chartroom/contract';
import { metricById, type PlanValue, type TaskValue, valueCurve } from '@chartroom/engine';
import type { Answer, Handlers, Tx } from '../../platform/index.ts';
import { timeFigures, valueFigures } from './figures.ts';
import { inputsOf } from './inputs.ts';
import { valuedPlan } from './valued-plan.ts';

/** Endpoint -> use case. */
export const planValueHandlers = {
  getPlanValue: (tx, input) => projectValue(tx, input),
} satisfies Partial<Handlers<Api>>;

type ValueAnswer = Answer<Api['getPlanValue']>;

/** Most tasks that are listed. */
const mostTasks = 200;

/** How much a task stands in the way: what it is behind and over together. */
const trouble = (t: TaskValue): number => Math.max(0, t.pv - t.ev) + Math.max(0, t.ac - t.ev);

/** Each figure of the catalogue for a valued plan. */
function figuresOf(v: PlanValue, currency: string | null): ValueAnswer['figures'] {
  const inputs = inputsOf(v, currency);
  const values = Object.fromEntries(Object.entries(inputs).map(([id, given]) => [id, given.value]));
  return [...valueFigures, ...timeFigures].flatMap(id => {
    const metric = metricById(v.measure === 'work' && id !== 'finish-by-pace' ? `${id}-work` : id);
    if (!metric) return [];
    const { id: metricId, name, unit, better } = metric;
    const { value, why } = metric.compute(values);
    return [{ metric: metricId, name, unit, better, value, currency, why, before: null }];
  });
}

/** Earned value of a project's plan, in work for who may not see money. */
async function projectValue(tx: Tx, { params, query }: Input<Api['getPlanValue']>): Promise<ValueAnswer> {
  const { whole, statusDay, value, findings } = await valuedPlan(tx, params.project, query);
  const currency = value?.measure === 'money' ? (whole.plan.header.currency ?? null) : null;
  const names = new Map(whole.plan.tasks.map(t => [t.uid, t.name]));
  const counted = (value?.tasks ?? []).filter(t => t.bac > 0 || t.ac > 0);
  return {
    project: { id: params.project, key: whole.key, name: whole.name },
    version: whole.version,
    statusDay,
    baseline: query.baseline,
    measure: value?.measure ?? 'work',
    currency,
    why: value ? null : (findings[0] ?? 'Nothing was promised.'),
    figures: value ? figuresOf(value, currency) : [],
    finish: value && {
      baseline: value.time.finishBaseline,
      byPace: value.time.finishByPace,
      asPlanned: value.time.finishAtPlan,
      byPlan: value.time.finishScheduled,
    },
    curve: value ? [...valueCurve(value)] : [],
    tasks: counted
      .toSorted((a, b) => trouble(b) - trouble(a) || a.uid - b.uid)
      .slice(0, mostTasks)
      .map(({ uid, method, bac, pv, ev, ac }) => ({
        uid,
        name: names.get(uid) ?? '',
        ...{ method, bac, pv, ev, ac },
      })),
    taskCount: counted.length,
    findings: value ? [...findings] : [],
  };
}
