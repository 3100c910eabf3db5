import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apply, check, csv, header, importAll, map, upload } from '../../testing/import-client.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
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

  test('R16.5 withdraws the reports that it published, but not one that was corrected since', async () => {
    const ratings = map('Ratings', {
      as: 'reports',
      fields: { externalKey: 'Key', name: 'Name', asOf: 'As of', overall: 'Rating' },
    });
    const columns = 'Key,Name,As of,Rating';
    await importAll(
      director,
      csv('r1.csv', columns, 'm,Maple,2026-01-09,Green', 'n,Nut,2026-01-09,Green'),
      ratings,
    );
    const before = new Date().toISOString();
    const wrong = await importAll(
      director,
      csv(
        ...['r2.csv', columns, 'm,Maple,2026-01-09,Red', 'm,Maple,2026-01-16,Red'],
        ...['n,Nut,2026-01-09,Red', 'n,Nut,2026-01-16,Red'],
      ),
      ratings,
    );
    const during = new Date().toISOString();
    const [maple, nut] = [await project('m'), await project('n')];
    const reportsOf = async (id: string, query = '') =>
      (await director.get(`/api/projects/${id}/reports?${query}`)).body.items.map(
        (r: { asOf: string; overall: { said: string } }) => `${r.asOf} ${r.overall.said}`,
      );
    const [last] = (await director.get(`/api/projects/${nut.id}/reports`)).body.items;
    const corrected = { overall: 'Amber', reason: 'It was not that bad' };
    expect((await director.post(`/api/reports/${last.id}/corrections`, corrected)).status).toBe(201);

    const latestThen = async () => {
      const { may: _, ...said } = (await director.get(`/api/projects/${maple.id}?knownAt=${during}`)).body
        .latestReport;
      return said;
    };
    const knownThen = await latestThen();
    const path = `/api/change-sets/${wrong.changeSet?.id}/undo`;
    const all = (await director.post(path, { mode: 'all' })).body;
    expect(all).toMatchObject({ applied: false, refused: [{ name: 'Nut' }] });
    const rest = (await director.post(path, { mode: 'good' })).body;
    expect(rest).toMatchObject({ applied: true, undone: 2 });
    expect(rest.refused).toEqual([
      { key: nut.key, name: 'Nut', message: 'Its report of 2026-01-16 was corrected since.' },
    ]);

    expect(await reportsOf(maple.id)).toEqual(['2026-01-09 Green']);
    expect(await reportsOf(nut.id)).toEqual(['2026-01-16 Amber', '2026-01-16 Red', '2026-01-09 Green']);
    expect((await director.get(`/api/projects/${maple.id}`)).body.health.reported.said).toBe('Green');
    const then = (await director.get(`/api/projects/${maple.id}?knownAt=${during}`)).body;
    expect(then.health.reported.said).toBe('Red');
    expect(await latestThen()).toEqual(knownThen);
    expect(await reportsOf(maple.id, `knownAt=${during}`)).toEqual([
      ...['2026-01-16 Red', '2026-01-09 Red', '2026-01-09 Green'],
    ]);
    expect(await reportsOf(maple.id, `knownAt=${before}`)).toEqual(['2026-01-09 Green']);

    const again = await importAll(
      director,
      csv('r3.csv', columns, 'm,Maple,2026-01-09,Amber', 'm,Maple,2026-01-16,Amber'),
      ratings,
    );
    expect(again.counts).toMatchObject({ reports: 2 });
    expect(await reportsOf(maple.id)).toEqual(['2026-01-16 Amber', '2026-01-09 Amber', '2026-01-09 Green']);
  });

  test('R16.5 puts back the key dates that it changed, from the day on which it changed them', async () => {
    const fields = { externalKey: 'Key', name: 'Name', asOf: 'As of', overall: 'Rating' };
    const first = csv('k.csv', 'Key,Name,As of,Rating', 'k,Kiln,2026-01-02,Green');
    await importAll(director, first, map('Ratings', { as: 'reports', fields }));
    const dates = map('Dates', {
      as: 'milestones',
      fields: { projectKey: 'P', name: 'M', baseline: 'Planned', forecast: 'Due', asOf: 'As of' },
    });
    const { key } = await project('k');
    const columns = 'P,M,Planned,Due,As of';
    const rows = (due: string, day: string) => [
      `${key},Start,2027-01-01,${due},${day}`,
      `${key},End,2027-06-01,${due},${day}`,
    ];
    await importAll(director, csv('m1.csv', columns, ...rows('2027-02-01', '2026-01-09')), dates);
    const wrong = await importAll(
      director,
      csv('m2.csv', columns, ...rows('2029-09-09', '2026-02-09'), `${key},Extra,2027-01-01,,2026-02-09`),
      dates,
    );
    const datesOn = async (query = '') =>
      Object.fromEntries(
        (await director.get(`/api/projects/${key}?${query}`)).body.milestones.map(
          (m: { name: string; forecast: string | null }) => [m.name, m.forecast],
        ),
      );
    const known = new Date().toISOString();
    const [end] = (await director.get(`/api/projects/${key}`)).body.milestones.filter(
      (m: { name: string }) => m.name === 'End',
    );
    const { id } = await project('k');
    const later = { forecast: '2028-01-01' };
    const moved = await director.patch(`/api/projects/${id}/milestones/${end.id}`, later, end);
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);

    const path = `/api/change-sets/${wrong.changeSet?.id}/undo`;
    expect((await director.post(path, { mode: 'good' })).body).toMatchObject({
      applied: true,
      undone: 1,
      refused: [{ name: 'Kiln', message: 'End: changed since.' }],
    });
    expect(await datesOn()).toEqual({ Start: '2027-02-01', End: '2028-01-01' });
    expect(await datesOn('asOf=2026-03-01')).toMatchObject({ Start: '2027-02-01', End: '2029-09-09' });
    expect(await datesOn(`asOf=2026-03-01&knownAt=${known}`)).toMatchObject({
      Start: '2029-09-09',
      Extra: null,
    });
  });

  test('R16.5 key dates that it added leave, but not those that were worked on since, and may return', async () => {
    const fields = { externalKey: 'Key', name: 'Name', asOf: 'As of', overall: 'Rating' };
    const first = csv('l.csv', 'Key,Name,As of,Rating', 'l,Lathe,2026-01-02,Green');
    await importAll(director, first, map('Ratings', { as: 'reports', fields }));
    const { id, key } = await project('l');
    const dates = map('Dates', {
      as: 'milestones',
      fields: { projectKey: 'P', externalKey: 'Id', name: 'M', kind: 'Kind', forecast: 'Due', asOf: 'As of' },
    });
    const file = csv(
      ...['m.csv', 'P,Id,M,Kind,Due,As of', `${key},1,Alone,milestone,2027-01-01,2026-01-09`],
      ...[`${key},2,Moved,milestone,2027-02-01,2026-01-09`, `${key},3,Gate,gate,2027-03-01,2026-01-09`],
    );
    const run = await importAll(director, file, dates);
    expect(run.counts).toMatchObject({ created: 3, returned: 0 });
    const there = async (query = '') =>
      (await director.get(`/api/projects/${key}?${query}`)).body.milestones.map(
        (m: { name: string }) => m.name,
      );
    const [alone, moved, gate] = (await director.get(`/api/projects/${key}`)).body.milestones;
    const path = (m: { id: string }) => `/api/projects/${id}/milestones/${m.id}`;
    expect((await director.patch(path(moved), { forecast: '2027-02-02' }, moved)).status).toBe(200);
    const content = {
      ...{ criteria: [{ kind: 'judged', name: 'It turns' }], deliverables: [], quorum: 1, holds: [] },
      approvers: [{ role: 'pmo-director', chair: true }],
    };
    await director.post('/api/gate-standards', { code: 'turn', name: 'Turning', content });
    const prepared = { milestoneId: gate.id, standard: 'turn' };
    const opened = await director.post(`/api/projects/${id}/gates`, prepared);
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    const known = new Date().toISOString();

    const step = `/api/change-sets/${run.changeSet?.id}/undo`;
    const refused = [
      { key, name: 'Lathe', message: 'Moved: added by this step, and changed since.' },
      { key, name: 'Lathe', message: 'Gate: added by this step, and a gate has been prepared at it.' },
    ];
    expect((await director.post(step, { mode: 'all' })).body).toMatchObject({ applied: false, refused });
    expect(await there()).toEqual(['Alone', 'Moved', 'Gate']);
    const undone = (await director.post(step, { mode: 'good' })).body;
    expect(undone).toMatchObject({ applied: true, undone: 1, refused });
    expect(await there()).toEqual(['Moved', 'Gate']);
    expect(await there('asOf=2026-01-10')).toEqual(['Moved', 'Gate']);
    expect(await there(`knownAt=${known}`)).toEqual(['Alone', 'Moved', 'Gate']);
    expect((await director.patch(path(alone), { forecast: '2027-05-05' }, alone)).status).toBe(404);
    const history = await director.get(`/api/history?kind=milestone&id=${alone.id}`);
    expect(history.body.name).toBe('Alone');

    const again = await importAll(director, file, dates);
    expect(again.counts).toMatchObject({ created: 0, updated: 2, unchanged: 1, returned: 1 });
    expect(again.diff[0]).toMatchObject({ action: 'returned', name: 'Alone' });
    expect(await there()).toEqual(['Alone', 'Moved', 'Gate']);
    expect((await director.post(`/api/change-sets/${again.changeSet?.id}/undo`, {})).body.applied).toBe(true);
    expect(await there()).toEqual(['Moved', 'Gate']);
  });
});
