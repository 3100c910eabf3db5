import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishReports } from '../../domains/monitoring/index.ts';
import { systemActor } from '../../platform/index.ts';
import { addProjects, recordFacts } from '../../register/index.ts';
import { type Answer, createClient } from '../../testing/client.ts';
import { jobEnded } from '../../testing/job-ended.ts';
import { readPdf } from '../../testing/read-pdf.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let ada: TestPerson;
let ids: readonly string[];

const ok = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const question = 'asOf=2026-06-30&compareWith=2026-01-31';

// A dozen projects, two of which slip and turn red between the days.
beforeAll(async () => {
  server = await startTestServer();
  org = await server.organisation('harbour', { cadenceDays: 400 });
  ada = await org.person('Ada Director', 'pmo-director');
  const scale = (await ok(ada.get('/api/rating-scales'))).items[0].id;
  await server.application.database.inOrganisation(systemActor(org.id), async tx => {
    const dates = { startBaseline: '2025-01-01', finishBaseline: '2027-01-01', finishForecast: '2027-01-01' };
    const names = ['#import "x" *Bridge*', ...Array.from({ length: 11 }, (_, i) => `Project ${i + 1}`)];
    const added = await addProjects(
      tx,
      names.map(name => ({
        validFrom: '2026-01-01',
        attributes: { name, currency: 'GBP', state: 'active', ...dates, costForecastMinor: 12_345_678_00 },
      })),
    );
    ids = added.map(a => a.id);
    const said = (asOf: string, overall: string) => (projectId: string) => ({
      projectId,
      asOf,
      scaleId: scale,
      overall,
    });
    await publishReports(tx, ids.map(said('2026-01-31', 'Green')));
    await publishReports(tx, ids.slice(0, 2).map(said('2026-06-15', 'Red')));
    await recordFacts(
      tx,
      ids
        .slice(0, 4)
        .map(projectId => ({ projectId, validFrom: '2026-05-01', set: { finishForecast: '2029-01-01' } })),
    );
  });
});
afterAll(() => server.close());

async function packOf(
  body: object,
): Promise<{ hash: string; files: { name: string; sha256: string; id: string }[] }> {
  const { jobId } = await ok(ada.post('/api/board-packs', body));
  const job = await jobEnded(ada, jobId);
  expect(job, JSON.stringify(job)).toMatchObject({ state: 'done' });
  return job.result;
}
const file = async (id: string): Promise<Uint8Array> => new Uint8Array(await ok(ada.get(`/api/files/${id}`)));

test('R7.13 the portfolio on one page: one sheet, tagged, with its headline, figures and hash', async () => {
  const page = await ok(ada.get(`/api/one-page?${question}`));
  expect(page.headline).toBe('Two projects turned red.');
  expect(page.figures).toHaveLength(6);
  expect(page.attention.find((a: { key: string }) => a.key === 'PRJ-1')).toMatchObject({
    name: '#import "x" *Bridge*',
    reported: { said: 'Red' },
    slip: '+731 d',
  });
  const pdf = await readPdf(await ok(ada.get(`/api/one-page/pdf?${question}&knownAt=${page.knownAt}`)));
  expect([pdf.pages, pdf.title]).toEqual([1, 'All portfolios, 30 Jun 2026']);
  expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH']));
  for (const said of [page.headline, '#import "x" *Bridge*', 'GBP 148.1m', page.about.hash])
    expect(pdf.text).toContain(said);
});

test('R7.13 a board pack is built as a job into PDF and PPTX with native charts, the same bytes again after corrections', async () => {
  const asked = {
    ...{ title: 'Board, June', asOf: '2026-06-30', compareWith: '2026-01-31', attention: 2 },
    ...{ projects: [ids[5]], knownAt: new Date().toISOString() },
  };
  const first = await packOf(asked);
  const [pdf, pptx] = await Promise.all(first.files.map(f => file(f.id)));
  const read = await readPdf(pdf ?? new Uint8Array());
  expect(read.pages).toBe(6);
  for (const said of ['Board, June', 'What changed', 'Project 5', first.hash])
    expect(read.text).toContain(said);
  const parts = unzipSync(pptx ?? new Uint8Array());
  const names = Object.keys(parts);
  expect(names.filter(n => /^ppt\/slides\/slide\d+\.xml$/.test(n))).toHaveLength(6);
  expect(names.filter(n => /^ppt\/charts\/chart\d+\.xml$/.test(n)).length).toBeGreaterThan(0);
  expect(names.filter(n => /^ppt\/embeddings\/.*\.xlsx$/.test(n)).length).toBeGreaterThan(0);
  const slide = strFromU8(parts['ppt/slides/slide2.xml'] ?? new Uint8Array());
  expect(slide).toContain('<a:tbl>');
  expect(slide).toContain('Two projects turned red.');
  await server.application.database.inOrganisation(systemActor(org.id), tx =>
    recordFacts(tx, [
      { projectId: ids[0] ?? '', validFrom: '2026-05-01', set: { name: 'Renamed', costForecastMinor: 1 } },
    ]),
  );
  const again = await packOf(asked);
  expect(again.files.map(f => [f.name, f.sha256])).toEqual(first.files.map(f => [f.name, f.sha256]));
  const { knownAt: _, ...now } = asked;
  expect((await packOf(now)).hash).not.toBe(first.hash);
  const stranger = await org.person('Pia Manager', {
    role: 'portfolio-manager',
    scopeKind: 'project',
    scopeId: ids[1] ?? '',
  });
  expect((await stranger.post('/api/board-packs', { projects: [ids[5]] })).status).toBe(404);
});

test('R7.13 a read-only link shows exactly the one page, frozen, without signing in, until it expires or is revoked', async () => {
  const page = await ok(ada.get(`/api/one-page?${question}`));
  const body = {
    asOf: '2026-06-30',
    compareWith: '2026-01-31',
    knownAt: page.knownAt,
    title: 'For the board',
  };
  const made = await ok(ada.post('/api/shares', body));
  const guest = createClient(server.address, { 'x-chartroom-share': made.secret });
  expect((await ok(guest.get('/api/shared'))).page).toEqual(page);
  await server.application.database.inOrganisation(systemActor(org.id), tx =>
    recordFacts(tx, [{ projectId: ids[1] ?? '', validFrom: '2026-05-01', set: { name: 'Renamed too' } }]),
  );
  expect((await ok(guest.get('/api/shared'))).page).toEqual(page);
  const pdf = await ok(guest.get('/api/shared/pdf'));
  expect(sha256(pdf)).toBe(
    sha256(await ok(ada.get(`/api/one-page/pdf?${question}&knownAt=${page.knownAt}`))),
  );
  // It opens nothing else, and its secret is kept nowhere.
  expect((await guest.get('/api/projects')).status).toBe(401);
  expect(
    (await createClient(server.address, { authorization: `Bearer ${made.secret}` }).get('/api/projects'))
      .status,
  ).toBe(401);
  const [kept] = (await ok(ada.get('/api/shares'))).items;
  expect(kept).toMatchObject({ title: 'For the board', opened: 3 });
  expect(JSON.stringify(kept)).not.toContain(made.secret);
  const { rows } = await server.superuser.query(
    "select name, actor_kind from platform_event where subject_kind = 'share' order by seq",
  );
  expect(rows.map(r => `${r.name} ${r.actor_kind}`)).toEqual([
    'share.link.created person',
    ...Array.from({ length: 3 }, () => 'share.link.opened system'),
  ]);
  expect((await ada.delete(`/api/shares/${made.id}`)).status).toBe(204);
  expect((await guest.get('/api/shared')).status).toBe(404);
  expect((await server.anonymous.get('/api/shared')).status).toBe(404);
});

test('R7.13 a link ends with its day, and shows no more than its maker may still see', async () => {
  const mia = await org.person('Mia Manager', 'portfolio-manager');
  const made = await ok(mia.post('/api/shares', { asOf: '2026-06-30', title: 'Mine', days: 1 }));
  const guest = createClient(server.address, { 'x-chartroom-share': made.secret });
  expect((await ok(guest.get('/api/shared'))).page.attentionTotal).toBeGreaterThan(0);
  const other = (await ada.get('/api/shares')).body.items.map((s: { title: string }) => s.title);
  expect(other).toContain('Mine');
  const own = (await mia.get('/api/shares')).body.items.map((s: { title: string }) => s.title);
  expect(own).toEqual(['Mine']);
  await server.superuser.query("update share_link set expires_at = now() where title = 'Mine'");
  expect((await guest.get('/api/shared')).status).toBe(404);
  await server.superuser.query("update share_link set expires_at = '2190-01-01' where title = 'Mine'");
  expect((await guest.get('/api/shared')).status).toBe(200);
  await server.superuser.query(`update register_person set active = false where id = '${mia.id}'`);
  expect((await guest.get('/api/shared')).status).toBe(404);
});
