import { changeEffort } from '../schedule/effort-change.ts';
import type { PlanLink } from '../schedule/plan.ts';
import type { PlanAssignment } from '../schedule/plan-resource.ts';
import type { PlanTask } from '../schedule/plan-task.ts';
import { progressAsPlanned, rescheduleUncompleted } from '../schedule/progress.ts';
import type { AssignCommand, LinkCommand, TaskCommand, TaskFields } from './command.ts';
import {
  type Draft,
  endOf,
  hasChildren,
  nextUid,
  noTask,
  putTask,
  type Refusal,
  refuse,
  rowOf,
  uidOf,
  withFields,
} from './draft.ts';
import { reportProgress } from './progress-edit.ts';
import { byHand, dateless, wrongWith } from './sound-task.ts';

const staffOf = (draft: Draft, uid: number): readonly PlanAssignment[] =>
  draft.plan.assignments.filter(a => a.taskUid === uid);

const isWork = (draft: Draft, a: PlanAssignment): boolean =>
  (draft.plan.resources.find(r => r.uid === a.resourceUid)?.kind ?? 'work') === 'work';

/** Puts the assignments of a task in the place of its old ones. */
export function putStaff(draft: Draft, uid: number, staff: readonly PlanAssignment[]): void {
  draft.staff.add(uid);
  const byUid = new Map(staff.map(a => [a.uid, a]));
  const before = staffOf(draft, uid);
  if (before.length === staff.length && before.every(a => byUid.has(a.uid))) {
    // Nobody came or went: the list is copied once, and nothing is looked up for the people of other tasks.
    const replaced = draft.plan.assignments.map(a => (a.taskUid === uid ? (byUid.get(a.uid) ?? a) : a));
    draft.plan = { ...draft.plan, assignments: replaced };
    return;
  }
  const assignments: PlanAssignment[] = [];
  for (const a of draft.plan.assignments) {
    const next = a.taskUid === uid ? byUid.get(a.uid) : a;
    if (next) assignments.push(next);
    if (a.taskUid === uid) byUid.delete(a.uid);
  }
  assignments.push(...byUid.values());
  draft.plan = { ...draft.plan, assignments };
}

/** Changes effort so that work = duration x units holds, and puts task and people back. */
function putEffort(draft: Draft, row: number, change: Parameters<typeof changeEffort>[1]): void {
  const task = draft.plan.tasks[row];
  if (!task) return;
  const staff = staffOf(draft, task.uid);
  const work = staff.filter(a => isWork(draft, a));
  const others = staff.filter(a => !isWork(draft, a));
  const after = changeEffort({ task, assignments: work }, change);
  if (after.task !== task) putTask(draft, row, withFields(after.task, { estimated: null }));
  putStaff(draft, task.uid, [...after.assignments, ...others]);
}

function update(draft: Draft, named: number, fields: TaskFields): Refusal {
  const uid = uidOf(draft, named);
  const row = rowOf(draft, uid);
  const before = draft.plan.tasks[row];
  if (!before) return noTask(uid);
  const { durationSec, ...others } = fields;
  const freed = others.constraint === null || dateless.includes(others.constraint ?? '');
  const after = byHand(draft, withFields(before, freed ? { ...others, constraintDate: null } : others));
  const wrong = wrongWith(draft, after);
  if (wrong) return wrong;
  if (Object.keys(others).length > 0) putTask(draft, row, after);
  if (durationSec === undefined) return null;
  if (hasChildren(draft.plan.tasks, row) && !after.manual)
    return refuse(
      'duration-of-summary',
      `The duration of ${before.name} comes from the tasks below it. Change theirs, or schedule it by hand.`,
      [`task ${uid}`, before.name],
    );
  if (durationSec === null) {
    putTask(draft, row, withFields(after, { durationSec: null, estimated: true }));
    return null;
  }
  const estimated = others.estimated ?? null;
  if (after.percentComplete)
    putTask(draft, row, { ...after, remainingDurationSec: restOf(after, durationSec) });
  if (staffOf(draft, uid).some(a => isWork(draft, a))) {
    putEffort(draft, row, { kind: 'duration', durationSec });
    return null;
  }
  const now = draft.plan.tasks[row] ?? after;
  putTask(draft, row, withFields(now, { durationSec, estimated }));
  return null;
}

/** What is left of a task in progress when its duration changes: the done part stays. */
const restOf = (task: PlanTask, durationSec: number): number => {
  const whole = task.durationSec ?? durationSec;
  const done = task.actualDurationSec ?? Math.round((whole * (task.percentComplete ?? 0)) / 100);
  return Math.max(0, durationSec - done);
};

const linkKey = (pred: number, succ: number): string => `${pred}>${succ}`;

function link(draft: Draft, command: LinkCommand): Refusal {
  const { do: _, pred, succ, ...rest } = command;
  const [predUid, succUid] = [uidOf(draft, pred), uidOf(draft, succ)];
  const [from, to] = [rowOf(draft, predUid), rowOf(draft, succUid)];
  if (from < 0) return noTask(predUid);
  if (to < 0) return noTask(succUid);
  const { tasks, links } = draft.plan;
  const path = [`task ${predUid}`, `task ${succUid}`];
  if (predUid === succUid) return refuse('link-to-itself', `Task ${predUid} cannot wait for itself.`, path);
  const inside = (above: number, below: number) => below > above && below < endOf(tasks, above);
  if (inside(from, to) || inside(to, from))
    return refuse(
      'link-to-own-summary',
      `Task ${predUid} and task ${succUid} lie one below the other; a link between them would wait for itself.`,
      path,
    );
  const next: PlanLink = withFields({ predUid, succUid, type: command.type }, rest);
  const at = links.findIndex(l => l.predUid === predUid && l.succUid === succUid);
  draft.plan = { ...draft.plan, links: at < 0 ? [...links, next] : links.with(at, next) };
  draft.links.add(linkKey(predUid, succUid));
  return null;
}

function unlink(draft: Draft, pred: number, succ: number): Refusal {
  const [predUid, succUid] = [uidOf(draft, pred), uidOf(draft, succ)];
  const links = draft.plan.links.filter(l => l.predUid !== predUid || l.succUid !== succUid);
  if (links.length === draft.plan.links.length)
    return refuse('no-link', `There is no link from task ${predUid} to task ${succUid}.`, [
      linkKey(predUid, succUid),
    ]);
  draft.plan = { ...draft.plan, links };
  draft.links.add(linkKey(predUid, succUid));
  return null;
}

function assign(draft: Draft, command: AssignCommand): Refusal {
  const { do: _, task: named, resource, ...given } = command;
  const { units: newUnits, workSec: newWork, ...rest } = given;
  const [units, workSec] = [newUnits ?? undefined, newWork ?? undefined];
  const [taskUid, resourceUid] = [uidOf(draft, named), uidOf(draft, resource, 'resource')];
  const row = rowOf(draft, taskUid);
  if (row < 0) return noTask(taskUid);
  const found = draft.plan.resources.find(r => r.uid === resourceUid);
  if (!found)
    return refuse('no-resource', `There is no resource ${resourceUid} in the plan. Add it first.`, [
      `task ${taskUid}`,
    ]);
  if (hasChildren(draft.plan.tasks, row) && found.kind === 'work')
    return refuse('work-on-summary', `Task ${taskUid} has tasks below it; assign people to those.`, [
      `task ${taskUid}`,
    ]);
  const known = staffOf(draft, taskUid).find(a => a.resourceUid === resourceUid);
  const uid = known?.uid ?? nextUid(draft.plan.assignments);
  const base: PlanAssignment = known ?? { uid, taskUid, resourceUid, units: units ?? found.maxUnits ?? 1 };
  if (!known) {
    const added = withFields(base, { ...rest, workSec });
    if (found.kind === 'work') putEffort(draft, row, { kind: 'add', assignment: added });
    else putStaff(draft, taskUid, [...staffOf(draft, taskUid), added]);
    return null;
  }
  const others = Object.keys(rest).length > 0;
  if (others || found.kind !== 'work') {
    const changed = withFields(base, found.kind === 'work' ? rest : { ...rest, units, workSec });
    putStaff(
      draft,
      taskUid,
      staffOf(draft, taskUid).map(a => (a.uid === uid ? changed : a)),
    );
  }
  if (found.kind === 'work' && units !== undefined)
    putEffort(draft, row, { kind: 'units', assignmentUid: uid, units });
  if (found.kind === 'work' && workSec !== undefined)
    putEffort(draft, row, { kind: 'work', assignmentUid: uid, workSec });
  return null;
}

function unassign(draft: Draft, named: number, resource: number): Refusal {
  const [taskUid, resourceUid] = [uidOf(draft, named), uidOf(draft, resource, 'resource')];
  const row = rowOf(draft, taskUid);
  if (row < 0) return noTask(taskUid);
  const known = staffOf(draft, taskUid).find(a => a.resourceUid === resourceUid);
  if (!known)
    return refuse('no-assignment', `Resource ${resourceUid} is not assigned to task ${taskUid}.`, [
      `task ${taskUid}`,
    ]);
  if (isWork(draft, known)) putEffort(draft, row, { kind: 'remove', assignmentUid: known.uid });
  else
    putStaff(
      draft,
      taskUid,
      staffOf(draft, taskUid).filter(a => a.uid !== known.uid),
    );
  return null;
}

/** Takes the rows of another state of the plan that differ. */
function takeTasks(draft: Draft, tasks: readonly PlanTask[]): void {
  tasks.forEach((t, i) => {
    if (t !== draft.plan.tasks[i]) draft.tasks.set(t.uid, t);
  });
  draft.plan = { ...draft.plan, tasks };
}

function split(draft: Draft, named: number, parts: NonNullable<PlanTask['splits']>): Refusal {
  const uid = uidOf(draft, named);
  const row = rowOf(draft, uid);
  const task = draft.plan.tasks[row];
  if (!task) return noTask(uid);
  const ordered = parts.every((p, i) => p.afterSec > (parts[i - 1]?.afterSec ?? 0) && p.gapSec > 0);
  if (!ordered || parts.some(p => task.durationSec !== undefined && p.afterSec >= task.durationSec))
    return refuse(
      'bad-split',
      `The interruptions of task ${uid} have to lie within it, in order, and last some time.`,
      [`task ${uid}`, task.name],
    );
  putTask(draft, row, withFields(task, { splits: parts.length > 0 ? parts : null }));
  return null;
}

/** Changes tasks, links, people and progress. */
export function editTasks(draft: Draft, command: TaskCommand): Refusal {
  switch (command.do) {
    case 'update':
      return update(draft, command.task, command.fields);
    case 'link':
      return link(draft, command);
    case 'unlink':
      return unlink(draft, command.pred, command.succ);
    case 'assign':
      return assign(draft, command);
    case 'unassign':
      return unassign(draft, command.task, command.resource);
    case 'progress':
      return reportProgress(draft, command);
    case 'split':
      return split(draft, command.task, command.parts);
    case 'reschedule-uncompleted': {
      const uids = command.tasks && new Set(command.tasks.map(u => uidOf(draft, u)));
      takeTasks(draft, rescheduleUncompleted(draft.plan, command.from, uids ? { uids } : {}).tasks);
      return null;
    }
    case 'progress-as-planned':
      takeTasks(draft, progressAsPlanned(draft.plan, command.at).tasks);
      return null;
  }
}
