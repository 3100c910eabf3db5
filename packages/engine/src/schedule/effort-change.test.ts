import { describe, expect, test } from 'vitest';
import { changeEffort, type EffortChange } from './effort-change.ts';
import type { PlanAssignment } from './plan-resource.ts';
import type { PlanTask } from './plan-task.ts';

const h = 3600;
const ann: PlanAssignment = { uid: 1, taskUid: 1, resourceUid: 1, units: 1, workSec: 40 * h };
const bob: PlanAssignment = { uid: 2, taskUid: 1, resourceUid: 2, units: 1 };
const task = (over: Partial<PlanTask>): PlanTask => ({
  uid: 1,
  id: 1,
  outlineLevel: 1,
  name: 'T',
  durationSec: 40 * h,
  ...over,
});

/** Duration in hours, then work in hours and units of each assignment. */
function after(
  over: Partial<PlanTask>,
  change: EffortChange,
  assignments: readonly PlanAssignment[] = [ann],
) {
  const s = changeEffort({ task: task(over), assignments }, change);
  return [(s.task.durationSec ?? 0) / h, ...s.assignments.map(a => [(a.workSec ?? 0) / h, a.units])];
}

describe('work = duration x units', () => {
  const work: EffortChange = { kind: 'work', assignmentUid: 1, workSec: 80 * h };
  const units: EffortChange = { kind: 'units', assignmentUid: 1, units: 2 };
  const duration: EffortChange = { kind: 'duration', durationSec: 80 * h };
  const add: EffortChange = { kind: 'add', assignment: bob };
  test.each<[string, Partial<PlanTask>, EffortChange, unknown[]]>([
    ['fixed units, longer: more work', { type: 'fixed-units' }, duration, [80, [80, 1]]],
    ['fixed units, more work: longer', { type: 'fixed-units' }, work, [80, [80, 1]]],
    ['fixed units, more units: shorter', { type: 'fixed-units' }, units, [20, [40, 2]]],
    ['fixed duration, longer: more work', { type: 'fixed-duration' }, duration, [80, [80, 1]]],
    ['fixed duration, more work: more units', { type: 'fixed-duration' }, work, [40, [80, 2]]],
    ['fixed duration, more units: more work', { type: 'fixed-duration' }, units, [40, [80, 2]]],
    ['fixed work, longer: fewer units', { type: 'fixed-work' }, duration, [80, [40, 0.5]]],
    ['fixed work, more units: shorter', { type: 'fixed-work' }, units, [20, [40, 2]]],
    [
      'effort-driven, one more person: shorter',
      { type: 'fixed-units', effortDriven: true },
      add,
      [20, [20, 1], [20, 1]],
    ],
    ['fixed work, one more person: shorter', { type: 'fixed-work' }, add, [20, [20, 1], [20, 1]]],
    [
      'effort-driven, fixed duration, one more person: fewer units',
      { type: 'fixed-duration', effortDriven: true },
      add,
      [40, [20, 0.5], [20, 0.5]],
    ],
    ['not effort-driven, one more person: more work', { type: 'fixed-units' }, add, [40, [40, 1], [40, 1]]],
  ])('%s', (_, over, change, expected) => expect(after(over, change)).toEqual(expected));

  test('effort-driven, one person fewer: longer again', () => {
    const both = [
      { ...ann, workSec: 20 * h },
      { ...bob, workSec: 20 * h },
    ];
    const change = { kind: 'remove', assignmentUid: 2 } as const;
    expect(after({ effortDriven: true, durationSec: 20 * h }, change, both)).toEqual([40, [40, 1]]);
  });
});
