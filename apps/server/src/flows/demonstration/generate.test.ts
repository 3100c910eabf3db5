import { roles } from '@chartroom/contract';
import {
  addDays,
  asDay,
  type Day,
  defaultRules,
  pointOn,
  readRating,
  statusSeries,
  threePoint,
  weekday,
} from '@chartroom/engine';
import { describe, expect, it } from 'vitest';
import { generateDemonstration } from './generate.ts';
import type { DemoFigures, DemoProject } from './records.ts';

const anchor = asDay('2026-11-23');
const demo = generateDemonstration('chartroom', anchor);
const seriesOf = (p: DemoProject) => {
  let now: DemoFigures = p.first;
  const facts = [{ from: p.addedOn, present: true, projectClass: p.class, ...now }];
  for (const c of p.changes) {
    now = { ...now, ...c.set };
    facts.push({ from: c.from, present: true, projectClass: p.class, ...now });
  }
  return statusSeries(
    {
      facts,
      reports: p.reports.map(r => ({
        id: `${p.key} ${r.asOf}`,
        asOf: r.asOf,
        overall: readRating(threePoint, r.overall),
      })),
      overrides: [],
      ruleSets: [defaultRules],
      cadenceDays: 7,
    },
    { until: anchor },
  );
};
const duplicates = (list: readonly string[]) => list.filter((x, i) => list.indexOf(x) !== i);

describe('generateDemonstration', () => {
  it('is the same for the same seed and day, and another for another', () => {
    expect(generateDemonstration('chartroom', anchor)).toEqual(demo);
    expect(generateDemonstration('else', anchor).people).not.toEqual(demo.people);
  });

  it('has three portfolios, eight programmes, 120 projects and 300 people, each with a name of its own', () => {
    expect([demo.portfolios, demo.programmes, demo.projects, demo.people].map(x => x.length)).toEqual([
      3, 8, 120, 300,
    ]);
    for (const list of [demo.portfolios, demo.programmes, demo.projects, demo.people, demo.units])
      expect(duplicates(list.map(x => x.name.toLowerCase()))).toEqual([]);
    expect(duplicates(demo.people.map(p => p.email))).toEqual([]);
    expect(new Set(demo.projects.map(p => p.currency))).toEqual(new Set(['GBP', 'EUR', 'USD', 'JPY']));
  });

  it('points only at what there is', () => {
    const keys = new Set(
      [demo.units, demo.people, demo.portfolios, demo.programmes, demo.projects].flatMap(l =>
        l.map(x => x.key),
      ),
    );
    const used = [
      ...demo.projects.flatMap(p => [p.unit, p.portfolio, p.programme, p.sponsor, p.manager]),
      ...demo.people.map(p => p.unit),
      ...demo.programmes.flatMap(p => [p.portfolio, p.manager]),
      ...demo.grants.flatMap(g => [g.person, g.scope]),
      ...demo.overrides.map(o => o.project),
      ...demo.signIns.map(s => s.person),
    ];
    expect(used.filter(key => key !== null && !keys.has(key))).toEqual([]);
  });

  it('lets one person sign in for every role', () => {
    expect(demo.signIns.map(s => s.role).toSorted()).toEqual([...roles].sort());
    for (const { person, role } of demo.signIns)
      expect(demo.grants.some(g => g.person === person && g.role === role)).toBe(true);
  });

  it.each(['2024-02-29', '2026-11-20', '2026-11-22', '2026-12-31'])(
    'tells 104 weeks up to the last Friday before %s, and nothing of a day to come',
    text => {
      const day = asDay(text);
      const { projects } = generateDemonstration(1, day);
      const reported = projects.flatMap(p => p.reports.map(r => r.asOf)).toSorted();
      const last = reported.at(-1) ?? day;
      expect(weekday(last)).toBe(5);
      expect(last <= day && addDays(last, 7) > day).toBe(true);
      expect(reported[0] && reported[0] >= addDays(last, -7 * 103)).toBe(true);
      for (const p of projects) {
        const days: readonly Day[] = [p.addedOn, ...p.changes.map(c => c.from)];
        expect(days.toSorted()).toEqual(days);
        expect((days.at(-1) ?? day) <= day).toBe(true);
        expect(duplicates(p.reports.map(r => r.asOf))).toEqual([]);
        for (const r of p.reports) expect(r.asOf >= p.addedOn).toBe(true);
      }
    },
  );

  it('keeps figures whole and states in their order', () => {
    const next: Readonly<Record<string, readonly string[]>> = {
      approved: ['active'],
      active: ['on-hold', 'closing', 'cancelled'],
      closing: ['closed'],
    };
    for (const p of demo.projects) {
      let now = p.first;
      for (const c of p.changes) {
        const after = { ...now, ...c.set };
        if (after.state !== now.state) expect(next[now.state], p.name).toContain(after.state);
        for (const [id, v] of Object.entries(after))
          if (id.endsWith('Minor')) expect(Number.isSafeInteger(v), `${p.name} ${id} ${v}`).toBe(true);
        expect((after.spentMinor ?? 0) >= (now.spentMinor ?? 0), p.name).toBe(true);
        now = after;
      }
    }
  });

  it('shows trouble of every kind on the last day', () => {
    const points = demo.projects.flatMap(p => pointOn(seriesOf(p), anchor) ?? []);
    const count = (test: (p: (typeof points)[number]) => boolean) => points.filter(test).length;
    const active = (p: (typeof points)[number]) => p.state === 'active';
    expect(points.length).toBe(120);
    expect(count(p => p.computed === 'off-track')).toBeGreaterThanOrEqual(10);
    expect(count(p => p.computed === 'on-track')).toBeGreaterThanOrEqual(40);
    expect(
      count(p => p.reported?.status === 'on-track' && p.computed === 'off-track'),
    ).toBeGreaterThanOrEqual(5);
    expect(
      count(p => active(p) && p.lastReport !== null && p.lastReport < addDays(anchor, -10)),
    ).toBeGreaterThan(1);
    expect(count(p => p.state === 'closed')).toBeGreaterThanOrEqual(5);
    expect(count(p => p.state === 'cancelled')).toBe(2);
    expect(count(p => p.state === 'on-hold')).toBe(2);
    expect(
      demo.projects.filter(p => p.changes.some(c => c.set.finishBaseline)).length,
    ).toBeGreaterThanOrEqual(8);
    expect(demo.projects.filter(p => p.addedOn > addDays(anchor, -180)).length).toBeGreaterThanOrEqual(6);
    expect(demo.overrides).toHaveLength(3);
  });
});
