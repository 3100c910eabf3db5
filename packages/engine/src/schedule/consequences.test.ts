import { describe, expect, test } from 'vitest';
import { formatWall } from '../base/wall-second.ts';
import { consequencesOf, plansAfter, plansAround } from './consequences.ts';
import type { Plan } from './plan.ts';
import type { CrossLink } from './together.ts';
import { at, plan, type Row } from './week-plan.ts';

const point: Row = { days: 0, milestone: true };
const link = (pred: string, predUid: number, succ: string, succUid: number): CrossLink => ({
  pred: { plan: pred, uid: predUid },
  succ: { plan: succ, uid: succUid },
  type: 'FS',
});

// Quay: dig, pour, gate. Crane waits for the pouring; Yard for the crane's gate; Office for nobody.
const quay = plan(
  [{ days: 2 }, { days: 2 }, point],
  [
    [1, 2],
    [2, 3],
  ],
);
const crane = plan([{ days: 1 }, { ...point, deadline: at('09T17:00') }], [[1, 2]]);
const yard = plan(
  [{ days: 3 }, { days: 1 }, point],
  [
    [1, 3],
    [2, 3],
  ],
);
const office = plan([{ days: 1 }]);
const plans = new Map<string, Plan>([
  ['quay', quay],
  ['crane', crane],
  ['yard', yard],
  ['office', office],
]);
const links = [link('quay', 2, 'crane', 1), link('crane', 2, 'yard', 2)];
const longer: Plan = {
  ...quay,
  tasks: quay.tasks.map(t => (t.uid === 1 ? { ...t, durationSec: (t.durationSec ?? 0) * 2 } : t)),
};

describe('R8.3 consequences before commit', () => {
  const found = consequencesOf(plans, links, new Map([['quay', longer]]));

  test('R8.3 each plan that moves, by how many working days, through as many plans as are linked', () => {
    expect(found.map(c => [c.plan, c.days, c.moved])).toEqual([
      ['quay', 2, 3],
      ['crane', 2, 2],
      ['yard', 2, 2],
    ]);
  });

  test('R8.3 its milestones, with the deadline that is missed', () => {
    const gate = found.find(c => c.plan === 'crane')?.points[0];
    expect(gate && [gate.uid, formatWall(gate.before), formatWall(gate.after), gate.missesDeadline]).toEqual([
      2,
      '2026-01-09T17:00',
      '2026-01-13T17:00',
      true,
    ]);
    expect(found.find(c => c.plan === 'yard')?.points).toMatchObject([
      { uid: 3, days: 2, missesDeadline: false },
    ]);
  });

  test('R8.2 R8.3 the chain of tasks that explains it, from the change to the last milestone', () => {
    expect(found.find(c => c.plan === 'yard')?.chain.map(s => `${s.plan} ${s.uid}`)).toEqual([
      'quay 1',
      'quay 2',
      'crane 1',
      'crane 2',
      'yard 2',
      'yard 3',
    ]);
  });

  test('R8.3 what does not move is no consequence', () => {
    const renamed = { ...quay, tasks: quay.tasks.map(t => ({ ...t, name: `${t.name} b` })) };
    expect(consequencesOf(plans, links, new Map([['quay', renamed]]))).toEqual([]);
    const shorter = {
      ...quay,
      tasks: quay.tasks.map(t => (t.uid === 2 ? { ...t, durationSec: 28_800 } : t)),
    };
    expect(consequencesOf(plans, links, new Map([['quay', shorter]])).map(c => [c.plan, c.days])).toEqual([
      ['quay', -1],
      ['crane', -1],
      ['yard', -1],
    ]);
  });

  test('which plans have to be looked at', () => {
    expect([...plansAfter('crane', links)]).toEqual(['crane', 'yard']);
    expect([...plansAround('crane', links)]).toEqual(['crane', 'yard', 'quay']);
    expect([...plansAround('office', links)]).toEqual(['office']);
  });
});
