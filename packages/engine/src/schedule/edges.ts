import type { Finding } from '../base/finding.ts';
import { Edge, EdgeBit } from './network.ts';
import type { EdgeList } from './order.ts';
import type { Outline } from './outline.ts';
import type { Plan, PlanLink } from './plan.ts';

/** Nodes before they are put in order: leaves first, then the doors of linked summaries. */
export interface Doors {
  /** Node by task index; -1 where there is none. */
  readonly leaf: Int32Array;
  readonly entry: Map<number, number>;
  readonly exit: Map<number, number>;
  /** Task index by node. */
  readonly taskOf: number[];
}

const maxLag = 2_000_000_000;

/** Finds a row's index by its UID. */
export interface UidIndex {
  readonly get: (uid: number) => number | undefined;
}

/** The first row of each UID: in one array where UIDs are small, as they mostly are, else in a map. */
export function indexByUid(plan: Plan): UidIndex {
  const { tasks } = plan;
  const most = tasks.reduce((max, t) => Math.max(max, t.uid), 0);
  const small = tasks.every(t => Number.isInteger(t.uid) && t.uid >= 0) && most < tasks.length * 4 + 1000;
  if (!small) {
    const index = new Map<number, number>();
    tasks.forEach((t, i) => {
      if (!t.blank && !index.has(t.uid)) index.set(t.uid, i);
    });
    return index;
  }
  const rows = new Int32Array(most + 1);
  tasks.forEach((t, i) => {
    if (!t.blank && rows[t.uid] === 0) rows[t.uid] = i + 1;
  });
  return {
    get: uid => {
      const row = rows[uid] ?? 0;
      return row === 0 ? undefined : row - 1;
    },
  };
}

/** A plan with its tree and where to find its rows. */
export interface Rows {
  readonly plan: Plan;
  readonly index: UidIndex;
  readonly outline: Outline;
}

const isAbove = (outline: Outline, above: number, below: number) => {
  for (let i = outline.parent[below] ?? -1; i >= 0; i = outline.parent[i] ?? -1) if (i === above) return true;
  return false;
};

/** Links that can be scheduled, as pairs of task indexes; the others become findings. */
export function usableLinks({ plan, index, outline }: Rows, findings: Finding[]) {
  const usable: { readonly link: PlanLink; readonly pred: number; readonly succ: number }[] = [];
  for (const link of plan.links) {
    const pred = index.get(link.predUid);
    const succ = index.get(link.succUid);
    const path = [`task ${link.predUid}`, `task ${link.succUid}`];
    const drop = (code: string, message: string) => findings.push({ code, severity: 'error', message, path });
    if (pred === undefined || succ === undefined) {
      const missing = pred === undefined ? link.predUid : link.succUid;
      drop(
        'schedule.dangling-link',
        `The link from task ${link.predUid} to task ${link.succUid} was ignored: there is no task ${missing}. Remove the link or restore the task.`,
      );
    } else if (pred === succ)
      drop('schedule.self-link', `The link from task ${link.predUid} to itself was ignored. Remove it.`);
    else if (isAbove(outline, pred, succ) || isAbove(outline, succ, pred))
      drop(
        'schedule.link-to-own-summary',
        `The link between task ${link.predUid} and task ${link.succUid} was ignored: one is the summary of the other. Link the tasks themselves.`,
      );
    else usable.push({ link, pred, succ });
  }
  return usable;
}

/** Codes a link as an edge's kind with its bits. */
export const edgeCode = (link: PlanLink): number =>
  Edge[link.type] |
  (link.lagElapsed ? EdgeBit.elapsed : 0) |
  (link.lagPercent !== undefined ? EdgeBit.percent : 0);

/** The lag of an edge: seconds, or thousandths of a percent. */
export const edgeLag = (link: PlanLink): number => {
  const lag = link.lagPercent === undefined ? (link.lagSec ?? 0) : link.lagPercent * 1000;
  return Math.max(-maxLag, Math.min(maxLag, Math.round(lag)));
};

/** Makes doors for summaries that are linked, or that floor their tasks. */
export function doorsOf(plan: Plan, outline: Outline, usable: ReturnType<typeof usableLinks>): Doors {
  const leaf = new Int32Array(plan.tasks.length).fill(-1);
  const taskOf: number[] = [];
  const entry = new Map<number, number>();
  const exit = new Map<number, number>();
  const isSummary = (i: number) => outline.summary[i] === 1;
  const add = (i: number) => taskOf.push(i) - 1;
  plan.tasks.forEach((t, i) => {
    if (!t.blank && !isSummary(i)) leaf[i] = add(i);
  });
  const open = (doors: Map<number, number>, i: number) => {
    if (isSummary(i) && !doors.has(i)) doors.set(i, add(i));
  };
  for (const { pred, succ } of usable) {
    open(exit, pred);
    open(entry, succ);
  }
  plan.tasks.forEach((t, i) => {
    if (t.constraint === 'SNET' && t.constraintDate !== undefined) open(entry, i);
  });
  return { leaf, entry, exit, taskOf };
}

function nearest(outline: Outline, doors: ReadonlyMap<number, number>, from: number): number | undefined {
  if (doors.size === 0) return undefined;
  for (let i = outline.parent[from] ?? -1; i >= 0; i = outline.parent[i] ?? -1) {
    const door = doors.get(i);
    if (door !== undefined) return door;
  }
  return undefined;
}

/** All edges: the links, and the belonging of tasks to linked summaries. An inactive task pushes nothing. */
export function edgesOf(
  { plan, outline }: Omit<Rows, 'index'>,
  doors: Doors,
  usable: ReturnType<typeof usableLinks>,
): EdgeList {
  const list: EdgeList = { from: [], to: [], edge: [], lag: [] };
  const add = (from: number | undefined, to: number | undefined, edge: number, lag: number) => {
    if (from === undefined || to === undefined || from < 0 || to < 0) return;
    list.from.push(from);
    list.to.push(to);
    list.edge.push(edge);
    list.lag.push(lag);
  };
  const leafOf = (i: number) => doors.leaf[i] ?? -1;
  for (const { link, pred, succ } of usable) {
    if (plan.tasks[pred]?.inactive) continue;
    add(
      doors.exit.get(pred) ?? leafOf(pred),
      doors.entry.get(succ) ?? leafOf(succ),
      edgeCode(link),
      edgeLag(link),
    );
  }
  const byHand = (door: number) => plan.tasks[doors.taskOf[door] ?? 0]?.manual === true;
  const give = (i: number, to: number) => {
    const door = nearest(outline, doors.entry, i);
    if (door !== undefined && !byHand(door)) add(door, to, Edge.Give, 0);
  };
  const take = (i: number, from: number) => {
    const door = nearest(outline, doors.exit, i);
    if (door !== undefined && !byHand(door)) add(from, door, Edge.Take, 0);
  };
  plan.tasks.forEach((t, i) => {
    if (leafOf(i) < 0) return;
    give(i, leafOf(i));
    if (!t.inactive) take(i, leafOf(i));
  });
  for (const [i, node] of doors.entry) give(i, node);
  for (const [i, node] of doors.exit) take(i, node);
  return list;
}
