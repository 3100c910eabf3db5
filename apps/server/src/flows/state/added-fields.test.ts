import type { ImportMapping } from '@chartroom/contract';
import { readTable } from '@chartroom/interop';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, csv, importAll, map, upload } from '../../testing/import-client.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;

beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('works', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  const options = [
    { code: 'ops', label: 'Operations' },
    { code: 'fleet', label: 'Fleet', parent: 'ops' },
  ];
  const fields = [
    { key: 'centre', label: 'Cost centre', type: 'tree', options },
    { key: 'points', label: 'Points', type: 'number', min: 1, max: 5 },
    { key: 'grant', label: 'Grant', type: 'money' },
    { key: 'goLive', label: 'Go-live', type: 'date' },
    { key: 'regulatory', label: 'Regulatory', type: 'yes-no' },
    { key: 'lead', label: 'Technical lead', type: 'person' },
    { key: 'twice', label: 'Twice', type: 'formula', result: 'number', formula: 'points * 2' },
  ];
  for (const body of fields) {
    const { status, body: said } = await director.post('/api/fields', body);
    expect(status, JSON.stringify(said)).toBe(201);
  }
});
afterAll(() => server.close());

const page = async (id: string, query = '') =>
  (await director.get(`/api/projects/${id}${query}`)).body.project;
const patch = async (id: string, body: object) =>
  director.patch(`/api/projects/${id}`, body, { version: (await page(id)).version });
const add = async (name: string, fields: object) => {
  const { status, body } = await director.post('/api/projects', { name, fields });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const mapping = (more: object = {}): ImportMapping =>
  map('S', {
    fields: {
      externalKey: 'Key',
      name: 'Name',
      asOf: 'Day',
      points: 'Points',
      centre: 'Cost centre',
      ...more,
    },
  });
const header = 'Key,Name,Day,Points,Cost centre';

describe('added fields as dated facts', () => {
  it('R2.9 knows the value as of a day, and as known at an instant, in the list and on the page', async () => {
    await importAll(
      director,
      csv('a.csv', header, 'a,Alder,2024-01-01,2,Operations', 'a,Alder,2025-01-01,4,Fleet'),
      mapping(),
    );
    const [{ id }] = (await director.get('/api/projects?search=Alder')).body.items;
    expect((await page(id)).fields).toEqual({ points: 4, centre: 'fleet', twice: 8 });
    expect((await page(id, '?asOf=2024-06-30')).fields).toEqual({ points: 2, centre: 'ops', twice: 4 });
    const list = (query: string) => director.get(`/api/projects?${query}`);
    const past = await list(`asOf=2024-06-30&filter=${encodeURIComponent('points == 2 && twice == 4')}`);
    expect(past.body.items[0]).toMatchObject({ name: 'Alder', fields: { points: 2, twice: 4 } });
    const before = new Date().toISOString();
    await importAll(director, csv('b.csv', header, 'a,Alder,2024-01-01,5,Operations'), mapping());
    expect((await page(id, '?asOf=2024-06-30')).fields.points).toBe(5);
    expect((await page(id, `?asOf=2024-06-30&knownAt=${before}`)).fields.points).toBe(2);
    const known = await list(`asOf=2024-06-30&knownAt=${before}&filter=${encodeURIComponent('points == 2')}`);
    expect(known.body.total).toBe(1);
    const after = await director.get(`/api/changed-after?asOf=2024-06-30&knownAt=${before}`);
    expect(after.body.items).toContainEqual(
      expect.objectContaining({ field: 'fields.points', said: 2, says: 5 }),
    );
  });

  it('R2.9 tells each change in the history, and restores an earlier version', async () => {
    const { id } = await add('Birch', { points: 1, grant: 500, lead: director.id });
    await patch(id, { fields: { points: 3, lead: null }, reason: 'Harder than thought' });
    const { items } = (await director.get(`/api/history?kind=project&id=${id}`)).body;
    expect(items[0]).toMatchObject({ reason: 'Harder than thought' });
    expect(items[0].changes).toEqual([
      { field: 'fields.lead', from: 'Ada Director', to: null },
      { field: 'fields.points', from: 1, to: 3 },
    ]);
    const restored = await director.post(`/api/history/${items[1].id}/restore`, { reason: 'By mistake' });
    expect([...(restored.body.restored ?? [restored.body])].sort()).toEqual(['fields.lead', 'fields.points']);
    expect((await page(id)).fields).toMatchObject({ points: 1, grant: 500, lead: { name: 'Ada Director' } });
  });

  it('R2.9 R16.5 changes many in one step and undoes it, but for what was changed since', async () => {
    const all = [await add('C1', { points: 1 }), await add('C2', { points: 2 }), await add('C3', {})];
    const changes = all.map(p => ({
      project: p.id,
      version: p.version,
      set: { fields: { points: 5, centre: 'ops' } },
    }));
    const wrong = await director.post('/api/projects/changes', {
      changes: [{ ...changes[0], set: { fields: { points: 9 } } }],
    });
    expect(wrong.body.results[0]).toMatchObject({
      outcome: 'refused',
      code: 'invalid',
      message: expect.stringContaining('5 or less'),
    });
    const { body } = await director.post('/api/projects/changes', { changes });
    expect(body.results[1].changes).toEqual([
      { field: 'fields.points', from: 2, to: 5 },
      { field: 'fields.centre', from: null, to: 'ops' },
    ]);
    await patch(all[2].id, { fields: { points: 4 } });
    const undone = await director.post(`/api/change-sets/${body.changeSet.id}/undo`, {});
    expect(undone.body).toMatchObject({
      undone: 2,
      refused: [{ name: 'C3', message: expect.stringContaining('Points') }],
    });
    expect((await page(all[0].id)).fields).toEqual({ points: 1, twice: 2 });
    expect((await page(all[1].id)).fields).toEqual({ points: 2, twice: 4 });
    const matching = await director.post('/api/projects/changes/matching', {
      ...{
        filter: 'points == 4 && twice == 8 && name == "C3"',
        expected: 1,
        set: { fields: { goLive: '2030-01-01' } },
      },
    });
    expect(matching.body).toMatchObject({ applied: true, counts: { changed: 1 } });
  });

  it('R2.9 imports by label or code with the same checks, names refused rows, and exports what it shows', async () => {
    const columns = 'Key,Name,Day,Points,Cost centre,Grant,Regulatory,Technical lead';
    const lines = [
      columns,
      'd,Dogwood,2025-01-01,3,fleet,£12.50,yes,ada director',
      'e,Elder,2025-01-01,7,Nowhere,lots,perhaps,Nobody',
    ];
    const uploaded = await upload(director, csv('d.csv', ...lines), 'projects');
    expect(uploaded.suggestion?.fields).toMatchObject({
      centre: 'Cost centre',
      grant: 'Grant',
      lead: 'Technical lead',
    });
    const more = { grant: 'Grant', regulatory: 'Regulatory', lead: 'Technical lead' };
    const checked = await check(director, uploaded.id, mapping(more));
    expect(checked.counts).toMatchObject({ good: 1, bad: 1 });
    const said = checked.problems.filter(p => p.severity === 'error');
    expect(said.map(p => p.column).sort()).toEqual([
      ...['Cost centre', 'Grant', 'Points', 'Regulatory', 'Technical lead'],
    ]);
    expect(checked.diff[0]?.changes).toContainEqual({ field: 'Cost centre', from: null, to: 'Fleet' });
    const run = await importAll(director, csv('d.csv', ...lines.slice(0, 2)), mapping(more));
    expect(run.state).toBe('applied');
    const [dogwood] = (await director.get('/api/projects?search=Dogwood')).body.items;
    expect(dogwood.fields).toEqual({
      ...{ points: 3, centre: 'fleet', grant: 1250, regulatory: true, twice: 6 },
      lead: { id: director.id, name: 'Ada Director' },
    });
    const again = await importAll(director, csv('d2.csv', ...lines.slice(0, 2)), mapping(more));
    expect(again.counts).toMatchObject({ unchanged: 1, updated: 0 });
    const asked = 'columns=name,centre,points,grant,regulatory,lead,twice&search=Dogwood';
    const exported = await director.get(`/api/projects/export?format=xlsx&${asked}`);
    const { result } = readTable(new Uint8Array(exported.body), { fileName: 'x.xlsx', sheet: 'Projects' });
    expect(result?.columns).toEqual([
      'Key',
      'Project',
      'Cost centre',
      'Points',
      'Currency',
      'Grant',
      'Regulatory',
      'Technical lead',
      'Twice',
    ]);
    expect(result?.rows[0]?.cells.slice(1)).toEqual([
      ...[
        'Dogwood',
        'Fleet',
        { number: '3' },
        'GBP',
        { number: '12.5' },
        'Yes',
        'Ada Director',
        { number: '6' },
      ],
    ]);
    const undone = await director.post(`/api/change-sets/${run.changeSet?.id}/undo`, {});
    expect(undone.body).toMatchObject({ undone: 1 });
  });
});
