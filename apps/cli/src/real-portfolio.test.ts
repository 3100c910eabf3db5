import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migratedPlace, type Place, type Served } from './testing/run-chartroom.ts';

const file = fileURLToPath(
  new URL('../../../../shared/data/portfolio/uk_gmpp_2014_2023.csv', import.meta.url),
);
const mapping = fileURLToPath(new URL('../../../docs/examples/uk-gmpp.map.json', import.meta.url));

/** Cells of one line; the file has quoted commas, no quoted line ends. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

interface Snapshot {
  readonly projects: number;
  readonly reported: Readonly<Record<string, number>>;
  /** Pence. */
  readonly cost: bigint;
}

/** Millions of pounds in pence, without a float. */
const pence = (millions: string): bigint => {
  const [whole = '0', fraction = ''] = millions.split('.');
  return BigInt(whole + fraction.slice(0, 8).padEnd(8, '0'));
};

/** What the file says of each snapshot day, by nothing but its cells. */
const snapshotsOf = (text: string): ReadonlyMap<string, Snapshot> => {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = cellsOf(head);
  const days = new Map<string, Snapshot>();
  for (const line of lines) {
    const cells = cellsOf(line);
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const year = Number(cell('report_year'));
    const day = year <= 2020 ? `${year - 1}-09-30` : `${year}-03-31`;
    const before = days.get(day) ?? { projects: 0, reported: {}, cost: 0n };
    const said = cell('rag').trim() || 'No rating';
    days.set(day, {
      projects: before.projects + 1,
      reported: { ...before.reported, [said]: (before.reported[said] ?? 0) + 1 },
      cost: before.cost + pence(cell('wlc_gbpm')),
    });
  }
  return days;
};

interface Cockpit {
  readonly asOf: string;
  readonly projects: number;
  readonly reported: Readonly<Record<string, number>>;
  readonly figures: readonly { readonly metric: string; readonly value: number }[];
  readonly changes: readonly { readonly kind: string }[];
}

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// The file is not part of the repository.
describe.skipIf(!existsSync(file))('the portfolio of the UK government', () => {
  let place: Place;
  let server: Served;
  let through: Readonly<Record<string, string>>;
  const report = (day: string, ...more: readonly string[]) =>
    place.json(['report', 'cockpit', '--as-of', day, ...more, '--json'], through) as Promise<Cockpit>;

  beforeAll(async () => {
    place = await migratedPlace();
    const imported = await place.run(['import', file, '--as', 'reports', '--map', mapping]);
    expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('1728 good, 0 bad') });
    const user = ['--name', 'Ada', '--email', 'ada@example.org', '--role', 'pmo-director'];
    expect(await place.run(['user', 'create', ...user])).toMatchObject({ code: 0 });
    const token = ['--email', 'ada@example.org', '--name', 'scripts', '--scope', 'all'];
    const { out } = await place.run(['token', 'create', ...token]);
    server = await place.serve();
    through = { CHARTROOM_URL: server.address, CHARTROOM_TOKEN: out.trim() };
  });
  afterAll(() => place.remove());

  test('R7.8 the command line counts projects, ratings and whole-life cost of every snapshot as the file does', async () => {
    const days = snapshotsOf(readFileSync(file, 'utf8'));
    expect([...days.values()].reduce((rows, s) => rows + s.projects, 0)).toBe(1728);
    expect(days.size).toBe(10);
    for (const [day, { projects, reported, cost }] of days) {
      const answer = await report(day);
      const total = answer.figures.find(f => f.metric === 'whole-life-cost-total')?.value;
      expect({ day, projects: answer.projects, reported: answer.reported, cost: total }).toEqual({
        ...{ day, projects, reported },
        cost: Number(cost),
      });
    }
  });

  test('what left and what is new between two snapshots is what the file has on one of them only', async () => {
    const keys = (year: string): ReadonlySet<string> => {
      const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
      const columns = cellsOf(head);
      const rows = lines.map(cellsOf).filter(cells => cells[columns.indexOf('report_year')] === year);
      return new Set(rows.map(cells => cells[columns.indexOf('project_key')] ?? ''));
    };
    const [earlier, later] = [keys('2017'), keys('2018')];
    const { changes } = await report('2017-09-30', '--compare-with', '2016-09-30');
    const count = (...kinds: readonly string[]) => changes.filter(c => kinds.includes(c.kind)).length;
    expect(count('left', 'closed')).toBe([...earlier].filter(k => !later.has(k)).length);
    expect(count('new', 'returned')).toBe([...later].filter(k => !earlier.has(k)).length);
  });
});
