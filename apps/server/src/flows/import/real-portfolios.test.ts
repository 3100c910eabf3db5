import { existsSync, readFileSync } from 'node:fs';
import { importMapping } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareReporting } from '../../domains/monitoring/index.ts';
import { systemActor } from '../../platform/index.ts';
import { everyProject, importAll } from '../../testing/import-client.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

const folder = new URL('../../../../../../shared/data/portfolio/', import.meta.url);
const examples = new URL('../../../../../docs/examples/', import.meta.url);

type Row = Readonly<Record<string, string>>;

/** The file read independently of the product: quoted fields, no line breaks in them. */
function rowsOf(name: string): readonly Row[] {
  const lines = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r', '').trimEnd().split('\n');
  const fields = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(m =>
      (m[1] ?? m[2] ?? '').replaceAll('""', '"'),
    );
  const [header = '', ...rest] = lines;
  const names = fields(header);
  return rest.map(line => Object.fromEntries(fields(line).map((value, i) => [names[i] ?? '', value])));
}

/** Decimal text in so many powers of ten as an exact integer, rounded half to even; null for an empty cell. */
function exact(text: string, power: number): bigint | null {
  if (text === '') return null;
  const m = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/i.exec(text);
  if (!m) throw new Error(`${text} is a number`);
  const part = m[3] ?? '';
  const shift = power + Number(m[4] ?? 0) - part.length;
  const digits = BigInt(`${m[2]}${part}`);
  const scale = 10n ** BigInt(Math.abs(shift));
  const [whole, rest] = shift >= 0 ? [digits * scale, 0n] : [digits / scale, digits % scale];
  const up = rest * 2n > scale || (rest * 2n === scale && whole % 2n === 1n);
  const value = shift < 0 && up ? whole + 1n : whole;
  return m[1] === '-' ? -value : value;
}

const sum = (values: readonly (bigint | null)[]): bigint =>
  values.reduce<bigint>((a, v) => a + (v ?? 0n), 0n);
const counted = (values: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const v of values) counts[v] = (counts[v] ?? 0) + 1;
  return counts;
};
const minorSum = (values: readonly (number | null | undefined)[]): bigint =>
  sum(values.map(v => (v === null || v === undefined ? null : BigInt(v))));

const file = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) });
const mapping = (name: string) =>
  importMapping.parse(JSON.parse(readFileSync(new URL(`${name}.map.json`, examples), 'utf8')));

describe.skipIf(!existsSync(folder))('real portfolios', () => {
  let server: TestServer;
  let director: TestPerson;
  beforeAll(async () => {
    server = await startTestServer();
    const org = await server.organisation('government');
    await server.application.database.inOrganisation(systemActor(org.id), prepareReporting);
    director = await org.person('Dana Director', 'pmo-director');
  });
  afterAll(() => server.close());

  describe('UK Government Major Projects Portfolio', () => {
    const name = 'uk_gmpp_2014_2023.csv';
    const snapshotOf = (row: Row): string => {
      const year = Number(row.report_year);
      return year <= 2020 ? `${year - 1}-09-30` : `${year}-03-31`;
    };

    test('R7.8 imports 1,728 dated rows of 661 projects, and nothing the second time', async () => {
      const first = await importAll(director, file(name), mapping('uk-gmpp'));
      expect(first).toMatchObject({
        state: 'applied',
        counts: { rows: 1728, good: 1728, bad: 0, created: 661, updated: 1067, unchanged: 0, reports: 1728 },
      });
      const again = await importAll(director, file(name), mapping('uk-gmpp'));
      expect(again.suggestedFrom).toBe('remembered');
      expect(again.counts).toMatchObject({
        created: 0,
        updated: 0,
        unchanged: 1728,
        reports: 0,
        left: 0,
        returned: 0,
      });
    });

    test('R7.8 has on each snapshot day the projects, ratings as said and whole-life costs of the file', async () => {
      const byDay = Object.entries(Object.groupBy(rowsOf(name), snapshotOf));
      expect(byDay).toHaveLength(10);
      for (const [day, rows = []] of byDay) {
        const projects = await everyProject(director, `asOf=${day}&scope=present`);
        expect([day, projects.length]).toEqual([day, rows.length]);
        expect([day, counted(projects.map(p => p.health.reported.said))]).toEqual([
          day,
          counted(rows.map(r => r.rag ?? '')),
        ]);
        expect([day, minorSum(projects.map(p => p.money.costForecastMinor))]).toEqual([
          day,
          sum(rows.map(r => exact(r.wlc_gbpm ?? '', 8))),
        ]);
      }
    });

    test('R7.8 counts who left and who came back as the file says', async () => {
      const keys = new Map<string, Set<string>>();
      for (const row of rowsOf(name)) {
        const day = snapshotOf(row);
        keys.set(day, (keys.get(day) ?? new Set()).add(row.project_key ?? ''));
      }
      const days = [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, k]) => k);
      const seen = new Set<string>();
      let [left, returned] = [0, 0];
      days.forEach((present, i) => {
        const before = days[i - 1] ?? new Set<string>();
        left += [...before].filter(k => !present.has(k)).length;
        returned += [...present].filter(k => seen.has(k) && !before.has(k)).length;
        for (const k of present) seen.add(k);
      });
      const { items } = (await director.get('/api/imports')).body;
      expect(items.at(-1).counts).toMatchObject({ left, returned });
    });

    test('R7.8 never counts a blank or Reset as a colour', async () => {
      const projects = await everyProject(director, 'asOf=2016-09-30&scope=present');
      const said = projects.filter(p => ['', 'Reset'].includes(p.health.reported.said));
      expect(said.length).toBeGreaterThan(0);
      expect(new Set(said.map(p => p.health.reported.status))).toEqual(new Set(['unknown']));
    });
  });

  test('imports the US IT Dashboard with its costs and programmes', async () => {
    const name = 'us_itdashboard_projects_2012.csv';
    const rows = rowsOf(name);
    const done = await importAll(director, file(name), mapping('us-itdashboard'));
    expect(done.counts).toMatchObject({ rows: rows.length, bad: 0, created: rows.length });
    const projects = await everyProject(
      director,
      `asOf=2012-12-31&scope=present&filter=${encodeURIComponent('portfolio == "Federal IT investments"')}`,
    );
    expect(projects).toHaveLength(2313);
    expect(new Set(projects.map(p => p.programme.name.toLowerCase())).size).toBe(
      new Set(rows.map(r => r.investment?.trim().toLowerCase())).size,
    );
    expect(minorSum(projects.map(p => p.money.costBaselineMinor))).toBe(
      sum(rows.map(r => exact(r.planned_cost_usdm ?? '', 8))),
    );
    expect(minorSum(projects.map(p => p.money.costForecastMinor))).toBe(
      sum(rows.map(r => exact(r.proj_actual_cost_usdm ?? '', 8))),
    );
  });

  test('imports the US Health hierarchy as programme, project and milestone', async () => {
    const parts = [
      ['us_hhs_2013_investments.csv', 'us-hhs-investments', 81],
      ['us_hhs_2013_projects.csv', 'us-hhs-projects', 108],
      ['us_hhs_2013_activities.csv', 'us-hhs-activities', 433],
    ] as const;
    for (const [name, map, rows] of parts) {
      const done = await importAll(director, file(name), mapping(map));
      expect([name, done.counts]).toMatchObject([name, { rows, bad: 0, created: rows }]);
      const again = await importAll(director, file(name), mapping(map));
      expect([name, again.counts]).toMatchObject([name, { created: 0, updated: 0, unchanged: rows }]);
    }
    const health = (item: { portfolio: { name: string } | null }) =>
      item.portfolio?.name === 'Health and Human Services IT';
    const programmes = (await director.get('/api/programmes')).body.items.filter(health);
    expect(programmes).toHaveLength(81);
    const projects = (await everyProject(director, 'asOf=2012-07-31&scope=present')).filter(health);
    expect(projects).toHaveLength(108);
    const [file1 = [], file2 = []] = [
      rowsOf('us_hhs_2013_projects.csv'),
      rowsOf('us_hhs_2013_activities.csv'),
    ];
    expect(minorSum(projects.map(p => p.money.costBaselineMinor))).toBe(
      sum(file1.map(r => exact(r.Planned_Cost ?? '', 8))),
    );
    expect(minorSum(projects.map(p => p.money.costForecastMinor))).toBe(
      sum(file1.map(r => (exact(r.Planned_Cost ?? '', 8) ?? 0n) - (exact(r.Cost_Variance ?? '', 8) ?? 0n))),
    );
    const own = new Map(
      programmes.map((p: { id: string; externalKey: string }) => [p.id, p.externalKey.split(' ').at(-1)]),
    );
    expect(new Map(projects.map(p => [p.externalKey, own.get(p.programme.id)]))).toEqual(
      new Map(file1.map(r => [r.uid, r.investment_uid])),
    );
    const milestones = new Map<string, number>();
    for (const p of projects) {
      const { body } = await director.get(`/api/projects/${p.key}?asOf=2012-07-31`);
      milestones.set(p.externalKey, body.milestones.length);
    }
    expect(Object.fromEntries(milestones)).toEqual(counted(file2.map(r => r.project_uid ?? '')));
  });

  test('imports Melbourne Water’s capital projects with their forecast final cost', async () => {
    const name = 'au_melbourne_water_capital.csv';
    const rows = rowsOf(name);
    const done = await importAll(director, file(name), mapping('melbourne-water'));
    expect(done.counts).toMatchObject({ rows: 445, bad: 0, created: 445 });
    const projects = await everyProject(
      director,
      `scope=present&filter=${encodeURIComponent('portfolio == "Melbourne Water capital"')}`,
    );
    expect(projects).toHaveLength(445);
    expect(minorSum(projects.map(p => p.money.costForecastMinor))).toBe(
      sum(rows.map(r => exact(r.ffc_aud ?? '', 2))),
    );
    const gates = await importAll(director, file(name), mapping('melbourne-water-gates'));
    const columns = ['bni', 'pbc', 'bca', 'tender_closed', 'stage1', 'stage2', 'stage3'];
    const dates = rows.flatMap(r => columns.filter(c => r[c] !== ''));
    expect(gates.counts).toMatchObject({ bad: 0, created: dates.length });
    const { body } = await director.get(
      `/api/projects/${projects.find(p => p.externalKey === 'Q05388').key}`,
    );
    expect(body.milestones.map((m: { forecast: string }) => m.forecast).sort()).toEqual(
      columns.flatMap(c => rows[0]?.[c] || []).sort(),
    );
  });
});
