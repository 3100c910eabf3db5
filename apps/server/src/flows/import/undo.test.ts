import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apply, check, csv, header, importAll, map, upload } from '../../testing/import-client.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  const org = await server.organisation('works');
  director = await org.person('Ada Director', 'pmo-director');
});
afterAll(() => server.close());

const project = async (key: string) => (await director.get(`/api/projects/${key}`)).body.project;

describe('the undo of an import', () => {
  test('R16.5 restores what it changed, marks what it added as left, and leaves what was changed since', async () => {
    await importAll(
      director,
      csv('first.csv', header, 'a,Alder,100,2030-01-31,East', 'b,Birch,200,2030-01-31,East'),
      map('S'),
    );
    const lines = [
      header,
      'a,Alder,150,2030-03-31,East',
      'b,Birch,250,2030-03-31,East',
      'c,Cedar,300,2030-03-31,West',
    ];
    const run = await importAll(director, csv('second.csv', ...lines), map('S'));
    expect(run).toMatchObject({ state: 'applied', changeSet: { undoneAt: null } });
    const { id, version } = await project('b');
    await director.patch(`/api/projects/${id}`, { finishForecast: '2030-06-30' }, { version });
    const path = `/api/change-sets/${run.changeSet?.id}/undo`;
    const dry = await director.post(path, { dryRun: true });
    expect(dry.body).toMatchObject({ applied: false, undone: 2, refused: [{ name: 'Birch' }] });
    expect((await director.post(path, {})).body).toMatchObject({ applied: true, undone: 2 });
    expect(await project('a')).toMatchObject({
      dates: { finishForecast: '2030-01-31' },
      money: { costForecastMinor: 10_000 },
    });
    expect((await project('b')).dates.finishForecast).toBe('2030-06-30');
    expect(await project('c')).toMatchObject({ present: false });
    expect((await director.get('/api/projects')).body.total).toBe(2);
    const again = (await director.get(`/api/imports/${run.id}`)).body;
    expect(again.changeSet.undoneAt).not.toBeNull();
    const redone = await importAll(director, csv('second.csv', ...lines), map('S'));
    expect(redone.counts).toMatchObject({ returned: 1 });
    expect(await project('c')).toMatchObject({ present: true });
  });

  test('R16.5 a mended error sheet goes on with its import: what is absent from it has not left', async () => {
    const mapping = map('Whole', { snapshot: 'full' });
    const lines = [header, 'x,Xylo,100,2030-01-31,East', 'y,Yew,lots,2030-01-31,East'];
    const { id } = await upload(director, csv('whole.csv', ...lines), 'projects');
    expect((await check(director, id, mapping)).counts).toMatchObject({ good: 1, bad: 1 });
    await apply(director, id, 'good');
    const sheet = await director.get(`/api/imports/${id}/errors.xlsx`);
    expect(sheet.status).toBe(200);
    const mended = [
      `${header},Row in the file,Why it was refused`,
      'y,Yew,200,2030-01-31,East,3,Cost: no amount',
    ];
    const next = await upload(director, csv('mended.csv', ...mended), 'projects');
    expect(next.suggestedFrom).toBe('remembered');
    expect((await check(director, next.id, next.suggestion)).counts).toMatchObject({
      created: 1,
      left: 0,
      bad: 0,
    });
    await apply(director, next.id, 'all');
    expect(await project('x')).toMatchObject({ present: true });
    expect(await project('y')).toMatchObject({ present: true });
  });
});
