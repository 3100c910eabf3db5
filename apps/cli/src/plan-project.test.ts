import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '@chartroom/interop';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migratedPlace, type Place } from './testing/run-chartroom.ts';

// Each command is a process that opens a database.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let place: Place;
beforeAll(async () => {
  place = await migratedPlace();
  const rows = place.file('works.csv', 'key,project,day,rag\nh,Harbour,2027-03-31,Green\n');
  const fields = { externalKey: 'key', name: 'project', asOf: 'day', overall: 'rag' };
  const mapping = place.file('works.map.json', JSON.stringify({ as: 'reports', source: 'Works', fields }));
  const made = await place.run(['import', rows, '--map', mapping]);
  expect(made.err).toBe('');
});
afterAll(() => place.remove());

const list = 'ID,Name,Duration,Predecessors\n1,Survey,5d,\n2,Dredge,10d,1\n3,Open,0d,2\n';

describe('the plan of a project', () => {
  test('comes in from a file, with what was lost, and goes out again', async () => {
    const file = place.file('harbour.csv', list);
    const taken = await place.json(['import', file, '--as', 'plan', '--project', 'PRJ-1', '--json']);
    expect(taken).toMatchObject({ step: 1, counts: { tasks: 3, links: 2 } });
    const again = await place.run(['import', file, '--as', 'plan', '--project', 'PRJ-1']);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('has a plan already') });
    const out = join(place.folder, 'harbour.xml');
    const written = await place.run(['export', out, '--project', 'PRJ-1']);
    expect(written).toMatchObject({ code: 0, err: '' });
    const read = readPlan(new Uint8Array(readFileSync(out))).result;
    expect(read?.tasks.map(t => t.name)).toEqual(['Survey', 'Dredge', 'Open']);
  });

  test('asks for what it needs', async () => {
    const file = place.file('harbour.csv', list);
    expect((await place.run(['import', file, '--as', 'plan'])).err).toContain('--project');
    expect((await place.run(['import', file])).err).toContain('--map');
    expect((await place.run(['export', 'x.mpp', '--project', 'PRJ-1'])).err).toContain('.xml');
  });
});
