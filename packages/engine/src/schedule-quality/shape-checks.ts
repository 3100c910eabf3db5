import { type Measured, type Offender, unmeasured } from './check.ts';
import { type Ground, inDays, type Placed, shareOf } from './ground.ts';

const noTasks = 'Every task is complete, so nothing is left to assess.';

const openWith = (g: Ground, words: string, detail: (p: Placed) => string | null): Measured => {
  if (g.open.length === 0) return unmeasured(noTasks);
  const offenders = g.open.flatMap((p): Offender[] => {
    const matter = detail(p);
    return matter === null ? [] : [{ uid: p.task.uid, detail: matter }];
  });
  return shareOf(offenders, g.open.length, words);
};

export const highSlack = (g: Ground): Measured =>
  openWith(g, `open tasks have more than ${g.thresholds.highSlackDays} days of total slack`, ({ own }) => {
    const days = inDays(g, own.totalSlackSec);
    return days > g.thresholds.highSlackDays ? `${days} d of slack` : null;
  });

export const negativeSlack = (g: Ground): Measured =>
  openWith(g, 'open tasks have negative slack', ({ own }) =>
    own.totalSlackSec < 0 ? `${inDays(g, own.totalSlackSec)} d of slack` : null,
  );

/** Durations as promised, where there is a baseline. */
export function highDuration(g: Ground): Measured {
  if (g.work.length === 0) return unmeasured(noTasks);
  const offenders = g.work.flatMap(({ task, own }): Offender[] => {
    const promised = task.baselines?.find(b => b.number === 0)?.durationSec;
    const days = inDays(g, promised ?? own.durationSec);
    return days > g.thresholds.highDurationDays ? [{ uid: task.uid, detail: `${days} d long` }] : [];
  });
  return shareOf(
    offenders,
    g.work.length,
    `open tasks are longer than ${g.thresholds.highDurationDays} days`,
  );
}

/** Tasks of a day or more that nobody works on and that cost nothing, in a plan that names people or costs at all. */
export function resources(g: Ground): Measured {
  const staffed = new Set(g.plan.assignments.flatMap(a => (a.resourceUid === undefined ? [] : [a.taskUid])));
  const costed = (p: Placed) => (p.task.fixedCostMinor ?? 0) > 0;
  if (staffed.size === 0 && !g.tasks.some(costed))
    return unmeasured('The plan names no people and no costs, so they cannot be missing.');
  const of = g.work.filter(p => p.own.durationSec >= g.dayMin * 60);
  if (of.length === 0) return unmeasured(noTasks);
  const bare = of.filter(p => !staffed.has(p.task.uid) && !costed(p));
  return shareOf(
    bare.map(p => ({ uid: p.task.uid, detail: 'nobody assigned and no cost' })),
    of.length,
    'open tasks of a day or more have nobody assigned and no cost',
  );
}
