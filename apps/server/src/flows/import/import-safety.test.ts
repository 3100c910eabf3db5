import type { ImportRecord } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareReporting } from '../../domains/monitoring/index.ts';
import { startJob, systemActor } from '../../platform/index.ts';
import { apply, check, csv, header, importAll, map, upload } from '../../testing/import-client.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';
import { runImport } from './run-import.ts';

const hold = Promise.withResolvers<void>();
let server: TestServer;
let acme: TestOrganisation;
let director: TestPerson;

const inAcme = <T>(work: Parameters<typeof server.application.database.inOrganisation<T>>[1]) =>
  server.application.database.inOrganisation(systemActor(acme.id), work);

beforeAll(async () => {
  server = await startTestServer({ jobs: { hold: () => hold.promise } });
  acme = await server.organisation('acme');
  await inAcme(prepareReporting);
  director = await acme.person('Dana Director', 'pmo-director');
});
afterAll(() => server.close());

const named = async (source: string) =>
  inAcme(tx =>
    tx.db
      .selectFrom('registerProject')
      .select(['id', 'key', 'name', 'externalKey', 'costForecastMinor', 'currency'])
      .where('orgId', '=', acme.id)
      .where('externalSource', '=', source)
      .orderBy('number')
      .execute(),
  );
const messages = (run: ImportRecord) =>
  run.problems.map(p => [p.row, p.column, p.value, p.severity, p.message]);

describe('nothing half done', () => {
  const request = (progress?: (done: number) => Promise<void>) => ({
    fileName: 'killed.csv',
    bytes: new TextEncoder().encode('Key,Name,Day,RAG,Unit\n1,One,2026-01-31,Red,New unit\n'),
    mapping: map('Killed', {
      as: 'reports',
      fields: { externalKey: 'Key', name: 'Name', asOf: 'Day', overall: 'RAG', unit: 'Unit' },
    }),
    mode: 'all' as const,
    dryRun: false,
    ...(progress ? { progress } : {}),
  });

  test.each([0.1, 0.3, 0.5, 0.7, 0.9])('an import stopped at %d leaves no trace', async at => {
    const stopped = inAcme(tx =>
      runImport(
        tx,
        request(async done => {
          if (done >= at) throw new Error('stopped');
        }),
      ),
    );
    await expect(stopped).rejects.toThrow('stopped');
    expect(await named('Killed')).toEqual([]);
    const units = (await director.get('/api/units')).body.items.map((u: { name: string }) => u.name);
    expect(units).not.toContain('New unit');
    const imports = (await director.get('/api/imports')).body.items.map((r: ImportRecord) => r.fileName);
    expect(imports).not.toContain('killed.csv');
  });

  test('without an upload it is kept on record like any other', async () => {
    const outcome = await inAcme(tx => runImport(tx, request()));
    expect(outcome).toMatchObject({ applied: true, counts: { created: 1, reports: 1 } });
    const { body } = await director.get(`/api/imports/${outcome.importId}`);
    expect(body).toMatchObject({ state: 'applied', fileName: 'killed.csv', counts: { created: 1 } });
    const dry = await inAcme(tx => runImport(tx, { ...request(), dryRun: true }));
    expect(dry).toMatchObject({ applied: false, importId: null, counts: { created: 0, unchanged: 1 } });
  });

  test('a job cancelled while it waits leaves the import cancelled; it can be applied afterwards', async () => {
    const { id } = await upload(director, csv('c.csv', header, '1,One,1,,'), 'projects');
    await check(director, id, map('Cancelled'));
    // As many as there are places for jobs on one node, so that the next has to wait.
    for (let i = 0; i < 2; i++) await inAcme(tx => startJob(tx, 'hold', null));
    const started = await director.post(`/api/imports/${id}/apply`, { mode: 'all' }, { key: null });
    const busy = await director.post(`/api/imports/${id}/apply`, { mode: 'all' }, { key: null });
    expect(busy.body).toMatchObject({
      code: 'conflict',
      detail: expect.stringMatching(/is being worked on/),
    });
    const cancel = await director.post(`/api/jobs/${started.body.jobId}/cancel`, undefined, { key: null });
    expect(cancel.body).toMatchObject({ state: 'cancelled' });
    hold.resolve();
    expect((await director.get(`/api/imports/${id}`)).body.state).toBe('cancelled');
    expect(await named('Cancelled')).toEqual([]);
    expect((await apply(director, id, 'all')).state).toBe('applied');
    expect(await named('Cancelled')).toHaveLength(1);
  });
});

describe('who may', () => {
  test('only who may import; nobody of another organisation sees one', async () => {
    const { id } = await upload(director, csv('secret.csv', header, '1,One,1,,'), 'projects');
    const member = await acme.person('Tom Member', 'team-member');
    expect((await member.get('/api/imports')).status).toBe(403);
    expect((await member.upload('/api/imports', csv('a.csv', header), { as: 'projects' })).status).toBe(403);
    const globex = await server.organisation('globex');
    const other = await globex.person('Gus Director', 'pmo-director');
    for (const answer of [
      await other.get(`/api/imports/${id}`),
      await other.get(`/api/imports/${id}/errors.xlsx`),
      await other.post(`/api/imports/${id}/check`, { mapping: map('x') }, { key: null }),
      await other.post(`/api/imports/${id}/apply`, { mode: 'good' }, { key: null }),
    ])
      expect(answer.status).toBe(404);
    expect((await other.get('/api/imports')).body.items).toEqual([]);
  });

  test('a portfolio manager imports into that portfolio only, and sees only own imports', async () => {
    await importAll(director, csv('p.csv', header, '1,One,1,,'), map('Scoped', { portfolio: 'Bridges' }));
    await importAll(director, csv('q.csv', header, '2,Two,1,,'), map('Scoped', { portfolio: 'Tunnels' }));
    const portfolios = (await director.get('/api/portfolios')).body.items;
    const bridges = portfolios.find((p: { name: string }) => p.name === 'Bridges').id;
    const paula = await acme.person('Paula Portfolio', {
      role: 'portfolio-manager',
      scopeKind: 'portfolio',
      scopeId: bridges,
    });
    const lines = ['1,One,5,,', '2,Two,5,,', '3,Three,5,,'];
    const { id } = await upload(paula, csv('mine.csv', header, ...lines), 'projects');
    const checked = await check(paula, id, map('Scoped', { portfolio: 'Bridges' }));
    expect(messages(checked).map(([row, , , , why]) => [row, why])).toEqual([
      [3, expect.stringMatching(/may not change the project with this key \(2\)/)],
    ]);
    expect(await apply(paula, id, 'good')).toMatchObject({ counts: { created: 1, updated: 1 } });
    expect((await named('Scoped')).map(p => p.costForecastMinor)).toEqual([500, 100, 500]);
    expect((await paula.get('/api/imports')).body.items).toHaveLength(1);
    const elsewhere = csv('t.csv', header, '4,Four,5,,', '3,Three,5,,', '5,Five,5,,Own unit');
    const tunnels = await upload(paula, elsewhere, 'projects');
    const refused = await check(paula, tunnels.id, map('Scoped', { portfolio: 'Tunnels' }));
    expect(messages(refused)).toEqual([
      [2, 'Key', '4', 'error', expect.stringMatching(/may not put a project there/)],
      [3, 'Key', '3', 'error', expect.stringMatching(/may not put a project there/)],
      [4, 'Key', '5', 'error', expect.stringMatching(/may not put a project there/)],
      [4, 'Unit', 'Own unit', 'error', expect.stringMatching(/no unit called this, and you may not add one/)],
    ]);
  });

  test('a confidential project stays untouched and unnamed for who is no member of it', async () => {
    await importAll(director, csv('s.csv', header, '1,Merger,1,,', '2,Open,1,,'), map('Secret'));
    const [merger] = await named('Secret');
    const put = await director.patch(`/api/projects/${merger?.id}`, { confidential: true }, { version: 1 });
    expect(put.status).toBe(200);
    const analyst = await acme.person('Ana Analyst', 'pmo-analyst');
    const { id } = await upload(analyst, csv('s.csv', header, '1,Takeover,9,,', '2,Open,2,,'), 'projects');
    const checked = await check(analyst, id, map('Secret'));
    expect(messages(checked).map(([row, , , , why]) => [row, why])).toEqual([
      [2, expect.stringMatching(/may not change the project with this key \(1\)/)],
    ]);
    expect(JSON.stringify(checked)).not.toContain('Merger');
    // Absent from a full snapshot of somebody who does not see it, it has not left.
    const rest = csv('s.csv', header, '2,Open,3,,');
    const full = await importAll(analyst, rest, map('Secret', { snapshot: 'full' }));
    expect(full.counts).toMatchObject({ updated: 1, left: 0 });
    const byName = map('Other', { key: 'name', fields: { name: 'Name', costForecast: 'Cost' } });
    const own = await importAll(analyst, csv('n.csv', 'Name,Cost', 'Merger,5'), byName);
    expect(own.counts).toMatchObject({ created: 1, updated: 0 });
    expect((await named('Secret')).map(p => [p.name, p.costForecastMinor])).toEqual([
      ['Merger', 100],
      ['Open', 300],
    ]);
  });
});
