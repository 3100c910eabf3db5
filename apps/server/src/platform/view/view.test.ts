import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let reader: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  director = await org.person('Ada Director', 'pmo-director');
  reader = await org.person('Rea Reader', 'team-member');
});
afterAll(() => server.close());

const settings = {
  filter: 'computed == "off-track"',
  sort: '-slipDays',
  columns: [{ id: 'name', width: 320 }, { id: 'slipDays' }],
  more: { scope: 'all' },
};
const keep = (by: TestPerson, name: string, more: object = {}) =>
  by.post('/api/views', { list: 'projects', name, settings, ...more });
const names = async (by: TestPerson, list = 'projects') =>
  (await by.get(`/api/views?list=${list}`)).body.items.map((v: { name: string }) => v.name);

describe('a view', () => {
  test('R7.7 is kept with its filter, order and columns, for oneself or shared with the organisation', async () => {
    const mine = await keep(director, 'Red ones');
    expect(mine.status).toBe(201);
    expect(mine.body).toMatchObject({
      shared: false,
      owner: { name: 'Ada Director' },
      settings: {
        ...settings,
        columns: [
          { id: 'name', width: 320 },
          { id: 'slipDays', width: null },
        ],
      },
      may: { edit: true, share: true },
    });
    await keep(director, 'Board', { shared: true });
    expect(await names(director)).toEqual(['Board', 'Red ones']);
    expect(await names(reader)).toEqual(['Board']);
    expect(await names(reader, 'people')).toEqual([]);
    expect((await keep(director, 'board', {})).status).toBe(409);
    expect((await reader.get('/api/views?list=projects')).body).toMatchObject({
      may: { share: false },
      items: [{ may: { edit: false, share: false } }],
    });
    const elsewhere = await (await server.organisation('other')).person('Otto Other', 'pmo-director');
    expect(await names(elsewhere)).toEqual([]);
    expect((await elsewhere.patch(`/api/views/${mine.body.id}`, { name: 'X' }, { version: 1 })).status).toBe(
      404,
    );
  });

  test('R7.7 is shared by who may share only, and changed by its owner or them', async () => {
    expect((await keep(reader, 'Mine for all', { shared: true })).status).toBe(403);
    const { body: own } = await keep(reader, 'My own');
    expect((await reader.patch(`/api/views/${own.id}`, { shared: true }, { version: 1 })).status).toBe(403);
    expect(
      (await reader.patch(`/api/views/${own.id}`, { name: 'Renamed' }, { version: 1 })).body,
    ).toMatchObject({
      name: 'Renamed',
      version: 2,
    });
    const stale = await reader.patch(`/api/views/${own.id}`, { name: 'Late' }, { version: 1 });
    expect(stale.status).toBe(412);
    expect(stale.body.current).toMatchObject({ name: 'Renamed' });
    expect((await director.patch(`/api/views/${own.id}`, { name: 'X' }, { version: 2 })).status).toBe(404);
    const { body: shared } = await keep(director, 'For all', { shared: true });
    expect((await reader.patch(`/api/views/${shared.id}`, { name: 'X' }, { version: 1 })).status).toBe(403);
  });

  test('R7.7 that is taken away comes back by an undo', async () => {
    const { body: view } = await keep(reader, 'Soon gone');
    expect((await reader.delete(`/api/views/${view.id}`, { version: 1 })).status).toBe(204);
    expect(await names(reader)).not.toContain('Soon gone');
    expect((await reader.patch(`/api/views/${view.id}`, { name: 'X' }, { version: 2 })).status).toBe(404);
    expect((await reader.post(`/api/views/${view.id}/restore`)).body).toMatchObject({ name: 'Soon gone' });
    expect(await names(reader)).toContain('Soon gone');
  });

  test('R7.7 is what one begins with, or what everybody does', async () => {
    const { body: mine } = await keep(reader, 'My start');
    const choice = await reader.put('/api/views/choice', { list: 'projects', viewId: mine.id });
    expect(choice.body).toEqual({ viewId: mine.id });
    const items = (await reader.get('/api/views')).body.items;
    expect(items.filter((v: { chosen: boolean }) => v.chosen)).toMatchObject([{ name: 'My start' }]);
    const wrong = await reader.put('/api/views/choice', { list: 'people', viewId: mine.id });
    expect(wrong.body.fields[0].path).toBe('body.viewId');
    await keep(director, 'First for everybody', { forEverybody: true });
    await keep(director, 'Second for everybody', { forEverybody: true });
    const shared = (await director.get('/api/views')).body.items.filter(
      (v: { forEverybody: boolean }) => v.forEverybody,
    );
    expect(shared).toMatchObject([{ name: 'Second for everybody', shared: true }]);
  });
});
