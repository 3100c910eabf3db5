import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../testing/client.ts';
import { readPdf } from '../../testing/read-pdf.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let ada: TestPerson;

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('harbour');
  ada = await org.person('Ada Director', 'pmo-director');
});
afterAll(() => server.close());

const ok = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('R7.6 a status report is a draft, then published, final and printed as PDF and PPTX, the same whatever changes later', async () => {
  const project = await ok(ada.post('/api/projects', { name: 'Bridge' }));
  const scale = (await ok(ada.get('/api/rating-scales'))).items[0].id;
  const said = { schedule: 'Red', cost: 'Green' };
  const report = await ok(
    ada.post(`/api/projects/${project.id}/reports`, {
      ...{ asOf: '2026-01-31', scaleId: scale, overall: 'Amber', dimensions: said },
      ...{
        narrative: '#panic() *not bold*, the steel is late',
        finishForecast: '2030-05-01',
        costForecastMinor: 1_250_000_00,
      },
    }),
  );
  const path = `/api/reports/${report.id}/document`;
  expect((await ada.get(path)).status).toBe(409);
  await ok(ada.post(`/api/reports/${report.id}/publish`, undefined, { version: 1 }));
  const [pdf, pptx] = [await ok(ada.get(path)), await ok(ada.get(`${path}?format=pptx`))];
  const read = await readPdf(pdf);
  for (const text of [
    'Bridge',
    'PRJ-1',
    'Amber',
    '#panic() *not bold*, the steel is late',
    '1 May 2030',
    'Ada Director',
  ])
    expect(read.text).toContain(text);
  expect(read.text).toMatch(/Schedule Red.*Cost Green/);
  expect(read.text).toMatch(/Content SHA-256 [0-9a-f]{64}/);
  const slide = strFromU8(unzipSync(new Uint8Array(pptx))['ppt/slides/slide2.xml'] ?? new Uint8Array());
  expect(slide).toContain('the steel is late');
  await ok(ada.patch(`/api/projects/${project.id}`, { name: 'Renamed' }, { version: 1 }));
  await ok(ada.post(`/api/reports/${report.id}/corrections`, { overall: 'Green', reason: 'Steel is here' }));
  expect(sha256(await ok(ada.get(path)))).toBe(sha256(pdf));
  expect(sha256(await ok(ada.get(`${path}?format=pptx`)))).toBe(sha256(pptx));
  const [latest, first] = (await ok(ada.get(`/api/projects/${project.id}/reports`))).items;
  expect([latest.revision, first.revision, first.overall.said]).toEqual([2, 1, 'Amber']);
  expect((await readPdf(await ok(ada.get(`/api/reports/${latest.id}/document`)))).text).toContain(
    'Steel is here',
  );
  const member = await org.person('Tim Member', 'team-member');
  expect((await readPdf(await ok(member.get(path)))).text).not.toContain('GBP 1.2m');
  const requester = await org.person('Rita Requester', 'requester');
  expect((await requester.get(path)).status).toBe(404);
});
