import type { ImportMapping } from '@chartroom/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownProject, Names } from './known.ts';
import { type Change, type ProjectPlan, planProjects } from './plan-projects.ts';
import type { ReadRow } from './read-row.ts';

const names: Names = {
  idOf: (kind, name) => `${kind} ${name}`,
  programmeByKey: k => `programme ${k}`,
  nameOf: id => id,
  isThere: () => true,
};
const full: ImportMapping = {
  as: 'reports',
  source: 'S',
  key: 'externalKey',
  fields: {},
  moneyUnit: 'one',
  decimals: 'point',
  dayFormat: 'iso',
  baseline: 'first',
  snapshot: 'full',
};

let number = 1;
const row = (day: string, key: string, values: ReadRow['values'] = {}, bad = false): ReadRow => ({
  number: ++number,
  day,
  currency: 'GBP',
  values: { externalKey: key, name: key, overall: 'Green', ...values },
  problems: bad ? [{ row: number, column: null, value: null, severity: 'error', message: 'bad' }] : [],
});

const plan = (rows: readonly ReadRow[], known: readonly KnownProject[] = [], mapping = full): ProjectPlan => {
  const work = planProjects({ mapping, rows, known, names, scaleOn: () => 's' });
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
};

/** What the database would hold after a plan was carried out. */
function carriedOut(p: ProjectPlan): readonly KnownProject[] {
  return [...p.tracks.values()].map(t => ({
    id: t.ref.replace('new ', 'id '),
    key: t.matchKey,
    name: t.matchKey,
    currency: 'GBP',
    externalSource: 'S',
    externalKey: t.matchKey,
    mayEdit: true,
    place: {},
    facts: t.facts,
    reports: new Map([
      ...(t.project?.reports ?? []),
      ...p.reports.filter(r => r.ref === t.ref).map(r => [r.day, r.content] as const),
    ]),
  }));
}

const brief = (changes: readonly Change[]) => changes.map(c => [c.day, c.ref, c.kind, c.set]);

describe('a plan of full snapshots', () => {
  const rows = [
    row('2018-09-30', 'a', { finishForecast: '2021-01-01' }),
    row('2016-09-30', 'a', { finishForecast: '2020-01-01', unit: 'HO' }),
    row('2016-09-30', 'b'),
    row('2017-09-30', 'b', { overall: 'Red' }),
  ];

  it('R7.8 adds projects in the order of days, lets the absent leave and come back, and takes first forecasts as baselines', () => {
    const p = plan(rows);
    expect(p.additions.map(a => [a.ref, a.day, a.attributes.finishBaseline, a.attributes.unitId])).toEqual([
      ['new a', '2016-09-30', '2020-01-01', 'unit HO'],
      ['new b', '2016-09-30', null, null],
    ]);
    expect(brief(p.changes)).toEqual([
      ['2017-09-30', 'new a', 'left', { present: false }],
      ['2018-09-30', 'new a', 'returned', { present: true, finishForecast: '2021-01-01' }],
      ['2018-09-30', 'new b', 'left', { present: false }],
    ]);
    expect(p.reports.map(r => [r.day, r.ref, r.content.overall])).toEqual([
      ['2016-09-30', 'new a', 'Green'],
      ['2016-09-30', 'new b', 'Green'],
      ['2017-09-30', 'new b', 'Red'],
      ['2018-09-30', 'new a', 'Green'],
    ]);
    expect(p.counts).toEqual({ created: 2, updated: 2, unchanged: 0, reports: 4, left: 2, returned: 1 });
  });

  it('changes nothing the second time, and says so', () => {
    const again = plan(rows, carriedOut(plan(rows)));
    expect(again).toMatchObject({ additions: [], changes: [], reports: [] });
    expect(again.counts).toEqual({ created: 0, updated: 0, unchanged: 4, reports: 0, left: 0, returned: 0 });
  });

  it('does not take a refused row for an absence', () => {
    const p = plan([row('2016-09-30', 'a'), row('2017-09-30', 'a', {}, true), row('2017-09-30', 'b')]);
    expect(p.changes).toEqual([]);
  });

  it('clears what an empty cell no longer says, and keeps it in a partial import', () => {
    const two = [
      row('2016-09-30', 'a', { costForecast: 5, description: 'x' }),
      row('2017-09-30', 'a', { costForecast: null, description: null }),
    ];
    expect(brief(plan(two).changes)).toEqual([
      ['2017-09-30', 'new a', 'updated', { costForecastMinor: null, description: '' }],
    ]);
    expect(plan(two, [], { ...full, snapshot: 'partial' }).changes).toEqual([]);
  });

  it('corrects a report that says something else', () => {
    const known = carriedOut(plan([row('2016-09-30', 'a')]));
    const p = plan([row('2016-09-30', 'a', { overall: 'Amber' })], known);
    expect(p.reports).toMatchObject([
      { ref: 'id a', content: { overall: 'Amber' }, corrects: { overall: 'Green' } },
    ]);
    expect(p.counts).toMatchObject({ updated: 1, unchanged: 0 });
  });

  it('keeps later days as they were when an older snapshot comes late', () => {
    const known = carriedOut(
      plan([row('2016-09-30', 'a', { class: 'x' }), row('2018-09-30', 'a', { class: 'x' })]),
    );
    expect(brief(plan([row('2017-09-30', 'b')], known).changes)).toEqual([
      ['2017-09-30', 'id a', 'left', { present: false }],
      ['2018-09-30', 'id a', 'kept', { present: true }],
    ]);
  });

  it('leaves projects of other sources alone', () => {
    const known = carriedOut(plan([row('2016-09-30', 'a')])).map(p => ({ ...p, externalSource: 'T' }));
    const p = plan([row('2017-09-30', 'b')], known);
    expect(p.changes).toEqual([]);
    expect(plan([row('2017-09-30', 'a')], known).additions).toHaveLength(1);
  });

  it('is idempotent for any rows, and its counts add up', () => {
    const day = fc.constantFrom('2016-09-30', '2017-09-30', '2018-09-30');
    const some = fc.uniqueArray(
      fc.record({
        day,
        key: fc.constantFrom('a', 'b', 'c'),
        cost: fc.option(fc.nat(3)),
        rag: fc.constantFrom('', 'Red'),
      }),
      { selector: r => `${r.day} ${r.key}` },
    );
    fc.assert(
      fc.property(some, some, (first, second) => {
        const rowsOf = (all: typeof first) =>
          all.map(r => row(r.day, r.key, { costForecast: r.cost, overall: r.rag || null }));
        const before = carriedOut(plan(rowsOf(first)));
        const p = plan(rowsOf(second), before);
        expect(p.counts.created + p.counts.updated + p.counts.unchanged).toBe(second.length);
        const again = plan(rowsOf(second), carriedOut(p));
        expect([again.additions, again.changes, again.reports]).toEqual([[], [], []]);
      }),
    );
  });
});
