import type { Finding, WithFindings } from '../base/finding.ts';
import type { Driver } from './driver.ts';
import type { LinkType, Plan, PlanLink } from './plan.ts';
import type { PlanTask } from './plan-task.ts';
import type { ScheduledTask } from './result.ts';
import type { Schedule } from './schedule.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';

/** One end of a link between plans. */
export interface PlanEnd {
  readonly plan: string;
  readonly uid: number;
}

/** A link from a task of one plan to a task of another; lags as in `PlanLink`. */
export interface CrossLink {
  readonly pred: PlanEnd;
  readonly succ: PlanEnd;
  readonly type: LinkType;
  readonly lagSec?: number | undefined;
  readonly lagPercent?: number | undefined;
  readonly lagElapsed?: boolean | undefined;
}

/** A plan with rows that stand for the tasks of other plans it waits for. */
interface Member {
  readonly key: string;
  readonly scheduler: Scheduler;
  /** The other plan's task by the UID of the row that stands for it. */
  readonly guests: ReadonlyMap<number, PlanEnd>;
}

const guestRow = (uid: number, end: PlanEnd): PlanTask => ({
  uid,
  id: uid,
  outlineLevel: 1,
  name: `${end.plan} ${end.uid}`,
  external: true,
  inactive: true,
});

/** Adds a row for each task of another plan that this one waits for, inactive until its dates are known. */
function memberOf(key: string, plan: Plan, links: readonly CrossLink[]): Member {
  const guests = new Map<number, PlanEnd>();
  const uidOf = new Map<string, number>();
  let last = plan.tasks.reduce((max, t) => Math.max(max, t.uid), 0);
  const own: PlanLink[] = links.map(({ pred, succ, ...link }) => {
    const name = `${pred.plan} ${pred.uid}`;
    const uid = uidOf.get(name) ?? ++last;
    uidOf.set(name, uid);
    guests.set(uid, pred);
    return { ...link, predUid: uid, succUid: succ.uid };
  });
  const rows = [...guests].map(([uid, end]) => guestRow(uid, end));
  const joined = { ...plan, tasks: [...plan.tasks, ...rows], links: [...plan.links, ...own] };
  return { key, scheduler: createScheduler(joined), guests };
}

/** Writes the dates of another plan's task into the row that stands for it; true when they are new. */
function welcome(m: Member, uid: number, end: PlanEnd, theirs: ScheduledTask): boolean {
  const before = m.scheduler.schedule().task(uid);
  const row = m.scheduler.plan().tasks.find(t => t.uid === uid);
  if (!row?.inactive && before?.start === theirs.start && before.finish === theirs.finish) return false;
  const { start: manualStart, finish: manualFinish, durationSec } = theirs;
  const task = { ...guestRow(uid, end), inactive: false, manualStart, manualFinish, durationSec };
  m.scheduler.apply({ kind: 'task', task });
  return true;
}

function viewOf(m: Member): Schedule {
  const s = m.scheduler.schedule();
  const tasks = () => s.tasks().filter(t => !m.guests.has(t.uid));
  const finish = tasks().reduce((last, t) => (t.finish > last ? t.finish : last), s.start);
  const named = (d: Driver): Driver => {
    const end = d.kind === 'link' ? m.guests.get(d.predUid) : undefined;
    return d.kind === 'link' && end ? { ...d, predUid: end.uid, plan: end.plan } : d;
  };
  return {
    ...s,
    finish,
    tasks,
    task: uid => (m.guests.has(uid) ? undefined : s.task(uid)),
    drivers: uid => s.drivers(uid).map(named),
  };
}

const missing = (l: CrossLink, end: PlanEnd): Finding => ({
  code: 'schedule.dangling-link',
  severity: 'error',
  message: `The link from task ${l.pred.uid} of ${l.pred.plan} to task ${l.succ.uid} of ${l.succ.plan} was ignored: there is no task ${end.uid} in ${end.plan}. Remove the link or restore the task.`,
  path: [`${l.pred.plan} task ${l.pred.uid}`, `${l.succ.plan} task ${l.succ.uid}`],
});

/**
 * Schedules several plans that wait for each other, each on its own calendar, start and options: what a plan waits for
 * stands in it as an external task, and dates are passed on until none moves. Late dates and slack stay within a plan.
 * Plans that never settle, because tasks wait for each other in a circle, are a finding.
 */
export function scheduleTogether(
  plans: ReadonlyMap<string, Plan>,
  links: readonly CrossLink[],
): WithFindings<ReadonlyMap<string, Schedule>> {
  const findings: Finding[] = [];
  const exists = (e: PlanEnd) => plans.get(e.plan)?.tasks.some(t => t.uid === e.uid && !t.blank) ?? false;
  const usable = links.filter(l => {
    const lost = [l.pred, l.succ].find(e => !exists(e));
    if (lost) findings.push(missing(l, lost));
    return !lost;
  });
  const members = new Map(
    [...plans].map(([key, plan]) => [
      key,
      memberOf(
        key,
        plan,
        usable.filter(l => l.succ.plan === key),
      ),
    ]),
  );
  const late = settle(members, usable.length + 2);
  if (late.length > 0)
    findings.push({
      code: 'schedule.cross-cycle',
      severity: 'error',
      message: `The plans ${late.join(', ')} wait for each other in a circle; their dates are not final. Remove one of the links between them.`,
      path: late,
    });
  for (const m of members.values())
    findings.push(...m.scheduler.findings().map(f => ({ ...f, path: [m.key, ...f.path] })));
  return { result: new Map([...members].map(([key, m]) => [key, viewOf(m)])), findings };
}

/** Passes dates on until none moves; the plans that still moved after so many rounds. */
function settle(members: ReadonlyMap<string, Member>, rounds: number): string[] {
  let moved: string[] = [];
  for (let round = 0; round < rounds; round++) {
    moved = [];
    for (const m of members.values()) {
      let changed = false;
      for (const [uid, end] of m.guests) {
        const theirs = members.get(end.plan)?.scheduler.schedule().task(end.uid);
        if (theirs) changed = welcome(m, uid, end, theirs) || changed;
      }
      if (changed) moved.push(m.key);
    }
    if (moved.length === 0) return [];
  }
  return moved;
}
