import {
  addWork,
  type Plan,
  type PlanAssignment,
  type PlanResource,
  type PlanTask,
  type Schedule,
  type ScheduledTask,
  type WorkingTime,
} from '@chartroom/engine';
import { type TextColumn, textColumn } from './text-column.ts';

/** What a row of a plan is shown as; the numbers are those of the timeline. */
export const RowShape = { none: 0, bar: 1, summary: 2, milestone: 3, external: 4 } as const;
/** Bits of `state`; the numbers are those of the timeline. */
export const RowBit = { critical: 1, unsaved: 2, locked: 4, complete: 8, inactive: 16 } as const;

/** All rows of a plan in columns that can be handed from a worker to a page. Times are wall seconds, NaN for none. */
export interface PlanColumns {
  readonly count: number;
  readonly uid: Int32Array<ArrayBuffer>;
  readonly shape: Uint8Array<ArrayBuffer>;
  readonly state: Uint8Array<ArrayBuffer>;
  readonly level: Uint8Array<ArrayBuffer>;
  readonly parent: Uint8Array<ArrayBuffer>;
  readonly start: Float64Array<ArrayBuffer>;
  readonly finish: Float64Array<ArrayBuffer>;
  readonly wasStart: Float64Array<ArrayBuffer>;
  readonly wasFinish: Float64Array<ArrayBuffer>;
  readonly baseStart: Float64Array<ArrayBuffer>;
  readonly baseFinish: Float64Array<ArrayBuffer>;
  readonly deadline: Float64Array<ArrayBuffer>;
  readonly slackUntil: Float64Array<ArrayBuffer>;
  readonly slackSec: Float64Array<ArrayBuffer>;
  readonly durationSec: Float64Array<ArrayBuffer>;
  /** 0..1. */
  readonly progress: Float32Array<ArrayBuffer>;
  readonly name: TextColumn;
  readonly wbs: TextColumn;
  /** Initials of who works on it, apart by a space. */
  readonly who: TextColumn;
  readonly linkFrom: Int32Array<ArrayBuffer>;
  readonly linkTo: Int32Array<ArrayBuffer>;
  readonly linkKind: Uint8Array<ArrayBuffer>;
  readonly linkState: Uint8Array<ArrayBuffer>;
}

const kinds = ['FS', 'SS', 'FF', 'SF'] as const;

/** Two letters for a name, unless it has initials. */
export const initialsOf = ({ initials, name }: Pick<PlanResource, 'initials' | 'name'>): string => {
  if (initials !== undefined && initials.length > 1) return initials.slice(0, 4);
  const words = name.split(/\s+/).filter(word => /\p{L}/u.test(word));
  const letters = words.length > 1 ? `${words[0]?.[0]}${words.at(-1)?.[0]}` : name.slice(0, 2);
  return letters.toLocaleUpperCase();
};

function staffed(plan: Plan): ReadonlyMap<number, string> {
  const names = new Map(plan.resources.map(r => [r.uid, initialsOf(r)]));
  const out = new Map<number, string>();
  for (const { taskUid, resourceUid } of plan.assignments as readonly PlanAssignment[]) {
    const who = resourceUid === undefined ? undefined : names.get(resourceUid);
    if (who === undefined) continue;
    const known = out.get(taskUid);
    out.set(taskUid, known === undefined ? who : `${known} ${who}`);
  }
  return out;
}

const shapeOf = (task: PlanTask, at: ScheduledTask): number => {
  if (task.external === true) return RowShape.external;
  if (at.summary) return RowShape.summary;
  return at.milestone ? RowShape.milestone : RowShape.bar;
};

function stateOf(task: PlanTask, at: ScheduledTask): number {
  const done = (task.percentComplete ?? 0) >= 100;
  return (
    (at.critical ? RowBit.critical : 0) |
    (at.summary || task.external === true || done ? RowBit.locked : 0) |
    (done ? RowBit.complete : 0) |
    (task.inactive === true ? RowBit.inactive : 0)
  );
}

/** Numbers like 2.1 for rows that have no code of their own. */
function outlineNumbers(rows: readonly PlanTask[]): readonly string[] {
  const counters: number[] = [];
  return rows.map(({ outlineLevel, wbs }) => {
    const depth = Math.max(1, outlineLevel);
    counters.length = Math.min(counters.length, depth);
    while (counters.length < depth) counters.push(0);
    counters[depth - 1] = (counters[depth - 1] ?? 0) + 1;
    return wbs ?? counters.join('.');
  });
}

/** Where a baseline has rows, by their numbers. */
export type BaselineSpans = ReadonlyMap<number, { readonly start: number; readonly finish: number }>;

interface Rendering {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly calendar: WorkingTime;
  /** Where a row lay before changes that are not saved. */
  readonly savedSpan: (uid: number) => { readonly start: number; readonly finish: number } | undefined;
  readonly baseline: BaselineSpans;
}

/** Rows that are shown: all but blank ones, and the row of the project itself. */
export const shownRows = (plan: Plan): readonly PlanTask[] => plan.tasks.filter(t => t.blank !== true);

function empty(count: number, links: number) {
  const times = () => new Float64Array(count).fill(Number.NaN);
  return {
    count,
    uid: new Int32Array(count),
    shape: new Uint8Array(count),
    state: new Uint8Array(count),
    level: new Uint8Array(count),
    parent: new Uint8Array(count),
    start: times(),
    finish: times(),
    wasStart: times(),
    wasFinish: times(),
    baseStart: times(),
    baseFinish: times(),
    deadline: times(),
    slackUntil: times(),
    slackSec: times(),
    durationSec: times(),
    progress: new Float32Array(count),
    linkFrom: new Int32Array(links),
    linkTo: new Int32Array(links),
    linkKind: new Uint8Array(links),
    linkState: new Uint8Array(links),
  };
}

type Columns = ReturnType<typeof empty>;

function fillRow(
  out: Columns,
  i: number,
  { task, r }: { readonly task: PlanTask; readonly r: Rendering },
): void {
  const at = r.schedule.task(task.uid);
  out.uid[i] = task.uid;
  out.level[i] = Math.min(255, Math.max(0, task.outlineLevel - 1));
  if (at === undefined) return;
  out.shape[i] = shapeOf(task, at);
  out.state[i] = stateOf(task, at);
  out.start[i] = at.start;
  out.finish[i] = at.finish;
  out.slackSec[i] = at.summary ? Number.NaN : at.totalSlackSec;
  out.durationSec[i] = at.durationSec;
  out.progress[i] = (task.percentComplete ?? 0) / 100;
  out.deadline[i] = task.deadline ?? Number.NaN;
  if (at.freeSlackSec > 0 && !at.summary) out.slackUntil[i] = addWork(r.calendar, at.finish, at.freeSlackSec);
  const base = r.baseline.get(task.uid);
  out.baseStart[i] = base?.start ?? Number.NaN;
  out.baseFinish[i] = base?.finish ?? Number.NaN;
  const saved = r.savedSpan(task.uid);
  if (saved !== undefined && (saved.start !== at.start || saved.finish !== at.finish)) {
    out.wasStart[i] = saved.start;
    out.wasFinish[i] = saved.finish;
  }
  const isNew = saved === undefined;
  if (isNew || !Number.isNaN(out.wasStart[i])) out.state[i] = (out.state[i] ?? 0) | RowBit.unsaved;
}

/** Working time of tasks and how much of it is done; how many there are, and how many of them are reached. */
interface Rolled {
  readonly days: number;
  readonly done: number;
  readonly points: number;
  readonly reached: number;
}

const nothing: Rolled = { days: 0, done: 0, points: 0, reached: 0 };

const added = (a: Rolled, b: Rolled): Rolled => ({
  days: a.days + b.days,
  done: a.done + b.done,
  points: a.points + b.points,
  reached: a.reached + b.reached,
});

function rolledTask(out: Columns, i: number): Rolled {
  const inactive = ((out.state[i] ?? 0) & RowBit.inactive) !== 0;
  const days = out.durationSec[i] ?? Number.NaN;
  if (inactive || out.shape[i] === RowShape.external || Number.isNaN(days)) return nothing;
  const reached = out.progress[i] ?? 0;
  return { days, done: days * reached, points: 1, reached };
}

/**
 * How far a summary has come, as Microsoft Project counts it: the days done of the tasks below it, of all their days; of
 * milestones alone, how many are reached. Inactive and external tasks do not count.
 */
function rollUpProgress(out: Columns): void {
  const below: Rolled[] = [];
  for (let i = out.count - 1; i >= 0; i--) {
    const level = out.level[i] ?? 0;
    const summary = out.shape[i] === RowShape.summary;
    const own = summary ? below.splice(level + 1).reduce(added, nothing) : rolledTask(out, i);
    if (summary) {
      out.progress[i] = own.days > 0 ? own.done / own.days : own.points > 0 ? own.reached / own.points : 0;
      if (out.progress[i] === 1) out.state[i] = (out.state[i] ?? 0) | RowBit.complete;
    }
    while (below.length <= level) below.push(nothing);
    below[level] = added(below[level] ?? nothing, own);
  }
}

/** Critical links are those between two critical tasks where the one holds the other. */
function fillLinks(out: Columns, r: Rendering): void {
  const index = new Map<number, number>();
  out.uid.forEach((uid, i) => {
    index.set(uid, i);
  });
  r.plan.links.forEach((link, i) => {
    const [from, to] = [index.get(link.predUid) ?? -1, index.get(link.succUid) ?? -1];
    out.linkFrom[i] = from;
    out.linkTo[i] = to;
    out.linkKind[i] = kinds.indexOf(link.type);
    const both = (out.state[from] ?? 0) & (out.state[to] ?? 0) & RowBit.critical;
    const holds =
      both !== 0 &&
      r.schedule.drivers(link.succUid).some(d => d.kind === 'link' && d.predUid === link.predUid);
    out.linkState[i] = holds ? 1 : 0;
  });
}

/** Takes a calculated plan apart into columns. */
export function planColumns(r: Rendering): PlanColumns {
  const rows = shownRows(r.plan);
  const out = empty(rows.length, r.plan.links.length);
  rows.forEach((task, i) => {
    fillRow(out, i, { task, r });
    const next = rows[i + 1];
    if (next !== undefined && next.outlineLevel > task.outlineLevel) out.parent[i] = 1;
  });
  rollUpProgress(out);
  fillLinks(out, r);
  const who = staffed(r.plan);
  return {
    ...out,
    name: textColumn(rows.map(t => t.name)),
    wbs: textColumn(outlineNumbers(rows)),
    who: textColumn(rows.map(t => who.get(t.uid) ?? '')),
  };
}

/** What can be handed over instead of copied. */
export const buffersOf = (columns: object): ArrayBuffer[] =>
  Object.values(columns).flatMap(value => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []));
