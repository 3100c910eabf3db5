import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, csv, importAll, map, upload } from '../../testing/import-client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;

const options = [
  { code: 'sea', label: 'At sea' },
  { code: 'land', label: 'On land' },
];
const fields = [
  { entity: 'programme', key: 'theme', label: 'Theme', type: 'list', options },
  { entity: 'programme', key: 'charter', label: 'Charter', type: 'date', editedBy: 'office' },
  { entity: 'milestone', key: 'witness', label: 'Witness', type: 'person' },
  { entity: 'milestone', key: 'weight', label: 'Weight', type: 'number', min: 1, max: 5 },
];

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('harbour', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  for (const field of fields) {
    const { status, body } = await director.post('/api/fields', field);
    expect(status, JSON.stringify(body)).toBe(201);
  }
});
afterAll(() => server.close());

describe('added fields of what is no project', () => {
  it('R2.9 come with an import of programmes, by label, with the same checks', async () => {
    const columns = 'Key,Name,Theme,Charter';
    const rows = ['p1,Dredging,on land,2030-03-01', 'p2,Lights,,', 'p3,Roads,Nowhere,soon'];
    const file = csv('programmes.csv', columns, ...rows);
    const uploaded = await upload(director, file, 'programmes');
    expect(uploaded.suggestion?.fields).toMatchObject({ theme: 'Theme', charter: 'Charter' });
    const mapping = map('S', {
      as: 'programmes',
      fields: { externalKey: 'Key', name: 'Name', theme: 'Theme', charter: 'Charter' },
    });
    const checked = await check(director, uploaded.id, mapping);
    expect(checked.counts).toMatchObject({ good: 2, bad: 1 });
    expect(checked.problems.filter(p => p.severity === 'error').map(p => p.column)).toEqual(
      expect.arrayContaining(['Theme', 'Charter']),
    );
    expect(checked.diff[0]?.changes).toContainEqual({ field: 'Theme', from: null, to: 'On land' });
    await importAll(director, csv('programmes.csv', columns, ...rows.slice(0, 2)), mapping);
    const { items } = (await director.get('/api/programmes')).body;
    const shown = Object.fromEntries(items.map((p: { name: string; fields: object }) => [p.name, p.fields]));
    expect(shown).toMatchObject({ Dredging: { theme: 'land', charter: '2030-03-01' }, Lights: {} });
    // What is for the office alone is so in an import too.
    const unit = (await director.post('/api/units', { name: 'North' })).body.id;
    const place = { scopeKind: 'unit', scopeId: unit } as const;
    const local = await org.person('Lou Local', { role: 'pmo-director', ...place });
    const other = await upload(local, file, 'programmes');
    const { status, body } = await local.post(`/api/imports/${other.id}/check`, { mapping });
    expect([status, body.detail]).toEqual([403, expect.stringContaining('Charter')]);
  });

  it('R2.9 R16.5 come with an import of key dates, change, stay as they are, and are put back', async () => {
    const { body: project } = await director.post('/api/projects', { name: 'Quay' });
    const columns = 'Project,Milestone,Due,Witness,Weight';
    const mapping = map('D', {
      as: 'milestones',
      fields: {
        ...{ projectKey: 'Project', name: 'Milestone', forecast: 'Due' },
        ...{ witness: 'Witness', weight: 'Weight' },
      },
    });
    const file = (...rows: string[]) => csv('dates.csv', columns, ...rows.map(r => `${project.key},${r}`));
    await importAll(director, file('Start,2030-01-07,Ada Director,2', 'End,2031-01-07,,3'), mapping);
    const dates = async () =>
      Object.fromEntries(
        (await director.get(`/api/projects/${project.id}`)).body.milestones.map((m: { name: string }) => [
          m.name,
          m,
        ]),
      );
    const witness = { id: director.id, name: 'Ada Director' };
    expect(await dates()).toMatchObject({
      Start: { fields: { witness, weight: 2 }, forecast: '2030-01-07' },
      End: { fields: { weight: 3 } },
    });
    const again = await importAll(director, file('Start,2030-01-07,,2', 'End,2031-01-07,,3'), mapping);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    const wrong = await upload(director, file('Start,2030-01-07,Nobody,9'), 'milestones');
    const bad = await check(director, wrong.id, mapping);
    expect(bad.problems.filter(p => p.severity === 'error').map(p => p.column)).toEqual(
      expect.arrayContaining(['Weight', 'Witness']),
    );
    const before = await dates();
    const heavier = await importAll(director, file('Start,2030-01-07,,5', 'End,2031-01-07,,4'), mapping);
    expect(heavier.counts).toMatchObject({ updated: 2 });
    const now = await dates();
    expect(now).toMatchObject({ Start: { fields: { witness, weight: 5 } }, End: { fields: { weight: 4 } } });
    expect(now.Start.version).toBe(before.Start.version + 1);
    const one = `/api/projects/${project.id}/milestones/${now.End.id}`;
    await director.patch(one, { fields: { weight: 1 } }, now.End);
    const undone = await director.post(`/api/change-sets/${heavier.changeSet?.id}/undo`, { mode: 'good' });
    expect(undone.body).toMatchObject({
      applied: true,
      refused: [{ message: 'End: its added fields were changed since.' }],
    });
    expect(await dates()).toMatchObject({
      Start: { fields: { witness, weight: 2 } },
      End: { fields: { weight: 1 } },
    });
  });
});
