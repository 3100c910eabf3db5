import type { WallSecond } from '../base/wall-second.ts';
import type { Plan } from './plan.ts';
import type { Schedule } from './schedule.ts';
import type { CrossLink } from './together.ts';

/** How a link between plans stands: what is given, what is needed, and the room between them. */
export interface CrossRoom {
  /** When the predecessor's end of the link happens, without the lag. */
  readonly given: WallSecond;
  /** When the successor's end happens. */
  readonly needed: WallSecond;
  /** Working days of the successor's plan between them, after the lag; negative: the link is violated. */
  readonly slackDays: number;
}

/** The room of a link, by plans that were scheduled (together or alone); null where one of its tasks is not there. */
export function crossRoom(
  link: CrossLink,
  schedules: ReadonlyMap<string, Schedule>,
  plans: ReadonlyMap<string, Plan>,
): CrossRoom | null {
  const theirs = schedules.get(link.pred.plan)?.task(link.pred.uid);
  const own = schedules.get(link.succ.plan);
  const mine = own?.task(link.succ.uid);
  const header = plans.get(link.succ.plan)?.header;
  if (!theirs || !own || !mine || !header) return null;
  const given = link.type === 'FS' || link.type === 'FF' ? theirs.finish : theirs.start;
  const needed = link.type === 'FS' || link.type === 'SS' ? mine.start : mine.finish;
  const lagSec =
    link.lagPercent === undefined ? (link.lagSec ?? 0) : (link.lagPercent / 100) * theirs.durationSec;
  const from = (link.lagElapsed ? given + lagSec : given) as WallSecond;
  const between =
    needed < from ? -own.projectTimeBetween(needed, from) : own.projectTimeBetween(from, needed);
  const roomSec = between - (link.lagElapsed ? 0 : lagSec);
  return {
    given,
    needed,
    slackDays: Math.round((roomSec / ((header.minutesPerDay ?? 480) * 60)) * 100) / 100,
  };
}
