import type { Finding } from '../base/finding.ts';
import { formatWall, type WallSecond } from '../base/wall-second.ts';
import { workBetween } from '../calendar/working-time.ts';
import type { Compiled } from './compile.ts';
import { earlyPlaces } from './forward.ts';
import { afterLag } from './lag.ts';
import { Con, type Dates, Edge, EdgeBit, Flag, Kind } from './network.ts';
import { constraintTypes, type PlanTask } from './plan-task.ts';
import { summaryResult } from './result.ts';
import { beginBefore, beginFrom, timeBetween } from './span.ts';

const text = (t: number) => formatWall(t as WallSecond);

/** The predecessor whose link asks a node to begin last, and when. */
function latestLink(c: Compiled, node: number, dates: Dates) {
  const { net } = c;
  const at = earlyPlaces(dates);
  let start = -Infinity;
  let pred = -1;
  for (let e = net.inAt[node] ?? 0, end = net.inAt[node + 1] ?? 0; e < end; e++) {
    const p = net.from[e] ?? 0;
    const kind = (net.edge[e] ?? 0) & EdgeBit.kind;
    if (kind >= Edge.Give) continue;
    const from = (kind === Edge.FS || kind === Edge.FF ? at.finish[p] : at.start[p]) ?? 0;
    if (from === -Infinity) continue;
    const t = afterLag(net, e, from, at);
    const begin = kind === Edge.FS || kind === Edge.SS ? t : beginBefore(net, node, t);
    const first = begin === start && (net.taskOf[p] ?? 0) < (net.taskOf[pred] ?? 0);
    if (begin > start || first) [start, pred] = [begin, p];
  }
  return { start, pred };
}

function missedDeadline(task: PlanTask, finish: number): Finding {
  return {
    code: 'schedule.deadline-missed',
    severity: 'warning',
    message: `Task ${task.uid} finishes ${text(finish)}, after its deadline ${text(task.deadline ?? 0)}. Shorten what leads to it or move the deadline.`,
    path: [`task ${task.uid}`, task.name],
  };
}

/** A date of a node that its latest link does not allow, if there is one. */
function brokenLink(c: Compiled, node: number, dates: Dates): Finding | null {
  const { net } = c;
  const uid = c.plan.tasks[net.taskOf[node] ?? 0]?.uid;
  const con = net.constraint[node] ?? 0;
  const hard = con === Con.MSO || con === Con.MFO || con === Con.SNLT || con === Con.FNLT;
  const manual = ((net.flags[node] ?? 0) & Flag.Manual) !== 0 && net.kind[node] === Kind.Fixed;
  if (!hard && !manual) return null;
  const { start, pred } = latestLink(c, node, dates);
  const begin = dates.earlyStart[node] ?? 0;
  if (pred < 0 || timeBetween(net, node, begin, start) <= 0) return null;
  const before = c.plan.tasks[net.taskOf[pred] ?? 0];
  const held = manual ? 'its manual dates' : `its constraint ${constraintTypes[con]}`;
  return {
    code: manual ? 'schedule.manual-conflict' : 'schedule.constraint-conflict',
    severity: 'warning',
    message: `Task ${uid} starts ${text(begin)} by ${held}, but its link from task ${before?.uid} allows ${text(beginFrom(net, node, start))} at the earliest. Move the date or change the link.`,
    path: [`task ${before?.uid}`, `task ${uid}`],
  };
}

/** Constraints and dates that links cannot keep, and deadlines that are missed, in the order of the plan; the tasks on the way are named. */
export function contradictions(c: Compiled, dates: Dates): Finding[] {
  const { net } = c;
  const out: Finding[] = [];
  c.plan.tasks.forEach((task, i) => {
    const node = net.nodeOf[i] ?? -1;
    if (node < 0) {
      if (task.deadline === undefined || task.blank) return;
      const { finish } = summaryResult(c, i, dates);
      if (workBetween(net.calendars.project, task.deadline, finish) > 0)
        out.push(missedDeadline(task, finish));
      return;
    }
    if ((net.flags[node] ?? 0) & (Flag.Inactive | Flag.Complete)) return;
    const finish = dates.finish[node] ?? 0;
    if (task.deadline !== undefined && timeBetween(net, node, task.deadline, finish) > 0)
      out.push(missedDeadline(task, finish));
    const broken = brokenLink(c, node, dates);
    if (broken) out.push(broken);
  });
  return out;
}
