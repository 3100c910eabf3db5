import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { frugal } from './memory.ts';
import { migratedPlace, type Place, type Served } from './testing/run-chartroom.ts';

const works = `key,project,day,rag,start,finish,cost
a,Alpha,2024-03-31,Green,2023-01-01,2025-01-01,10
b,Beta,2024-03-31,Amber,2023-01-01,2025-01-01,20
c,Gamma,2024-03-31,,2023-01-01,2025-01-01,30.5
d,Delta,2024-03-31,Green,2023-01-01,2024-03-01,5
a,Alpha,2024-09-30,Red,2023-01-01,2025-01-01,10
b,Beta,2024-09-30,Amber,2023-01-01,2025-06-30,20
c,Gamma,2024-09-30,Green,2023-01-01,2025-01-01,40
e,Epsilon,2024-09-30,Green,2024-06-01,2026-01-01,1
`;

/** The same with one row whose cost is no number. */
const oneBadRow = works.replace('Green,2024-06-01,2026-01-01,1\n', 'Green,2024-06-01,2026-01-01,lots\n');

const mapping = {
  as: 'reports',
  source: 'Works',
  fields: {
    externalKey: 'key',
    name: 'project',
    asOf: 'day',
    overall: 'rag',
    startForecast: 'start',
    finishForecast: 'finish',
    costForecast: 'cost',
  },
  currency: 'GBP',
  moneyUnit: 'million',
  portfolio: 'Works',
  baseline: 'first',
  snapshot: 'full',
  cadenceDays: 190,
};

/** Worked out by hand from the rows above. Beta and Gamma are over both limits, by 180 days and by 31 % of cost. */
const expected = {
  asOf: '2024-09-30',
  compareWith: '2024-03-31',
  projects: 4,
  reported: { Green: 2, Amber: 1, Red: 1 },
  computed: { 'on-track': 2, 'off-track': 2 },
  changes: [
    { name: 'Alpha', kind: 'rerated', from: 'Green', to: 'Red' },
    { name: 'Beta', kind: 'moved', from: '2025-01-01', to: '2025-06-30' },
    { name: 'Gamma', kind: 'rerated', from: null, to: 'Green' },
    { name: 'Delta', kind: 'left', from: 'Green', to: null },
    { name: 'Epsilon', kind: 'new', from: null, to: 'Green' },
  ],
};

interface Cockpit {
  readonly projects: number;
  readonly figures: readonly { readonly metric: string; readonly value: unknown; readonly unit: string }[];
  readonly changes: readonly { readonly project: string; readonly name: string; readonly why: string }[];
}

interface Explained {
  readonly value: unknown;
  readonly recomputed: { readonly agrees: boolean; readonly value: unknown };
}

// Each command is a process that opens a database.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let place: Place;
beforeAll(async () => {
  place = await migratedPlace();
});
afterAll(() => place.remove());

const cockpit = ['report', 'cockpit', '--as-of', '2024-09-30', '--compare-with', '2024-03-31', '--json'];
const asKnown = [...cockpit, '--known-at', '2190-01-01T00:00:00Z'];
const slip = ['explain', 'finish-slip-days', 'Beta', '--as-of', '2024-09-30', '--json'];
const importing = (...more: readonly string[]) => ['import', 'works.csv', '--map', 'map.json', ...more];
const projectsToday = async (): Promise<number> =>
  ((await place.json(['report', 'cockpit', '--json'])) as Cockpit).projects;

describe('chartroom', () => {
  test('help, README and docs/cli.md list the same commands', async () => {
    const { code, out } = await place.run(['--help']);
    expect(code).toBe(0);
    const offered = [...out.matchAll(/^ {2}([a-z]+)(?: [[<].*| {2}.*)$/gm)]
      .map(m => m[1])
      .filter(c => c !== 'help');
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const table = readme.split('## Command line')[1]?.split('\n## ')[0] ?? '';
    const rows = table.split('\n').filter(line => line.startsWith('| `'));
    const documented = rows.flatMap(row =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`([a-z]+)/g)].map(m => m[1]),
    );
    expect([...new Set(documented)].sort()).toEqual(offered.sort());
    const reference = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
    const described = [...reference.matchAll(/^## ([a-z]+)/gm)].map(m => m[1]);
    expect([...new Set(described)].sort()).toEqual(offered.sort());
  });

  test('config refuses each wrong setting by its name, and prints no secret', async () => {
    const wrong = await place.run(['config'], { PORT: '99999', CHARTROOM_DEMO: 'maybe' });
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/PORT is "99999".*0 to 65535/);
    expect(wrong.err).toMatch(/CHARTROOM_DEMO is "maybe".*on or off/);
    const { code, out } = await place.run(['config'], {
      DATABASE_URL: 'postgres://me:sesame@localhost/x',
      CHARTROOM_TOKEN: 'sesame',
    });
    expect(code).toBe(0);
    expect(out).toContain('DATABASE_URL');
    expect(out).not.toContain('sesame');
  });

  test('a wrong option is refused with what to write instead, before anything is opened', async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['report', 'cockpit', '--as-of', '2024-02-30'], /--as-of.*2024-02-30.*Write a day as YYYY-MM-DD/],
      [['user', 'create', '--name', 'Ada', '--email', 'ada'], /--email.*Write an e-mail address/],
      [
        ['user', 'create', '--name', 'Ada', '--email', 'a@b.org', '--password', 'x'],
        /--password.*at least 12/,
      ],
    ];
    const said = await Promise.all(wrong.map(([args]) => place.run(args)));
    expect(said).toEqual(
      wrong.map(([, message]) => ({ code: 1, out: '', err: expect.stringMatching(message) })),
    );
  });
});

describe('on a data directory', () => {
  test('user create makes the first organisation; token create prints a token', async () => {
    const none = await place.run(['token', 'create', '--email', 'a@b.org', '--name', 'x', '--scope', 'all']);
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('There is no organisation yet') });
    const user = await place.run(['user', 'create', '--name', 'Ada', '--email', 'ada@example.org']);
    expect(user).toMatchObject({
      code: 0,
      out: expect.stringMatching(/administrator.*\nPassword: \S{16}\n$/),
    });
  });

  test('a dry run says what would change, and changes nothing', async () => {
    place.file('works.csv', works);
    place.file('map.json', JSON.stringify(mapping));
    const dry = await place.run(importing('--as', 'reports', '--dry-run'));
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('8 good, 0 bad') });
    expect(dry.out).toContain('Nothing was changed');
  });

  test('with a bad row nothing is imported; with --good-rows the others are', async () => {
    place.file('works.csv', oneBadRow);
    const refused = await place.run(importing());
    expect(refused).toMatchObject({ code: 1, out: expect.stringMatching(/error: row 9, cost "lots": /) });
    expect(refused.out).toContain('7 good, 1 bad, 0 warnings; 4 created');
    expect(refused.out).toContain('Nothing was imported');
    expect(await projectsToday()).toBe(0);
    const good = await place.run(importing('--good-rows'));
    expect(good).toMatchObject({ code: 0, out: expect.stringContaining('7 good, 1 bad') });
    expect(await projectsToday()).toBe(3);
  });

  test('the mended file brings the rest; report cockpit counts and compares', async () => {
    place.file('works.csv', works);
    const mended = await place.run(importing());
    expect(mended).toMatchObject({ code: 0, out: expect.stringContaining('1 created') });
    const report = (await place.json(cockpit)) as Cockpit;
    expect(report).toMatchObject(expected);
    expect(Object.keys(report)).toEqual([
      'asOf',
      'compareWith',
      'projects',
      'reported',
      'computed',
      'figures',
      'changes',
      'knownAt',
      'hash',
    ]);
    expect(report.figures).toContainEqual({
      metric: 'whole-life-cost-total',
      value: 7_100_000_000,
      unit: 'money',
      currency: 'GBP',
    });
    expect(report.figures).toContainEqual({ metric: 'disagreement-count', value: 3, unit: 'count' });
    expect(report.changes.map(c => c.project)).toEqual(
      report.changes.map(() => expect.stringMatching(/^PRJ-\d+$/)),
    );
    expect(report.changes.every(c => c.why.length > 5)).toBe(true);
  });

  test('R3.9 a report run again for the same day and instant is the same text and hash, whatever was corrected meanwhile', async () => {
    const { knownAt, hash } = (await place.json(cockpit)) as { knownAt: string; hash: string };
    const again = [...cockpit, '--known-at', knownAt];
    const first = await place.run(again);
    expect(JSON.parse(first.out)).toMatchObject({ knownAt, hash });
    place.file('works.csv', works.replace('2025-06-30', '2025-12-31'));
    expect((await place.run(importing())).code).toBe(0);
    expect((await place.run(again)).out).toBe(first.out);
    expect(await place.json(cockpit)).not.toMatchObject({ hash });
    const changed = await place.run(['report', 'changed', '--as-of', '2024-09-30', '--known-at', knownAt]);
    expect(changed.out).toMatch(/Beta, finishForecast: 2025-06-30 → 2025-12-31\. .*Import/);
    place.file('works.csv', works);
    expect((await place.run(importing())).code).toBe(0);
  });

  test('explain computes the figure again, and from a saved file without a database', async () => {
    const found = (await place.json(slip)) as Explained;
    expect(found).toMatchObject({ value: 180, recomputed: { agrees: true, value: 180 } });
    const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const saved = place.file('slip.json', JSON.stringify(found));
    expect(await place.json(['explain', '--file', saved, '--json'], nowhere)).toEqual(found);
    const changed = place.file('changed.json', JSON.stringify({ ...found, value: 18 }));
    const doubted = await place.run(['explain', '--file', changed], nowhere);
    expect(doubted).toMatchObject({ code: 1, out: expect.stringContaining('180') });
    const other = await place.run(['explain', '--file', place.file('o.json', '{}')], nowhere);
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining('is no saved explanation') });
  });
});

describe('beside a running server', () => {
  let server: Served;
  let through: Readonly<Record<string, string>>;
  let local: { readonly cockpit: unknown; readonly slip: unknown };

  beforeAll(async () => {
    local = { cockpit: await place.json(asKnown), slip: await place.json(slip) };
    const scopes = ['--name', 'scripts', '--scope', 'all'];
    const { out } = await place.run(['token', 'create', '--email', 'ada@example.org', ...scopes]);
    server = await place.serve();
    through = { CHARTROOM_URL: server.address, CHARTROOM_TOKEN: out.trim() };
  });

  test('a second process is refused with the name of the first', async () => {
    const { code, err } = await place.run(['report', 'cockpit']);
    expect(code).toBe(1);
    expect(err).toContain(`chartroom serve (process ${server.pid}`);
    expect(err).toContain('CHARTROOM_URL');
  });

  test.runIf(process.platform === 'linux')('it has begun with what keeps its memory small', () => {
    const told = (file: string) => readFileSync(`/proc/${server.pid}/${file}`, 'utf8').split('\0');
    expect(told('cmdline')).toEqual(expect.arrayContaining([...frugal.flags]));
    for (const [name, value] of Object.entries(frugal.environment))
      expect(told('environ')).toContain(`${name}=${value}`);
  });

  test('the same commands through the server print the same', async () => {
    expect(await place.json(asKnown, through)).toEqual(local.cockpit);
    const { knownAt: _, ...remote } = (await place.json(slip, through)) as Record<string, unknown>;
    expect(local.slip).toMatchObject(remote);
  });

  test('an import through the server finds nothing new in a file it knows', async () => {
    const again = await place.run(importing(), through);
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 created, 0 updated, 8 unchanged'),
    });
    place.file('bad.csv', oneBadRow);
    const refused = await place.run(['import', 'bad.csv', '--map', 'map.json'], through);
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was imported') });
  });

  test('what is unknown is named', async () => {
    const asked: readonly (readonly [readonly string[], string])[] = [
      [['explain', 'finish-slip-days', 'PRJ-999'], 'There is no project PRJ-999.'],
      [['explain', 'luck', 'Beta'], 'There is no figure luck.'],
      [['report', 'cockpit', '--portfolio', 'Nowhere'], 'There is no portfolio Nowhere. There are: Works.'],
    ];
    const said = await Promise.all(asked.map(([args]) => place.run(args, through)));
    expect(said).toEqual(
      asked.map(([, message]) => ({ code: 1, out: '', err: expect.stringContaining(message) })),
    );
    const stranger = await place.run(cockpit, { ...through, CHARTROOM_TOKEN: 'nonsense' });
    expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining('token') });
  });

  test('once it has stopped, commands open the directory again', async () => {
    expect(await server.stop()).toBe(0);
    const { code, err } = await place.run(['--organisation', 'nobody', 'report', 'cockpit']);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'chartroom: There is no organisation nobody. There are: main.\n',
    });
    expect(await place.json(asKnown)).toEqual(local.cockpit);
  });
});
