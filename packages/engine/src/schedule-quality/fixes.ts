import type { PlanTask } from '../schedule/plan-task.ts';
import { createScheduler, type PlanEdit, type Scheduler } from '../schedule/scheduler.ts';
import type { Offender, QualityFix } from './check.ts';
import type { Ground, Placed } from './ground.ts';

/** At most so many fixes are tried for one check. */
const mostTried = 200;

/** Tries edits on a plan that is kept calculated, and takes them back. */
export interface Trial {
  /** Whether the edits leave every task where it is. */
  readonly movesNothing: (edits: readonly PlanEdit[], back: readonly PlanEdit[]) => boolean;
}

const placesOf = (scheduler: Scheduler): string =>
  scheduler
    .schedule()
    .tasks()
    .map(t => `${t.uid} ${t.start} ${t.finish}`)
    .join();

/** A trial on a plan of its own. Where an edit compiles the plan anew, the dates of every row are compared. */
export function trialOf(g: Ground): Trial {
  const scheduler = createScheduler(g.plan);
  const before = placesOf(scheduler);
  return {
    movesNothing: (edits, back) => {
      const outcomes = edits.map(edit => scheduler.apply(edit));
      const same = outcomes.some(o => o.rebuilt)
        ? placesOf(scheduler) === before
        : outcomes.every(o => o.moved().length === 0);
      for (const edit of back) scheduler.apply(edit);
      return same;
    },
  };
}

/** The one milestone at which the plan begins, and the one at which it ends, if there are such. */
function endsOf(g: Ground): { readonly first: Placed | null; readonly last: Placed | null } {
  const preds = new Set(g.plan.links.map(l => l.succUid));
  const succs = new Set(g.plan.links.map(l => l.predUid));
  const points = g.tasks.filter(p => p.own.durationSec === 0);
  const firsts = points.filter(p => !preds.has(p.task.uid) && p.own.start <= g.schedule.start);
  const lasts = points.filter(p => !succs.has(p.task.uid) && p.own.finish >= g.schedule.finish);
  return {
    first: firsts.length === 1 ? (firsts[0] ?? null) : null,
    last: lasts.length === 1 ? (lasts[0] ?? null) : null,
  };
}

/** For a task without a predecessor or successor: links to the plan's first and last milestone. */
export function logicFixes(g: Ground, offenders: readonly Offender[]): readonly Offender[] {
  const { first, last } = endsOf(g);
  const trial = first || last ? trialOf(g) : null;
  return offenders.map((o, i) => {
    if (!trial || i >= mostTried) return o;
    const edits: PlanEdit[] = [];
    const names: string[] = [];
    if (first && o.detail.includes('predecessor')) {
      edits.push({ kind: 'link', link: { predUid: first.task.uid, succUid: o.uid, type: 'FS' } });
      names.push(`after "${first.task.name}"`);
    }
    if (last && o.detail.includes('successor')) {
      edits.push({ kind: 'link', link: { predUid: o.uid, succUid: last.task.uid, type: 'FS' } });
      names.push(`before "${last.task.name}"`);
    }
    const back = edits.flatMap((e): PlanEdit[] =>
      e.kind === 'link' ? [{ kind: 'unlink', predUid: e.link.predUid, succUid: e.link.succUid }] : [],
    );
    if (edits.length === 0 || !trial.movesNothing(edits, back)) return o;
    return { ...o, fix: { label: `Link it ${names.join(' and ')}`, edits } };
  });
}

/** The soft constraint that keeps a hard one's date as a wish: no earlier, and a deadline instead of no later. */
function softened(task: PlanTask): PlanTask | null {
  const { constraint, constraintDate, deadline, ...rest } = task;
  if (constraintDate === undefined) return null;
  const soonest = deadline === undefined || deadline > constraintDate ? constraintDate : deadline;
  switch (constraint) {
    case 'MSO':
      return { ...rest, deadline, constraint: 'SNET', constraintDate };
    case 'MFO':
      return { ...rest, constraint: 'FNET', constraintDate, deadline: soonest };
    case 'FNLT':
      return { ...rest, deadline: soonest };
    case 'SNLT':
      return deadline === undefined ? rest : { ...rest, deadline };
    default:
      return null;
  }
}

const softWords: Readonly<Record<string, string>> = {
  MSO: 'Make it start no earlier than that day',
  MFO: 'Make it finish no earlier than that day, with a deadline',
  FNLT: 'Make it a deadline',
  SNLT: 'Take it away: links keep the task earlier',
};

/** For a hard constraint: the soft one in its place. */
export function constraintFixes(g: Ground, offenders: readonly Offender[]): readonly Offender[] {
  if (offenders.length === 0) return offenders;
  const trial = trialOf(g);
  const tasks = new Map(g.open.map(p => [p.task.uid, p.task]));
  return offenders.map((o, i) => {
    const task = tasks.get(o.uid);
    const soft = task && softened(task);
    if (!task || !soft || i >= mostTried) return o;
    const edits: PlanEdit[] = [{ kind: 'task', task: soft }];
    if (!trial.movesNothing(edits, [{ kind: 'task', task }])) return o;
    const fix: QualityFix = { label: softWords[task.constraint ?? ''] ?? '', edits };
    return { ...o, fix };
  });
}
