import {
  addWork,
  nextStart,
  type Plan,
  type PlanCommand,
  type PlanTask,
  type Schedule,
  type WallSecond,
  type WorkingTime,
} from '@chartroom/engine';

export type { TaskFields, WallSecond } from '@chartroom/engine';

/** What a hand does to bars, before it is known which fields that changes. */
export type PlanIntent =
  | { readonly kind: 'move'; readonly uid: number; readonly startSec: number; readonly byDay: boolean }
  | { readonly kind: 'start'; readonly uid: number; readonly startSec: number }
  | { readonly kind: 'finish'; readonly uid: number; readonly finishSec: number }
  | { readonly kind: 'progress'; readonly uid: number; readonly percent: number }
  | { readonly kind: 'nudge'; readonly uids: readonly number[]; readonly days: number }
  | { readonly kind: 'stretch'; readonly uids: readonly number[]; readonly days: number }
  | { readonly kind: 'commands'; readonly commands: readonly PlanCommand[] };

/** What is needed to read an intent. */
export interface Ground {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly calendar: WorkingTime;
}

const daySec = 86_400;
const workDaySec = ({ header }: Plan) => (header.minutesPerDay ?? 480) * 60;
const wall = (sec: number) => Math.round(sec) as WallSecond;

/** The start somebody meant: the day's beginning of work, or the quarter of an hour. */
function meantStart({ calendar }: Ground, sec: number, byDay: boolean): number {
  const snapped = byDay ? Math.round(sec / daySec) * daySec : Math.round(sec / 900) * 900;
  return nextStart(calendar, snapped);
}

/** A move says: not before. A task that is placed by hand simply lies elsewhere. */
function placed(ground: Ground, task: PlanTask, startSec: number): readonly PlanCommand[] {
  const start = wall(startSec);
  const at = ground.schedule.task(task.uid);
  if (at === undefined || task.actualStart !== undefined || at.summary) return [];
  if (task.manual === true) {
    const length = ground.schedule.timeBetween(task.uid, at.start, at.finish);
    const finish = wall(addWork(ground.calendar, start, length));
    return [{ do: 'update', task: task.uid, fields: { manualStart: start, manualFinish: finish } }];
  }
  return [{ do: 'update', task: task.uid, fields: { constraint: 'SNET', constraintDate: start } }];
}

function lasting(ground: Ground, uid: number, durationSec: number): readonly PlanCommand[] {
  const task = ground.plan.tasks.find(t => t.uid === uid);
  if (task === undefined || task.actualFinish !== undefined) return [];
  return [{ do: 'update', task: uid, fields: { durationSec: Math.max(0, Math.round(durationSec)) } }];
}

function nudged(ground: Ground, uid: number, days: number): readonly PlanCommand[] {
  const task = ground.plan.tasks.find(t => t.uid === uid);
  const at = ground.schedule.task(uid);
  if (task === undefined || at === undefined) return [];
  const week = (ground.plan.header.minutesPerWeek ?? 2400) * 60;
  const sec = Math.abs(days) === 7 ? Math.sign(days) * week : days * workDaySec(ground.plan);
  return placed(ground, task, nextStart(ground.calendar, addWork(ground.calendar, at.start, sec)));
}

/** The commands that do what was meant; none where nothing changes. */
export function commandsOf(intent: PlanIntent, ground: Ground): readonly PlanCommand[] {
  const { plan, schedule } = ground;
  switch (intent.kind) {
    case 'commands':
      return intent.commands;
    case 'nudge':
      return intent.uids.flatMap(uid => nudged(ground, uid, intent.days));
    case 'stretch':
      return intent.uids.flatMap(uid => {
        const at = schedule.task(uid);
        if (at === undefined || at.summary) return [];
        return lasting(ground, uid, at.durationSec + intent.days * workDaySec(plan));
      });
    case 'progress': {
      const percentComplete = Math.round(intent.percent / 5) * 5;
      return [{ do: 'progress', task: intent.uid, percentComplete }];
    }
    default:
      return dragged(intent, ground);
  }
}

type Drag = Extract<PlanIntent, { readonly kind: 'move' | 'start' | 'finish' }>;

function dragged(intent: Drag, ground: Ground): readonly PlanCommand[] {
  const { plan, schedule } = ground;
  const task = plan.tasks.find(t => t.uid === intent.uid);
  const at = schedule.task(intent.uid);
  if (task === undefined || at === undefined) return [];
  if (intent.kind === 'finish') {
    const end = Math.round(intent.finishSec / daySec) * daySec;
    return lasting(ground, task.uid, schedule.timeBetween(task.uid, at.start, wall(end)));
  }
  const start = meantStart(ground, intent.startSec, intent.kind === 'start' || intent.byDay);
  if (start === at.start) return [];
  const move = placed(ground, task, start);
  if (intent.kind === 'move') return move;
  return [...move, ...lasting(ground, task.uid, schedule.timeBetween(task.uid, wall(start), at.finish))];
}
