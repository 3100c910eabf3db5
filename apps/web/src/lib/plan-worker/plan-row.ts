import type { LinkType, Plan, Schedule } from '@chartroom/engine';
import type { PlanNeighbour, PlanRow } from './messages.ts';

const tenth = (n: number) => Math.round(n * 10) / 10;

/** Everything that is known of one row: its fields, where it lies and why, its neighbours, its people. */
export function planRow(plan: Plan, schedule: Schedule, uid: number): PlanRow | null {
  const task = plan.tasks.find(t => t.uid === uid && t.blank !== true);
  const at = schedule.task(uid);
  if (task === undefined || at === undefined) return null;
  const day = (plan.header.minutesPerDay ?? 480) * 60;
  const nameOf = new Map(plan.tasks.map(t => [t.uid, t.name]));
  const neighbour = (other: number, type: LinkType, lagSec: number): PlanNeighbour => ({
    uid: other,
    name: nameOf.get(other) ?? '',
    type,
    lagDays: tenth(lagSec / day),
  });
  const people = new Map(plan.resources.map(r => [r.uid, r.name]));
  const own = new Set(plan.assignments.flatMap(a => (a.taskUid === uid ? [a.resourceUid] : [])));
  return {
    task,
    drivers: schedule
      .drivers(uid)
      .map(d => ({ ...d, name: d.kind === 'link' ? (nameOf.get(d.predUid) ?? null) : null })),
    predecessors: plan.links
      .filter(l => l.succUid === uid)
      .map(l => neighbour(l.predUid, l.type, l.lagSec ?? 0)),
    successors: plan.links
      .filter(l => l.predUid === uid)
      .map(l => neighbour(l.succUid, l.type, l.lagSec ?? 0)),
    resources: plan.assignments.flatMap(a => {
      const name = people.get(a.resourceUid ?? -1);
      return a.taskUid !== uid || name === undefined
        ? []
        : [{ uid: a.resourceUid ?? -1, name, units: a.units }];
    }),
    others: plan.resources.flatMap(r =>
      r.kind === 'work' && !own.has(r.uid) ? [{ uid: r.uid, name: r.name }] : [],
    ),
    startSec: at.start,
    finishSec: at.finish,
    durationDays: tenth(at.durationSec / day),
    slackDays: tenth(at.totalSlackSec / day),
    summary: at.summary,
  };
}
