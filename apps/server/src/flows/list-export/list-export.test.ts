import { readTable } from '@chartroom/interop';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../testing/read-pdf.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  org = await server.organisation('works', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director', 'administrator');
  member = await org.person('Tim Member', 'team-member');
  const trades = [
    { code: 'ops', label: 'Operations' },
    { code: 'rig', label: 'Rigging', parent: 'ops' },
  ];
  await made('/api/fields', {
    entity: 'person',
    key: 'trade',
    label: 'Trade',
    type: 'tree',
    options: trades,
  });
  await made('/api/fields', { entity: 'person', key: 'since', label: 'Since', type: 'date' });
  await made('/api/fields', { entity: 'person', key: 'hours', label: 'Hours', type: 'number', decimals: 1 });
  const hire = (name: string, fields: object) => made('/api/people', { name, fields });
  await hire('=Rita()', { trade: 'rig', since: '2020-05-01', hours: 37.5 });
  await hire('Ole Operator', { trade: 'ops', since: '2024-05-01' });
});
afterAll(() => server.close());

async function made(path: string, body: object) {
  const answer = await director.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function table(by: TestPerson, path: string, query: Record<string, string> = {}) {
  const { status, body } = await by.get(`${path}/export?${new URLSearchParams(query)}`);
  expect(status, String(body)).toBe(200);
  const { result } = readTable(new Uint8Array(body));
  return [result?.columns ?? [], ...[...(result?.rows ?? [])].map(r => r.cells)];
}

describe('exports of lists', () => {
  it('R2.9 R16.9 hold people as they are found and ordered, with the added fields that are shown', async () => {
    const asked = {
      columns: 'name,fields.since,fields.trade,fields.hours,account',
      filter: 'trade == "Operations"',
      sort: '-since',
    };
    expect(await table(director, '/api/people', asked)).toEqual([
      ['Name', 'Job title', 'Since', 'Trade', 'Hours', 'Account'],
      ['Ole Operator', null, '2024-05-01', 'Operations', null, 'No account'],
      ['=Rita()', null, '2020-05-01', 'Rigging', '37.5', 'No account'],
    ]);
    const xlsx = await table(director, '/api/people', { ...asked, format: 'xlsx' });
    expect(xlsx[2]?.slice(2, 5)).toEqual([{ day: '2020-05-01' }, 'Rigging', { number: '37.5' }]);
    const file = await director.get(`/api/people/export?${new URLSearchParams({ ...asked, format: 'pdf' })}`);
    const pdf = await readPdf(file.body);
    expect(pdf.text).toContain('=Rita() 1 May 2020 Rigging 37.5');
    expect(pdf.text).not.toContain('Ada');
    expect(pdf.text).toMatch(/Filter: trade == "Operations".*Content SHA-256 [0-9a-f]{64}/);
    const csv = await director.get(`/api/people/export?${new URLSearchParams(asked)}`);
    expect(csv.body.toString()).toContain("'=Rita()");
  });

  it('R2.9 hold all columns when none are named, but for a field that is retired; name what there is not', async () => {
    const { id, version } = await made('/api/fields', {
      ...{ entity: 'person', key: 'badge', label: 'Badge', type: 'text' },
    });
    expect((await table(director, '/api/people'))[0]).toContain('Badge');
    await director.patch(`/api/fields/${id}`, { retired: true }, { version });
    const [head] = await table(director, '/api/people');
    expect(head).toEqual([
      ...['Name', 'Job title', 'Unit', 'Roles', 'E-mail address', 'Account', 'Trade', 'Since', 'Hours'],
    ]);
    const ada = (await table(director, '/api/people')).find(row => row[0] === 'Ada Director');
    expect(ada?.[3]).toBe('PMO director; Administrator');
    const { status, body } = await director.get('/api/people/export?columns=name,fields.salary');
    expect([status, body.fields[0].path]).toEqual([400, 'query.columns']);
    expect(body.fields[0].message).toContain('There is no column fields.salary. The columns are: name, unit');
    for (const column of ['constructor', '__proto__', 'trade'])
      expect((await director.get(`/api/people/export?columns=${column}`)).status).toBe(400);
  });

  it('R2.9 hold programmes and portfolios with their fields, of the past without', async () => {
    await made('/api/fields', { entity: 'programme', key: 'charter', label: 'Charter', type: 'date' });
    await made('/api/fields', { entity: 'portfolio', key: 'board', label: 'Board', type: 'text' });
    const coast = await made('/api/portfolios', { name: 'Coast', fields: { board: 'Monday' } });
    await made('/api/portfolios', { name: 'Docks', parentId: coast.id, filter: 'state == "active"' });
    const fields = { charter: '2030-01-31' };
    await made('/api/programmes', { name: 'Harbours', portfolioId: coast.id, fields });
    await made('/api/programmes', { name: 'Rails' });
    const columns = 'name,fields.charter,projects';
    const head = ['Programme', 'External key', 'Charter', 'Projects'];
    const harbours = ['Harbours', null, '2030-01-31', '0'];
    expect(await table(member, '/api/programmes', { columns, portfolio: coast.id })).toEqual([
      head,
      harbours,
    ]);
    expect(await table(member, '/api/programmes', { columns })).toEqual([
      head,
      harbours,
      ['Rails', null, null, '0'],
    ]);
    const page = (await director.get('/api/programmes')).body.items.length;
    const { asOf } = (await director.get('/api/cockpit')).body;
    const past = await table(member, '/api/programmes', { columns: 'name,fields.charter', asOf });
    expect(past.slice(1)).toHaveLength(page);
    expect(past.slice(1).map(row => row[2])).toEqual([null, null]);
    expect(await table(member, '/api/portfolios', { columns: 'name,parent,kind,fields.board' })).toEqual([
      ['Portfolio', 'Under', 'Kind', 'Board'],
      ['Coast', null, 'Fixed', 'Monday'],
      ['Docks', 'Coast', 'Dynamic', null],
    ]);
  });

  it('R2.9 hold units with the type of PMO that is in force for each', async () => {
    await made('/api/fields', { entity: 'unit', key: 'leased', label: 'Leased', type: 'yes-no' });
    const north = await made('/api/units', { name: 'North', pmoType: 'directive', fields: { leased: true } });
    await made('/api/units', { name: 'Yard', parentId: north.id });
    expect(await table(member, '/api/units', { columns: 'name,parent,pmoType,fields.leased' })).toEqual([
      ['Unit', 'Under', 'Type of PMO', 'Leased'],
      ['North', null, 'Directive', 'Yes'],
      ['Yard', 'North', 'Directive, from above', null],
    ]);
  });

  it('R2.9 R16.2 hold the key dates of a project for who may see it, and are not there for others', async () => {
    await made('/api/fields', { entity: 'milestone', key: 'witness', label: 'Witness', type: 'person' });
    const project = await made('/api/projects', { name: 'Lock' });
    const date = { name: 'Handover', forecast: '2030-01-07', fields: { witness: director.id } };
    await made(`/api/projects/${project.id}/milestones`, date);
    const path = `/api/projects/${project.key}/milestones`;
    const shown = [
      ['Name', 'Kind', 'Baseline', 'Forecast', 'Actual', 'Witness'],
      ['Handover', 'Milestone', null, '2030-01-07', null, 'Ada Director'],
    ];
    expect(await table(member, path)).toEqual(shown);
    await director.patch(`/api/projects/${project.id}`, { confidential: true }, { version: project.version });
    expect((await member.get(`${path}/export`)).status).toBe(404);
    const role = { role: 'project-manager', scopeKind: 'project', scopeId: project.id } as const;
    expect(await table(await org.person('Max Manager', role), path)).toEqual(shown);
  });

  it('R16.2 are of one’s own organisation, and of none for who is not signed in', async () => {
    expect((await server.anonymous.get('/api/units/export')).status).toBe(401);
    const rival = await (await server.organisation('rival')).person('Ron Rival', 'pmo-director');
    expect((await table(rival, '/api/people')).slice(1).map(row => row[0])).toEqual(['Ron Rival']);
  });
});
