import { percent } from '../base/rounding.ts';
import type { PlanLink } from '../schedule/plan.ts';
import type { ConstraintType } from '../schedule/plan-task.ts';
import { type Measured, type Offender, unmeasured } from './check.ts';
import { type Ground, inDays, shareOf, text } from './ground.ts';

const noTasks = 'Every task is complete, so nothing is left to assess.';
const noLinks = 'No link leads to an open task.';

/** Rows that a link reaches: the linked row and everything below it. */
function reached(g: Ground, end: (l: PlanLink) => number): (uid: number) => boolean {
  const linked = new Set(g.plan.links.map(end));
  return uid => {
    for (let at: number | undefined = uid; at !== undefined; at = g.above.get(at))
      if (linked.has(at)) return true;
    return false;
  };
}

/** Open tasks with a duration that lack a predecessor or a successor; links of the summaries above them count. */
export function missingLogic(g: Ground): Measured {
  if (g.work.length === 0) return unmeasured(noTasks);
  const hasPred = reached(g, l => l.succUid);
  const hasSucc = reached(g, l => l.predUid);
  const offenders = g.work.flatMap(({ task: { uid } }): Offender[] => {
    const lacks = [hasPred(uid) ? '' : 'predecessor', hasSucc(uid) ? '' : 'successor'].filter(s => s !== '');
    return lacks.length === 0 ? [] : [{ uid, detail: `no ${lacks.join(' and no ')}` }];
  });
  return shareOf(offenders, g.work.length, 'open tasks lack a predecessor or a successor');
}

const lagOf = (l: PlanLink): number => l.lagSec ?? l.lagPercent ?? 0;
const sayLag = (g: Ground, l: PlanLink): string =>
  l.lagPercent === undefined ? `${Math.abs(inDays(g, l.lagSec ?? 0))} d` : `${Math.abs(l.lagPercent)} %`;

const linkOffender = (l: PlanLink, detail: string): Offender => ({
  uid: l.succUid,
  predUid: l.predUid,
  detail,
});

export function leads(g: Ground): Measured {
  if (g.links.length === 0) return unmeasured(noLinks);
  const found = g.links.filter(l => lagOf(l) < 0);
  return shareOf(
    found.map(l => linkOffender(l, `${l.type} with a lead of ${sayLag(g, l)}`)),
    g.links.length,
    'links have a lead',
  );
}

export function lags(g: Ground): Measured {
  if (g.links.length === 0) return unmeasured(noLinks);
  const found = g.links.filter(l => lagOf(l) > 0);
  return shareOf(
    found.map(l => linkOffender(l, `${l.type} with a lag of ${sayLag(g, l)}`)),
    g.links.length,
    'links have a lag',
  );
}

/** The share of finish-to-start links; the others are named. */
export function linkTypes(g: Ground): Measured {
  if (g.links.length === 0) return unmeasured(noLinks);
  const others = g.links.filter(l => l.type !== 'FS');
  const count = g.links.length - others.length;
  return {
    value: percent(count, g.links.length),
    count,
    of: g.links.length,
    words: 'links are finish to start',
    offenders: others.map(l => linkOffender(l, l.type)),
  };
}

const hard: ReadonlyMap<ConstraintType, string> = new Map([
  ['MSO', 'must start on'],
  ['MFO', 'must finish on'],
  ['SNLT', 'start no later than'],
  ['FNLT', 'finish no later than'],
]);

/** Constraints that can hold a task against its links. */
export function hardConstraints(g: Ground): Measured {
  if (g.open.length === 0) return unmeasured(noTasks);
  const offenders = g.open.flatMap(({ task }): Offender[] => {
    const name = hard.get(task.constraint ?? 'ASAP');
    if (name === undefined || task.constraintDate === undefined) return [];
    return [{ uid: task.uid, detail: `${name} ${text(task.constraintDate)}` }];
  });
  return shareOf(offenders, g.open.length, 'open tasks have a hard constraint');
}
