import { expect, test } from 'vitest';
import { asWall, formatWall } from '../base/wall-second.ts';
import type { Plan } from './plan.ts';
import type { PlanTask } from './plan-task.ts';
import { progressAsPlanned, rescheduleUncompleted } from './progress.ts';
import { schedule } from './schedule.ts';

const day = 28_800;
const at = (text: string) => asWall(`2026-01-${text}`);
const plan = (rows: readonly Partial<PlanTask>[], chained = true): Plan => ({
  header: { start: at('05T08:00'), calendarUid: 1 },
  calendars: [{ uid: 1, name: 'Standard', weekDays: [], workWeeks: [], exceptions: [] }],
  tasks: rows.map((row, i) => ({
    uid: i + 1,
    id: i + 1,
    outlineLevel: 1,
    name: `T${i + 1}`,
    durationSec: 2 * day,
    ...row,
  })),
  links: chained ? rows.slice(1).map((_, i) => ({ predUid: i + 1, succUid: i + 2, type: 'FS' })) : [],
  resources: [],
  assignments: [],
  customFields: [],
});
const dates = (p: Plan) =>
  schedule(p)
    .result.tasks()
    .map(t => `${formatWall(t.start).slice(8)}-${formatWall(t.finish).slice(8)}`);

test('uncompleted work moves to the status date: a rest is split off, an unstarted task starts then, links do the rest', () => {
  const begun = {
    actualStart: at('05T08:00'),
    percentComplete: 50,
    remainingDurationSec: day,
    stop: at('05T17:00'),
    resume: at('06T08:00'),
  };
  const moved = rescheduleUncompleted(plan([begun, {}]), at('12T08:00'));
  expect(dates(moved)).toEqual(['05T08:00-12T17:00', '13T08:00-14T17:00']);
  expect(dates(rescheduleUncompleted(plan([{}, {}], false), at('12T08:00')))).toEqual([
    '12T08:00-13T17:00',
    '12T08:00-13T17:00',
  ]);
});

test('complete, manual and later tasks stay where they are', () => {
  const rows = [
    { actualStart: at('05T08:00'), actualFinish: at('06T17:00'), percentComplete: 100 },
    { manual: true, manualStart: at('05T08:00'), manualFinish: at('05T17:00') },
    { constraint: 'SNET', constraintDate: at('19T08:00') } as const,
  ];
  const p = plan(rows, false);
  expect(dates(rescheduleUncompleted(p, at('12T08:00')))).toEqual(dates(p));
});

test('without splits allowed, a task in progress stays whole', () => {
  const begun = { actualStart: at('05T08:00'), percentComplete: 50, remainingDurationSec: day };
  const p = plan([begun]);
  const whole = { ...p, header: { ...p.header, splitsInProgressTasks: false } };
  expect(dates(rescheduleUncompleted(whole, at('12T08:00')))).toEqual(['05T08:00-06T17:00']);
});

test('progress as planned changes no date and says how much is done', () => {
  const p = plan([{}, {}, {}]);
  const reported = progressAsPlanned(p, at('08T08:00'));
  expect(dates(reported)).toEqual(dates(p));
  expect(reported.tasks.map(t => t.percentComplete)).toEqual([100, 50, undefined]);
  expect(reported.tasks[0]?.actualFinish).toBe(at('06T17:00'));
});
