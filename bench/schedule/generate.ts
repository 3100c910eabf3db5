import { asDay, asWall, type Plan, type PlanLink, type PlanTask, type WallSecond } from '@chartroom/engine';

/** Whole numbers from a seed (xorshift), so that every run measures the same plan. */
function numbers(seed: number): (below: number) => number {
  let x = seed | 1;
  return below => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

const start = asWall('2026-01-05T08:00');
const holiday = (day: string, name: string) =>
  ({ name, from: asDay(day), to: asDay('2060-12-31'), working: false }) as const;

/** A plan of phases of ten tasks with 1.5 links a task, holidays every year and a date constraint on every tenth task. */
export function generatePlan(count: number, seed = 7): Plan {
  const next = numbers(seed);
  const tasks: PlanTask[] = [];
  const links: PlanLink[] = [];
  const leaves: number[] = [];
  for (let i = 0; leaves.length < count; i++) {
    const uid = i + 1;
    if (i % 11 === 0) {
      tasks.push({ uid, id: uid, outlineLevel: 1, name: `Phase ${uid}` });
      continue;
    }
    const n = leaves.length;
    const constraintDate = (start + 86_400 * next(Math.max(30, Math.floor(count / 40)))) as WallSecond;
    const constrained = next(10) === 0 ? ({ constraint: 'SNET', constraintDate } as const) : {};
    tasks.push({
      uid,
      id: uid,
      outlineLevel: 2,
      name: `Task ${uid}`,
      durationSec: (1 + next(10)) * 14_400,
      ...constrained,
    });
    leaves.push(uid);
    const wanted = n === 0 ? 0 : 1 + (n % 2);
    const reach = Math.min(n, Math.max(60, Math.floor(count / 50)));
    for (let k = 0; k < wanted; k++) {
      const pred = leaves[n - 1 - next(reach)] ?? 1;
      const odd = next(20);
      const type = odd === 0 ? 'SS' : odd === 1 ? 'FF' : 'FS';
      const lagSec = next(10) === 0 ? 14_400 * (1 + next(4)) : 0;
      links.push({ predUid: pred, succUid: uid, type, lagSec });
    }
  }
  const yearly = (month: number, monthDay: number) => ({ kind: 'yearly-by-date', month, monthDay }) as const;
  const exceptions = [
    { ...holiday('2026-01-01', 'New Year'), recurrence: yearly(1, 1) },
    { ...holiday('2026-05-01', 'May Day'), recurrence: yearly(5, 1) },
    { ...holiday('2026-12-25', 'Christmas'), recurrence: yearly(12, 25) },
  ];
  const calendars = [{ uid: 1, name: 'Standard', weekDays: [], workWeeks: [], exceptions }];
  return {
    header: { start, calendarUid: 1 },
    calendars,
    tasks,
    links,
    resources: [],
    assignments: [],
    customFields: [],
  };
}
