import { createHash } from 'node:crypto';
import { readTable } from '@chartroom/interop';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../platform/index.ts';
import { addProjects } from '../../register/index.ts';
import { between } from '../../testing/between.ts';
import { readPdf } from '../../testing/read-pdf.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let member: TestPerson;
let bridge: string;

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('ministry');
  director = await org.person('Ada Director', 'pmo-director');
  member = await org.person('Tim Member', 'team-member');
  await server.application.database.inOrganisation(systemActor(org.id), async tx => {
    const dates = { startBaseline: '2025-01-01', finishBaseline: '2026-01-01', finishForecast: '2026-03-01' };
    const cost = { costBaselineMinor: 100_000_00, costForecastMinor: 123_456_78 };
    const project = (name: string, more: object = {}) => ({
      validFrom: '2025-06-01',
      attributes: { name, currency: 'GBP', state: 'active', ...dates, ...cost, ...more },
    });
    const added = await addProjects(tx, [
      project('Bridge'),
      project('=HYPERLINK("http://x")', { currency: 'JPY', finishForecast: '2027-01-01' }),
      project('#import "y" *Canal*', { finishForecast: '2025-12-01', costForecastMinor: 1 }),
    ]);
    bridge = added[0]?.id ?? '';
  });
});
afterAll(() => server.close());

const columns = 'columns=name,slipDays,costForecast,finishForecast';

async function table(by: TestPerson, query: string): Promise<readonly (readonly unknown[])[]> {
  const { status, body } = await by.get(`/api/projects/export?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  const { result } = readTable(new Uint8Array(body));
  return [result?.columns ?? [], ...[...(result?.rows ?? [])].map(r => r.cells)];
}

test('R16.9 a list is taken along as XLSX, CSV and PDF: what is asked for, in its order and columns, formulas harmless', async () => {
  const query = `${columns}&sort=-slipDays&filter=${encodeURIComponent('slipDays > 0')}`;
  const csv = await table(director, `${query}&format=csv`);
  expect(csv).toEqual([
    ['Key', 'Project', 'Slip, days', 'Currency', 'Forecast cost', 'Finish'],
    ['PRJ-2', '=HYPERLINK("http://x")', '365', 'JPY', '12345678', '2027-01-01'],
    ['PRJ-1', 'Bridge', '59', 'GBP', '123456.78', '2026-03-01'],
  ]);
  const raw = await director.get(`/api/projects/export?${query}`);
  expect(raw.body.toString()).toContain(`"'=HYPERLINK(""http://x"")"`);
  const xlsx = await table(director, `${query}&format=xlsx`);
  expect(xlsx[2]).toEqual([
    'PRJ-1',
    'Bridge',
    { number: '59' },
    'GBP',
    { number: '123456.78' },
    { day: '2026-03-01' },
  ]);
  const { body } = await director.get(`/api/projects/export?${query}&format=pdf`);
  const pdf = await readPdf(body);
  expect(pdf.text).toContain('PRJ-2 =HYPERLINK("http://x") +365');
  expect(pdf.text).not.toContain('Canal');
  expect(pdf.text).toMatch(/Filter: slipDays > 0.*Content SHA-256 [0-9a-f]{64}/);
  expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'Table', 'TH', 'TD']));
});

test('R16.9 an export holds no money for who may not see it, and nothing for who may not see the project', async () => {
  const rows = await table(member, columns);
  expect(rows.slice(1).map(r => [r[3], r[4]])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
  const stranger = await org.person('Rita Requester', 'requester');
  expect(await table(stranger, columns)).toHaveLength(1);
  expect((await server.anonymous.get('/api/projects/export')).status).toBe(401);
});

test('R3.9 an export for the same day and instant is the same bytes, whatever was corrected afterwards', async () => {
  const before = await between();
  const ask = (format: string) =>
    director.get(`/api/projects/export?${columns},status&knownAt=${before}&format=${format}`);
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const first = await Promise.all(['csv', 'xlsx', 'pdf'].map(ask));
  const hashOf = (h: Headers) => /-([0-9a-f]{12})\./.exec(h.get('content-disposition') ?? '')?.[1];
  expect(new Set(first.map(a => hashOf(a.headers))).size).toBe(1);
  const changed = await director.patch(
    `/api/projects/${bridge}`,
    { name: 'Bridge, renamed', finishForecast: '2026-09-01' },
    { version: 1 },
  );
  expect(changed.status).toBe(200);
  const again = await Promise.all(['csv', 'xlsx', 'pdf'].map(ask));
  expect(again.map(a => sha256(a.body))).toEqual(first.map(a => sha256(a.body)));
  const now = await director.get(`/api/projects/export?${columns},status`);
  expect(now.body.toString()).toContain('Bridge, renamed');
});

test('refuses a column that there is not, and says which there are', async () => {
  const { status, body } = await director.get('/api/projects/export?columns=name,salary');
  expect([status, body.fields[0].path]).toEqual([400, 'query.columns']);
  expect(body.fields[0].message).toContain('There is no column salary. The columns are: name, status');
});
