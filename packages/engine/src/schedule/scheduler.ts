import type { Finding } from '../base/finding.ts';
import { type Compiled, checkTask, compilePlan, effortIn } from './compile.ts';
import { contradictions } from './contradiction.ts';
import { edgeBetween, withEdge, withoutEdge } from './edge-edit.ts';
import { edgeCode, edgeLag } from './edges.ts';
import { type Dates, markPlain, type Network, newDates } from './network.ts';
import { loadNode } from './node.ts';
import { calculate } from './passes.ts';
import type { Plan, PlanLink } from './plan.ts';
import type { PlanAssignment } from './plan-resource.ts';
import type { PlanTask } from './plan-task.ts';
import { renumberedWith } from './renumber.ts';
import { isTask, ripple } from './ripple.ts';
import { type Schedule, scheduleView } from './schedule.ts';

/** One change of a plan. */
export type PlanEdit =
  /** Replaces the row with the same UID. */
  | { readonly kind: 'task'; readonly task: PlanTask }
  /** Adds a link, or replaces the one between the same tasks. */
  | { readonly kind: 'link'; readonly link: PlanLink }
  | { readonly kind: 'unlink'; readonly predUid: number; readonly succUid: number }
  /** Replaces the assignments of one task. */
  | { readonly kind: 'staff'; readonly taskUid: number; readonly assignments: readonly PlanAssignment[] }
  /** Anything else: rows added, moved, indented or removed, calendars, the header. */
  | { readonly kind: 'plan'; readonly plan: Plan };

/** What an edit did. */
export interface EditOutcome {
  /** The plan was compiled anew, so that every task may have moved. */
  readonly rebuilt: boolean;
  /** UIDs of the tasks (not summaries) whose early dates moved; of all tasks when the plan was compiled anew. */
  readonly moved: () => readonly number[];
  /** Calculations of single tasks that were made. */
  readonly recalculated: number;
}

/** A plan that is kept calculated while it is edited. */
export interface Scheduler {
  readonly plan: () => Plan;
  /** A live view: after the next edit it shows the new dates. */
  readonly schedule: () => Schedule;
  /** As `schedule` would report for the plan as it is now; looks at every task. */
  readonly findings: () => readonly Finding[];
  /** Applies one edit and recalculates what it can reach. */
  readonly apply: (edit: PlanEdit) => EditOutcome;
  /** Applies edits whose plan is at hand: what they make of the plan of before, whose rows they leave in their places. */
  readonly applyAll: (edits: readonly PlanEdit[], after: Plan) => void;
}

interface State {
  readonly compiled: Compiled;
  readonly dates: Dates;
}

/** The plan after an edit. `row` is the index of an edited task's row, where it is known. */
export function editPlan(plan: Plan, edit: PlanEdit, row?: number): Plan {
  switch (edit.kind) {
    case 'task': {
      const at = row ?? plan.tasks.findIndex(t => t.uid === edit.task.uid && !t.blank);
      return at < 0 ? plan : { ...plan, tasks: plan.tasks.with(at, edit.task) };
    }
    case 'link': {
      const { predUid, succUid } = edit.link;
      const at = plan.links.findIndex(l => l.predUid === predUid && l.succUid === succUid);
      return { ...plan, links: at < 0 ? [...plan.links, edit.link] : plan.links.with(at, edit.link) };
    }
    case 'unlink':
      return {
        ...plan,
        links: plan.links.filter(l => l.predUid !== edit.predUid || l.succUid !== edit.succUid),
      };
    case 'staff':
      return {
        ...plan,
        assignments: [...plan.assignments.filter(a => a.taskUid !== edit.taskUid), ...edit.assignments],
      };
    case 'plan':
      return edit.plan;
  }
}

/** Whether only numbers of one leaf change, so that the network keeps its shape. */
function keepsShape(before: PlanTask, after: PlanTask): boolean {
  const flag = (a: boolean | undefined, b: boolean | undefined) => (a ?? false) === (b ?? false);
  return (
    before.outlineLevel === after.outlineLevel &&
    flag(before.blank, after.blank) &&
    flag(before.inactive, after.inactive) &&
    after.constraint !== 'ALAP' &&
    checkTask(before).length + checkTask(after).length === 0
  );
}

/** Whether a task's dates lie where the calendars are compiled with their exceptions. */
function withinCalendars(c: Compiled, t: PlanTask): boolean {
  const dates = [
    t.constraintDate,
    t.actualStart,
    t.actualFinish,
    t.manualStart,
    t.manualFinish,
    t.resume,
    t.deadline,
  ];
  return dates.every(d => d === undefined || d >= c.net.calendars.project.originSec);
}

function reload(c: Compiled, node: number, task: PlanTask): void {
  const cap = c.caps.get(c.net.taskOf[node] ?? -1) ?? Infinity;
  loadNode(c.net, node, { task, effort: effortIn(c, task), cap });
  for (let e = c.net.inAt[node] ?? 0, end = c.net.inAt[node + 1] ?? 0; e < end; e++) markPlain(c.net, e);
  for (let i = c.net.outAt[node] ?? 0, end = c.net.outAt[node + 1] ?? 0; i < end; i++)
    markPlain(c.net, c.net.outEdge[i] ?? 0);
}

/** Where an edit that keeps the network begins. */
interface Begun extends State {
  readonly seeds: readonly number[];
}

/** A plan before and after an edit. */
interface Both {
  readonly was: Plan;
  readonly plan: Plan;
}

/** The state with one task or its people changed; null when it must be compiled anew. */
function retask({ compiled: c, dates }: State, { was, plan }: Both, edit: PlanEdit): Begun | null {
  if (edit.kind !== 'task' && edit.kind !== 'staff') return null;
  const uid = edit.kind === 'task' ? edit.task.uid : edit.taskUid;
  const at = c.index.get(uid) ?? -1;
  const before = was.tasks[at];
  const after = edit.kind === 'task' ? edit.task : plan.tasks[at];
  const node = c.net.nodeOf[at] ?? -1;
  if (!before || !after || node < 0 || !keepsShape(before, after) || !withinCalendars(c, after)) return null;
  if (edit.kind === 'staff') c.assigned.set(uid, [...edit.assignments]);
  const compiled = { ...c, plan };
  reload(compiled, node, after);
  return { compiled, dates, seeds: [node] };
}

/** The state with one link changed; null when it must be compiled anew. */
function relink({ compiled: c, dates }: State, plan: Plan, edit: PlanEdit): Begun | null {
  if (edit.kind !== 'link' && edit.kind !== 'unlink') return null;
  const link = edit.kind === 'link' ? edit.link : edit;
  const [from, to] = [link.predUid, link.succUid].map(uid => c.net.nodeOf[c.index.get(uid) ?? -1] ?? -1);
  if (from === undefined || to === undefined || from < 0 || to < 0 || from === to) return null;
  if (c.findings.length > 0 || c.plan.tasks[c.net.taskOf[from] ?? -1]?.inactive) return null;
  const known = edgeBetween(c.net, from, to);
  const net = known < 0 ? c.net : withoutEdge(c.net, known);
  if (edgeBetween(net, from, to) >= 0) return null;
  const done = (n: Network, d: Dates, seeds: readonly number[]): Begun => ({
    compiled: { ...c, plan, net: n },
    dates: d,
    seeds,
  });
  if (edit.kind === 'unlink') return done(net, dates, [to, from]);
  const added = { from, to, edge: edgeCode(edit.link), lag: edgeLag(edit.link) };
  if (from < to) return done(withEdge(net, added), dates, [to, from]);
  const anew = renumberedWith(net, dates, added);
  return anew && done(anew.net, anew.dates, [anew.rank[to] ?? 0, anew.rank[from] ?? 0]);
}

/** The state after an edit that keeps the network, and where it begins; null when it must be compiled anew. */
function editInPlace(state: State, plans: Both, edit: PlanEdit): Begun | null {
  const { frame } = state.compiled.net;
  if (frame.fromFinish || frame.placesLate) return null;
  return retask(state, plans, edit) ?? relink(state, plans.plan, edit);
}

/** Keeps a plan calculated while it is edited; each edit recalculates only what it can reach, and the outcome equals calculating all. */
export function createScheduler(plan: Plan): Scheduler {
  const build = (p: Plan): State => {
    const compiled = compilePlan(p);
    const dates = newDates(compiled.net);
    calculate(compiled.net, dates);
    return { compiled, dates };
  };
  let state = build(plan);
  return {
    plan: () => state.compiled.plan,
    schedule: () => scheduleView(state.compiled, state.dates),
    findings: () => [...state.compiled.findings, ...contradictions(state.compiled, state.dates)],
    apply: edit => {
      const row = edit.kind === 'task' ? state.compiled.index.get(edit.task.uid) : undefined;
      const edited = editPlan(state.compiled.plan, edit, row);
      const begun = editInPlace(state, { was: state.compiled.plan, plan: edited }, edit);
      state = begun ?? build(edited);
      const { net } = state.compiled;
      const uidOf = (node: number) => edited.tasks[net.taskOf[node] ?? -1]?.uid ?? -1;
      const uids = (nodes: readonly number[]) => nodes.filter(n => isTask(net, n)).map(uidOf);
      if (!begun)
        return { rebuilt: true, moved: () => uids([...net.taskOf.keys()]), recalculated: net.size * 2 };
      const { moved, recalculated } = ripple(net, state.dates, begun.seeds);
      return { rebuilt: false, moved: () => uids(moved), recalculated };
    },
    applyAll: (edits, plan) => {
      const was = state.compiled.plan;
      for (const edit of edits) {
        const begun = editInPlace(state, { was, plan }, edit);
        state = begun ?? build(plan);
        if (!begun) return;
        ripple(state.compiled.net, state.dates, begun.seeds);
      }
    },
  };
}
