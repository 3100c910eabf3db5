import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutLanes } from './lanes-layout.ts';
import type { LaneBar } from './lanes-scene.ts';

const bar = (id: string, lane: number, from: number, days: number): LaneBar => ({
  id,
  lane,
  label: id,
  note: '',
  startSec: from * 86_400,
  finishSec: (from + days) * 86_400,
  promisedSec: Number.NaN,
  edge: 'good',
  segments: [],
  marks: [],
});
const lane = (name: string) => ({ name, counts: [] });

test('a bar that begins after another ended shares its row', () => {
  const { bars, lanes } = layoutLanes({
    lanes: [lane('a'), lane('b')],
    bars: [bar('1', 0, 0, 100), bar('2', 0, 200, 50), bar('3', 0, 50, 300), bar('4', 1, 0, 10)],
  });
  const y = new Map(bars.map(p => [p.bar.id, p.y]));
  expect(y.get('1')).toBe(y.get('2'));
  expect(y.get('3')).not.toBe(y.get('1'));
  expect(y.get('4') ?? 0).toBeGreaterThan((lanes[0]?.height ?? 0) - 1);
});

test('no two bars ever cover each other, and none leaves its lane', () => {
  const some = fc.array(fc.record({ lane: fc.nat(3), from: fc.nat(2000), days: fc.nat(900) }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(some, drawn => {
      const all = drawn.map((d, i) => bar(String(i), d.lane, d.from, d.days));
      const { bars, lanes } = layoutLanes({ lanes: ['a', 'b', 'c', 'd'].map(lane), bars: all });
      expect(bars.length).toBe(all.length);
      for (const { bar: a, y } of bars) {
        const own = lanes[a.lane];
        expect(y >= (own?.y ?? 0) && y + 24 <= (own?.y ?? 0) + (own?.height ?? 0)).toBe(true);
        for (const { bar: b, y: other } of bars)
          if (a !== b && y === other) expect(a.finishSec < b.startSec || b.finishSec < a.startSec).toBe(true);
      }
    }),
  );
});
