import type { ConstraintType, PlanTask, WallSecond } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import type { P6Activity, P6Constrained, P6Constraint } from './model.ts';

const hour = 3600;
const sec = (hours: number | undefined) => (hours === undefined ? undefined : Math.round(hours * hour));
const constraints: Readonly<Record<P6Constraint, ConstraintType>> = {
  SO: 'MSO',
  SOB: 'SNLT',
  SOA: 'SNET',
  FO: 'MFO',
  FOB: 'FNLT',
  FOA: 'FNET',
  ALAP: 'ALAP',
  MS: 'MSO',
  MF: 'MFO',
};
const priorities = [900, 700, 500, 300, 100] as const;

interface Ruled {
  readonly constraint: ConstraintType | undefined;
  readonly constraintDate: WallSecond | undefined;
  readonly deadline: WallSecond | undefined;
}

function second(rule: P6Constrained | undefined, a: P6Activity, to: Report): WallSecond | undefined {
  if (!rule) return undefined;
  const late = rule.type === 'FOB' && rule.date !== undefined;
  to.lose(
    {
      element: 'Activity/secondary constraint',
      kind: late ? 'changed' : 'not-kept',
      reason: late
        ? 'a plan has one constraint; kept as a deadline'
        : 'a plan has one constraint for each task',
    },
    `activity ${a.code}: ${rule.type}`,
  );
  return late ? rule.date : undefined;
}

function rules(a: P6Activity, to: Report): Ruled {
  const rule = a.constraint;
  const deadline = second(a.secondConstraint, a, to);
  if (!rule || (rule.date === undefined && rule.type !== 'ALAP'))
    return { constraint: undefined, constraintDate: undefined, deadline };
  if (rule.type === 'MS' || rule.type === 'MF') {
    to.lose(
      { element: 'Activity/constraint', kind: 'changed', reason: 'a mandatory date was kept as a must date' },
      `activity ${a.code}`,
    );
  }
  return { constraint: constraints[rule.type], constraintDate: rule.date, deadline };
}

/** Primavera counts from what remains: the whole is the original duration, or what remains where that is more. */
function progress(a: P6Activity) {
  const milestone = a.type === 'start-milestone' || a.type === 'finish-milestone';
  const remaining = milestone ? 0 : sec(a.remainingHours);
  const original = milestone ? 0 : sec(a.originalHours);
  const durationSec =
    original === undefined ? remaining : Math.max(original, a.status === 'completed' ? 0 : (remaining ?? 0));
  const done = durationSec === undefined || remaining === undefined ? 0 : durationSec - remaining;
  const percent = durationSec ? Math.round((100 * done) / durationSec) : 0;
  const started = a.status !== 'not-started';
  return {
    durationSec,
    remainingDurationSec: a.status === 'completed' ? 0 : remaining,
    actualDurationSec: a.status === 'completed' ? durationSec : started ? done : 0,
    percentComplete: a.status === 'completed' ? 100 : started ? Math.min(99, percent) : 0,
    physicalPercentComplete: a.percentType === 'physical' ? a.physicalPercent : undefined,
    earnedValueMethod: a.percentType === 'physical' ? ('physical' as const) : undefined,
  };
}

const work = (a: P6Activity) => {
  const done = (a.actualWorkHours ?? 0) + (a.remainingWorkHours ?? 0);
  return sec(done > 0 ? done : a.plannedWorkHours);
};

function noteDifferences(a: P6Activity, to: Report): void {
  const odd: Readonly<Partial<Record<P6Activity['type'], string>>> = {
    'level-of-effort': 'a level of effort takes its length from its links; it is read as an ordinary task',
    'wbs-summary':
      'a WBS summary takes its length from the activities beside it; it is read as an ordinary task',
  };
  const reason = odd[a.type];
  if (reason !== undefined)
    to.lose({ element: 'Activity/type', kind: 'changed', reason }, `activity ${a.code}`);
  if (a.external) {
    to.lose(
      {
        element: 'Activity',
        kind: 'changed',
        reason: 'it belongs to a project that is not in the file; kept as an external task without dates',
      },
      `activity ${a.code}`,
    );
  }
  if (a.percentType === 'units' && a.status === 'in-progress') {
    to.lose(
      {
        element: 'Activity/percent complete type',
        kind: 'changed',
        reason: 'progress by units is kept as progress of duration',
      },
      `activity ${a.code}`,
    );
  }
  if (a.expectedFinish !== undefined) {
    to.lose(
      { element: 'Activity/expected finish', kind: 'not-kept', reason: 'no place in the plan' },
      `activity ${a.code}`,
    );
  }
}

/** An activity as a task without its number and place. */
export function taskOf(a: P6Activity, to: Report): Omit<PlanTask, 'uid' | 'id' | 'outlineLevel'> {
  const { dates: d } = a;
  noteDifferences(a, to);
  const milestone = a.type === 'start-milestone' || a.type === 'finish-milestone';
  return {
    name: a.name,
    wbs: a.code,
    type: a.durationType,
    milestone: milestone ? true : undefined,
    external: a.external ? true : undefined,
    ...progress(a),
    ...rules(a, to),
    durationUnit: 'day',
    ignoreResourceCalendar: a.type === 'resource-dependent' ? undefined : true,
    actualStart: d.actualStart,
    actualFinish: d.actualFinish,
    stop: d.actualStart !== undefined ? d.suspend : undefined,
    resume: d.actualStart !== undefined ? d.resume : undefined,
    priority: a.priority === undefined ? undefined : priorities[a.priority - 1],
    workSec: work(a),
    actualWorkSec: sec(a.actualWorkHours),
    remainingWorkSec: sec(a.remainingWorkHours),
    notes: a.notes,
    baselines: a.baselines,
    customFields: a.customFields.length > 0 ? a.customFields : undefined,
    stored: {
      start: d.actualStart ?? d.earlyStart ?? d.plannedStart,
      finish: d.actualFinish ?? d.earlyFinish ?? d.plannedFinish,
      earlyStart: d.earlyStart,
      earlyFinish: d.earlyFinish,
      lateStart: d.lateStart,
      lateFinish: d.lateFinish,
      freeSlackSec: sec(a.freeFloatHours),
      totalSlackSec: sec(a.totalFloatHours),
      durationSec: sec(a.originalHours),
      workSec: work(a),
    },
  };
}
