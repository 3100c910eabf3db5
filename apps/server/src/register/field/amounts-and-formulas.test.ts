import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../testing/client.ts';
import { apply, check, csv, map, upload } from '../../testing/import-client.ts';
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

const add = async (body: object) => {
  const answer = await director.post('/api/fields', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const formula = (entity: string, key: string, text: string, result = 'number') =>
  add({ ...{ entity, key, label: key, type: 'formula', result, decimals: 1 }, formula: text });
const of = (id: string) => `/api/fields/values/${id}`;
const made = async (path: string, body: object) => {
  const answer = await director.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director', 'administrator');
  member = await org.person('Tim Member', 'team-member');
  await add({ entity: 'portfolio', key: 'cap', label: 'Cap', type: 'money' });
  await add({ entity: 'portfolio', key: 'seats', label: 'Seats', type: 'number' });
  await formula('portfolio', 'perSeat', 'cap / seats', 'money');
});
afterAll(() => server.close());

describe('amounts and formulas of what is no project', () => {
  it('R2.9 R16.10 are kept and calculated for every kind, from what is built in of it', async () => {
    await formula('unit', 'path', 'has(parent) ? parent + " / " + name : name', 'text');
    await formula('programme', 'led', 'has(manager)', 'yes-no');
    await add({ entity: 'person', key: 'dayRate', label: 'Day rate', type: 'money' });
    await formula('person', 'weekRate', 'active ? dayRate * 5 : dayRate * 0', 'money');
    await add({ entity: 'milestone', key: 'payment', label: 'Payment', type: 'money' });
    await formula('milestone', 'due', 'addDays(forecast, 30)', 'date');
    const above = await made('/api/units', { name: 'North' });
    expect((await made('/api/units', { name: 'Harbour', parentId: above.id })).fields).toEqual({
      path: 'North / Harbour',
    });
    expect((await made('/api/programmes', { name: 'Rails', managerId: director.id })).fields).toEqual({
      led: true,
    });
    expect(
      (await made('/api/portfolios', { name: 'Docks', fields: { cap: 1_000_050, seats: 3 } })).fields,
    ).toEqual({ cap: 1_000_050, seats: 3, perSeat: 333_350 });
    expect((await made('/api/people', { name: 'Rita', fields: { dayRate: 40_000 } })).fields).toEqual({
      dayRate: 40_000,
      weekRate: 200_000,
    });
    const project = await made('/api/projects', { name: 'Pier' });
    const date = { name: 'Handover', forecast: '2030-01-07', fields: { payment: 5_00 } };
    expect((await made(`/api/projects/${project.id}/milestones`, date)).fields).toEqual({
      payment: 500,
      due: '2030-02-06',
    });
  });

  it('R2.9 say why: the formula with what it read; and why not, where one cannot be calculated', async () => {
    const { id } = await made('/api/portfolios', { name: 'Quays', fields: { cap: 900 } });
    expect((await director.get(`${of(id)}/perSeat`)).body).toMatchObject({
      ...{ label: 'perSeat', formula: 'cap / seats', currency: 'GBP', result: 'money' },
      value: { wrong: expect.stringContaining('Seats') },
      inputs: [
        { name: 'cap', label: 'Cap', type: 'money', value: 900 },
        { name: 'seats', label: 'Seats', type: 'number', value: null },
      ],
    });
    const tried = { entity: 'portfolio', formula: 'cap / 2', result: 'money', search: 'quay' };
    expect((await director.post('/api/fields/formula', tried)).body).toEqual({
      ...{ problem: null, money: true },
      values: [{ id, key: '', name: 'Quays', currency: 'GBP', value: 450 }],
    });
    const { inputs } = (await director.get('/api/fields?entity=portfolio')).body;
    expect(inputs).toContainEqual({ entity: 'portfolio', name: 'owner', label: 'Owner', type: 'text' });
    expect(inputs.map((i: { name: string }) => i.name)).not.toContain('costForecast');
    const wrong = await director.post('/api/fields', {
      ...{ entity: 'portfolio', key: 'odd', label: 'Odd', type: 'formula', result: 'money' },
      formula: 'costForecast',
    });
    expect([wrong.status, wrong.body.fields[0].path]).toEqual([400, 'body.formula']);
    const taken = await director.post('/api/fields', {
      ...{ entity: 'portfolio', key: 'owner', label: 'Owner', type: 'text' },
    });
    expect([taken.status, taken.body.fields[0].path]).toEqual([400, 'body.key']);
  });

  it('R16.2 are withheld from who may not see money there: page, list, file, reason, history, log and count', async () => {
    const { id } = await made('/api/portfolios', { name: 'Locks', fields: { cap: 77_700, seats: 7 } });
    const other = await made('/api/portfolios', { name: 'Canals', fields: { cap: 88_800, seats: 8 } });
    const role = { role: 'portfolio-manager', scopeKind: 'portfolio', scopeId: id } as const;
    const manager = await org.person('Mo Manager', role);
    const seen = async (by: TestPerson, portfolio: string) => (await by.get(of(portfolio))).body.values;
    expect(await seen(member, id)).toEqual({ seats: 7 });
    expect(await seen(manager, id)).toEqual({ cap: 77_700, seats: 7, perSeat: 11_100 });
    expect(await seen(manager, other.id)).toEqual({ seats: 8 });
    const listed = (await manager.get('/api/portfolios')).body.items;
    const fieldsOf = (name: string) => listed.find((p: { name: string }) => p.name === name).fields;
    expect([fieldsOf('Locks').cap, fieldsOf('Canals').cap]).toEqual([77_700, undefined]);
    const file = (await manager.get('/api/portfolios/export?format=csv')).body.toString('utf8');
    expect(file).toContain('777.00');
    expect(file).not.toContain('888.00');
    expect((await member.get(`${of(id)}/perSeat`)).status).toBe(404);
    expect((await member.get(`${of(id)}/cap`)).status).toBe(404);
    const history = async (by: TestPerson) =>
      JSON.stringify((await by.get(`/api/history?kind=portfolio&id=${id}`)).body);
    expect(await history(manager)).toContain('77700');
    expect(await history(member)).not.toContain('77700');
    const cap = async (by: TestPerson) =>
      (await by.get('/api/fields?entity=portfolio')).body.items.find((f: { key: string }) => f.key === 'cap');
    expect((await cap(director)).usage).toBeGreaterThan(1);
    expect((await cap(member)).usage).toBe(0);
    // Who reads the whole log with a token that may see no money.
    const scopes = ['event.read'];
    const token = await director.post('/api/tokens', { name: 'log', scopes }, { key: null });
    const reader = createClient(server.address, { authorization: `Bearer ${token.body.secret}` });
    const log = async (by: Client) => JSON.stringify((await by.get('/api/events?limit=200')).body);
    for (const amount of ['77700', '"fields.dayRateMinor":40000']) {
      expect(await log(director)).toContain(amount);
      expect(await log(reader)).not.toContain(amount);
    }
    expect(await log(reader)).toContain('fields.seats');
    const before = (await director.get(of(id))).body;
    expect((await member.patch(of(id), { set: { cap: 1 } }, { version: before.version })).status).toBe(403);
    expect((await director.get(of(id))).body).toEqual(before);
  });

  it('R16.2 of people are found and ordered by only with the sight of money', async () => {
    await made('/api/people', { name: 'Dear Dora', fields: { dayRate: 90_000 } });
    await made('/api/people', { name: 'Cheap Carl', fields: { dayRate: 10_000 } });
    const names = async (query: Record<string, string>, by = director) =>
      (await by.get(`/api/people?${new URLSearchParams(query)}`)).body.items.map(
        (p: { name: string }) => p.name,
      );
    expect(await names({ filter: 'dayRate > 500' })).toEqual(['Dear Dora']);
    expect(await names({ filter: 'weekRate > 400 && has(dayRate)', sort: '-weekRate' })).toEqual([
      'Dear Dora',
      'Rita',
      'Cheap Carl',
    ]);
    expect(await names({ filter: 'dayRate > 0 || has(weekRate)' }, member)).toEqual([]);
    // An order says nothing of who costs more than whom: it is that in which they came.
    const those = ['Rita', 'Dear Dora', 'Cheap Carl'];
    const ordered = await names({ sort: 'dayRate' }, member);
    expect(ordered.filter((n: string) => those.includes(n))).toEqual(those);
  });

  it('R2.9 come with an import in the organisation’s currency, whatever that of the file', async () => {
    await add({ entity: 'programme', key: 'envelope', label: 'Envelope', type: 'money' });
    const { id } = await upload(
      director,
      csv('p.csv', 'Key,Name,Money', 'b,Bridges,12.50', 't,Tunnels,EUR 3'),
      'programmes',
    );
    const fields = { externalKey: 'Key', name: 'Name', envelope: 'Money' };
    const checked = await check(director, id, map('S', { as: 'programmes', fields, currency: 'EUR' }));
    expect(checked.diff[0]?.changes).toContainEqual({ field: 'Envelope', from: null, to: '12.50 GBP' });
    expect(checked.problems.filter(p => p.severity === 'error')).toMatchObject([{ row: 3, column: 'Money' }]);
    await apply(director, id, 'good');
    const { items } = (await director.get('/api/programmes')).body;
    expect(items.find((p: { name: string }) => p.name === 'Bridges').fields).toMatchObject({
      envelope: 1_250,
    });
    expect(items.some((p: { name: string }) => p.name === 'Tunnels')).toBe(false);
  });

  it('R2.9 keep the currency of the organisation while there are amounts', async () => {
    const { version } = (await director.get('/api/organisation')).body;
    const change = await director.patch('/api/organisation', { currency: 'EUR' }, { version });
    expect([change.status, change.body.fields[0].path]).toEqual([409, 'body.currency']);
    expect((await director.get('/api/organisation')).body.currency).toBe('GBP');
  });

  it('R2.9 a field that a formula reads is not retired, and none reads itself', async () => {
    const { items } = (await director.get('/api/fields?entity=portfolio')).body;
    const seats = items.find((f: { key: string }) => f.key === 'seats');
    const retired = await director.patch(
      `/api/fields/${seats.id}`,
      { retired: true },
      { version: seats.version },
    );
    expect([retired.status, retired.body.detail]).toEqual([409, expect.stringContaining('perSeat')]);
    const perSeat = items.find((f: { key: string }) => f.key === 'perSeat');
    const cycle = await director.patch(
      `/api/fields/${perSeat.id}`,
      { formula: 'perSeat * 2' },
      { version: perSeat.version },
    );
    expect(cycle.body.fields[0].message).toContain('perSeat > perSeat');
  });
});
