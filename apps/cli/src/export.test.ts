import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migratedPlace, type Place } from './testing/run-chartroom.ts';

// Each command is a process that opens a database.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const works = 'key,project,day,rag\na,=1+1 Alpha,2024-03-31,Green\nb,Beta,2024-03-31,Amber\n';
const fields = { externalKey: 'key', name: 'project', asOf: 'day', overall: 'rag' };
const mapping = {
  as: 'reports',
  source: 'Works',
  fields,
  currency: 'GBP',
  portfolio: 'Works',
  baseline: 'first',
};

let place: Place;
beforeAll(async () => {
  place = await migratedPlace();
  const user = [
    'user',
    'create',
    '--name',
    'Ada',
    '--email',
    'ada@example.org',
    '--password',
    'a secret to be kept',
  ];
  expect((await place.run(user)).code).toBe(0);
  place.file('works.csv', works);
  place.file('map.json', JSON.stringify(mapping));
  expect((await place.run(['import', 'works.csv', '--map', 'map.json'])).err).toBe('');
});
afterAll(() => place.remove());

const read = (path: string): Buffer => readFileSync(join(place.folder, 'out', path));
const rowsOf = (table: string): Record<string, unknown>[] =>
  read(`tables/${table}.jsonl`)
    .toString()
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));

describe('R16.9 chartroom export', () => {
  test('writes everything of an organisation in formats that anybody reads, and no secret', async () => {
    const exported = await place.run(['export', 'out']);
    expect(exported).toMatchObject({ code: 0, out: expect.stringContaining('README.txt explains them') });
    expect(
      rowsOf('register_project')
        .map(p => p.external_key)
        .sort(),
    ).toEqual(['a', 'b']);
    expect(rowsOf('monitoring_report')).toHaveLength(2);
    expect(rowsOf('platform_event').length).toBeGreaterThan(3);
    const csv = read('tables/register_project_fact.csv').toString();
    expect(csv.split('\r\n')[0]).toContain('project_id,');
    expect(read('README.txt').toString()).toContain(
      `platform_event: ${rowsOf('platform_event').length} rows`,
    );
    // What was uploaded is there as it was.
    const [file] = rowsOf('platform_file');
    const bytes = read(`files/${file?.id}-${file?.name}`);
    expect(bytes.toString()).toBe(works);
    expect(`\\x${createHash('sha256').update(bytes).digest('hex')}`).toBe(file?.sha256);
    // A formula stays what it was in JSON and is made harmless for a spreadsheet.
    const names = (text: string) => text.includes('=1+1 Alpha');
    expect(names(read('tables/register_project_fact.jsonl').toString())).toBe(true);
    expect(csv).not.toMatch(/(^|,)"?=1\+1/m);
    for (const table of readdirSync(join(place.folder, 'out', 'tables')))
      expect(read(`tables/${table}`).toString(), table).not.toMatch(/password_hash|\$argon2/);
    expect(statSync(join(place.folder, 'out', 'README.txt')).mode & 0o777).toBe(0o600);
    expect(await place.run(['export', 'out'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('not empty'),
    });
  });
});
