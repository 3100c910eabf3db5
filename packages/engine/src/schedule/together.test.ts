import { expect, test } from 'vitest';
import { asWall, formatWall } from '../base/wall-second.ts';
import { drivingPath } from './driving-path.ts';
import type { Plan } from './plan.ts';
import { type CrossLink, scheduleTogether } from './together.ts';

const day = 28_800;
const plan = (start: string, durations: readonly number[]): Plan => ({
  header: { start: asWall(`2026-01-${start}T08:00`), calendarUid: 1 },
  calendars: [{ uid: 1, name: 'Standard', weekDays: [], workWeeks: [], exceptions: [] }],
  tasks: durations.map((d, i) => ({
    uid: i + 1,
    id: i + 1,
    outlineLevel: 1,
    name: `T${i + 1}`,
    durationSec: d * day,
  })),
  links: durations.slice(1).map((_, i) => ({ predUid: i + 1, succUid: i + 2, type: 'FS' })),
  resources: [],
  assignments: [],
  customFields: [],
});
const link = (pred: string, predUid: number, succ: string, succUid: number): CrossLink => ({
  pred: { plan: pred, uid: predUid },
  succ: { plan: succ, uid: succUid },
  type: 'FS',
});
const starts = (plans: [string, Plan][], links: readonly CrossLink[]) =>
  [...scheduleTogether(new Map(plans), links).result].map(([key, s]) => [
    key,
    ...s.tasks().map(t => formatWall(t.start).slice(8)),
  ]);

test('a delay goes through three plans, there and back, whatever their order', () => {
  const plans: [string, Plan][] = [
    ['C', plan('05', [1])],
    ['A', plan('05', [3, 1, 1])],
    ['B', plan('06', [1, 1])],
  ];
  const links = [link('A', 1, 'B', 2), link('B', 2, 'A', 3), link('A', 3, 'C', 1)];
  expect(starts(plans, links)).toEqual([
    ['C', '12T08:00'],
    ['A', '05T08:00', '08T08:00', '09T08:00'],
    ['B', '06T08:00', '08T08:00'],
  ]);
});

test('why does it start here: the task of the other plan', () => {
  const { result } = scheduleTogether(
    new Map([
      ['A', plan('05', [3])],
      ['B', plan('05', [1])],
    ]),
    [link('A', 1, 'B', 1)],
  );
  expect(result.get('B')?.drivers(1)).toEqual([{ kind: 'link', predUid: 1, type: 'FS', plan: 'A' }]);
  expect(result.get('B')?.tasks().length).toBe(1);
});

test('plans that wait for each other in a circle, and a link to nowhere, are findings', () => {
  const plans = new Map([
    ['A', plan('05', [1])],
    ['B', plan('05', [1])],
  ]);
  const { findings } = scheduleTogether(plans, [
    link('A', 1, 'B', 1),
    link('B', 1, 'A', 1),
    link('A', 9, 'B', 1),
  ]);
  expect(findings.map(f => f.code)).toEqual(['schedule.dangling-link', 'schedule.cross-cycle']);
  expect(findings[1]?.path.toSorted()).toEqual(['A', 'B']);
});

test('the driving path leads through several plans to the first cause', () => {
  const plans = new Map([
    ['A', plan('05', [3, 1])],
    ['B', plan('05', [1, 1])],
    ['C', plan('05', [1])],
  ]);
  const { result } = scheduleTogether(plans, [
    link('A', 1, 'B', 2),
    link('B', 2, 'C', 1),
    link('B', 1, 'C', 1),
  ]);
  expect(drivingPath(result, { plan: 'C', uid: 1 })).toEqual([
    { plan: 'A', uid: 1, by: 'FS' },
    { plan: 'B', uid: 2, by: 'FS' },
    { plan: 'C', uid: 1 },
  ]);
});

test('a driving path through a summary names the task in it that ends last', () => {
  const p = plan('05', [1, 1, 2, 1]);
  const levels = [1, 2, 2, 1];
  const tasks = p.tasks.map((t, i) => ({ ...t, outlineLevel: levels[i] ?? 1 }));
  const one = new Map([['A', { ...p, tasks, links: [{ predUid: 1, succUid: 4, type: 'FS' as const }] }]]);
  expect(drivingPath(scheduleTogether(one, []).result, { plan: 'A', uid: 4 })).toEqual([
    { plan: 'A', uid: 3, by: 'in' },
    { plan: 'A', uid: 1, by: 'FS' },
    { plan: 'A', uid: 4 },
  ]);
});
