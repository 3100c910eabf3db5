import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, ok, published } from '../../../testing/method-client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;

const tree = [
  { code: 'ops', label: 'Operations' },
  { code: 'fleet', label: 'Fleet', parent: 'ops' },
  { code: 'it', label: 'Technology' },
];
const fields = [
  { key: 'supplier', label: 'Supplier', type: 'text' },
  { key: 'reserve', label: 'Reserve', type: 'money' },
  { key: 'area', label: 'Area', type: 'tree', options: tree },
  { key: 'steward', label: 'Steward', type: 'person' },
  { key: 'half', label: 'Half', type: 'formula', result: 'money', formula: 'reserve / 2.0' },
  { key: 'berths', label: 'Berths', type: 'number' },
  { key: 'load', label: 'Load', type: 'formula', result: 'number', formula: '100.0 / berths', decimals: 1 },
  { key: 'wide', label: 'Wide', type: 'formula', result: 'yes-no', formula: 'load < 20.0' },
  { key: 'due', label: 'Due', type: 'formula', result: 'date', formula: 'addDays(finishForecast, 30)' },
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

const strength = { supportive: 'advise', controlling: 'waiver', directive: 'block' };
const control = async (code: string, fails: string, applies = '') => {
  const body = { code, name: `Own ${code}`, category: 'data', severity: 'low', applies, fails, strength };
  return director.post('/api/controls', body);
};
const project = async (name: string, values: object) => {
  const { status, body } = await director.post('/api/projects', { name, fields: values });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const cell = async (id: string, code: string, by = director) =>
  (await by.get(`/api/projects/${id}/controls/${code}`)).body;

describe('controls of the organisation’s own', () => {
  it('R2.9 R3.3 read the fields that the organisation added, and show what they read', async () => {
    const quay = await project('Quay', { supplier: 'Northern Piling', area: 'fleet', steward: director.id });
    const crane = await project('Crane', { area: 'it' });
    expect((await control('OWN-10', 'supplier == null')).status).toBe(201);
    expect(await cell(quay.id, 'OWN-10')).toMatchObject({
      state: 'pass',
      evidence: [{ field: 'supplier', value: 'Northern Piling', withheld: false }],
    });
    expect(await cell(crane.id, 'OWN-10')).toMatchObject({ state: 'fail', evidence: [{ value: null }] });
    // A value of a tree stands for all that is under it, by its label as well as by its code.
    await control('OWN-11', 'steward == "Ada Director"', 'area == "Operations"');
    expect((await cell(quay.id, 'OWN-11')).state).toBe('fail');
    expect((await cell(crane.id, 'OWN-11')).state).toBe('none');
    const { body } = await director.get('/api/control-matrix');
    const at = body.controls.findIndex((c: { code: string }) => c.code === 'OWN-11');
    const states = Object.fromEntries(
      body.projects.map((p: { name: string; states: string[] }) => [p.name, p.states[at]]),
    );
    expect(states).toMatchObject({ Quay: 'fail', Crane: 'none' });
  });

  it('R3.3 withhold money of added fields, and say nothing of it', async () => {
    const p = await project('Dry dock', { reserve: 500_00 });
    const viewer = await org.person('Vic Member', {
      role: 'team-member',
      scopeKind: 'project',
      scopeId: p.id,
    });
    await control('OWN-12', 'reserve > 400');
    expect(await cell(p.id, 'OWN-12')).toMatchObject({ state: 'fail', evidence: [{ value: '500' }] });
    expect(await cell(p.id, 'OWN-12', viewer)).toMatchObject({
      state: 'none',
      evidence: [{ field: 'reserve', value: null, withheld: true }],
    });
  });

  it('R2.9 R3.3 read what is calculated, by its type, and tell why it is so', async () => {
    const pier = await project('Pier', { berths: 8 });
    const empty = await project('Empty pier', {});
    expect((await control('OWN-20', 'load > 12.4 && !wide', 'has(load)')).status).toBe(201);
    expect(await cell(pier.id, 'OWN-20')).toMatchObject({
      state: 'pass',
      evidence: [
        {
          field: 'load',
          value: '12.5',
          calculated: { formula: '100.0 / berths', value: 12.5, inputs: [{ name: 'berths', value: 8 }] },
        },
        { field: 'wide', value: 'true', calculated: { inputs: [{ name: 'load', value: 12.5 }] } },
      ],
    });
    // What cannot be calculated has no value, and says why.
    expect(await cell(empty.id, 'OWN-20')).toMatchObject({
      state: 'none',
      evidence: [{ value: null, calculated: { value: { wrong: 'Berths is empty.' } } }, {}],
    });
    await director.patch(`/api/projects/${pier.id}`, { fields: { berths: 4 } }, { version: pier.version });
    expect(await cell(pier.id, 'OWN-20')).toMatchObject({ state: 'fail', evidence: [{ value: '25' }, {}] });
    const { body: tried } = await director.get(
      `/api/control-trial?${new URLSearchParams({ fails: 'load > 12.4' })}`,
    );
    expect(tried).toMatchObject({ fails: 1, examples: [{ name: 'Pier' }] });
    const { body: dated } = await director.post('/api/projects', {
      name: 'Mole',
      finishForecast: '2031-01-31',
    });
    await control('OWN-21', 'due > "2031-03-01"', 'due != null');
    expect(await cell(dated.id, 'OWN-21')).toMatchObject({
      state: 'fail',
      evidence: [{ value: '2031-03-02' }],
    });
    // A run judges by them too, whoever may see what.
    await director.post('/api/control-runs');
    expect((await cell(pier.id, 'OWN-20')).history).toMatchObject([{ state: 'fail' }]);
  });

  it('R2.9 R3.3 ask for a field of the projects that follow a method, at a level of it', async () => {
    const { method, version } = await published(director);
    const { key } = await ok(director.get(`/api/methods/${method}`));
    const jetty = await project('Jetty', {});
    const other = await project('Other jetty', {});
    await ok(control('OWN-30', '!has(supplier)', `methodKey == "${key}"`));
    await ok(control('OWN-31', '!has(supplier)', `methodKey == "${key}" && methodLevel == "full"`));
    const states = async (id: string) => [(await cell(id, 'OWN-30')).state, (await cell(id, 'OWN-31')).state];
    expect(await states(jetty.id)).toEqual(['none', 'none']);
    await ok(follow(director, { project: jetty.id, version }, { level: 'standard' }));
    expect(await states(jetty.id)).toEqual(['fail', 'none']);
    expect(await states(other.id)).toEqual(['none', 'none']);
    const evidence = { field: 'methodKey', value: key };
    expect((await cell(jetty.id, 'OWN-30')).evidence).toEqual(
      expect.arrayContaining([expect.objectContaining(evidence)]),
    );
    await ok(follow(director, { project: jetty.id, version }, { level: 'full', at: 2 }));
    expect(await states(jetty.id)).toEqual(['fail', 'fail']);
    const filled = { fields: { supplier: 'Northern Piling' } };
    await director.patch(`/api/projects/${jetty.id}`, filled, { version: jetty.version });
    expect(await states(jetty.id)).toEqual(['pass', 'pass']);
    const refused = await director.post('/api/fields', { key: 'methodKey', label: 'Method', type: 'text' });
    expect([refused.status, refused.body.fields[0].path]).toEqual([400, 'body.key']);
  });

  it('R3.3 withhold what is calculated from money, with what it was calculated from', async () => {
    const p = await project('Wet dock', { reserve: 500_00 });
    const to = { role: 'team-member', scopeKind: 'project', scopeId: p.id } as const;
    const viewer = await org.person('Wim Member', to);
    await control('OWN-22', 'half >= 250 && half < 251');
    expect(await cell(p.id, 'OWN-22')).toMatchObject({
      state: 'fail',
      evidence: [{ value: '250', calculated: { value: 250_00, inputs: [{ value: 500_00 }] } }],
    });
    const seen = await cell(p.id, 'OWN-22', viewer);
    expect(seen).toMatchObject({
      state: 'none',
      evidence: [{ field: 'half', value: null, withheld: true, calculated: null }],
    });
  });

  it('refuse what does not fit the type of a field, and a field that is not there, with the place', async () => {
    const text = await control('OWN-13', 'load > "much"');
    expect([text.status, text.body.fields?.[0]]).toEqual([
      400,
      { path: 'body.fails', message: expect.stringContaining('load is compared with a number') },
    ]);
    // The name of one inside a text is a text.
    expect((await control('OWN-15', 'name == "half"')).status).toBe(201);
    const unknown = await control('OWN-13', 'name != ""', 'berth == "4"');
    expect([unknown.status, unknown.body.fields?.[0]?.path]).toEqual([400, 'body.applies']);
  });

  it('go on when a field that they read is retired, and in another organisation the name is unknown', async () => {
    const { items } = (await director.get('/api/fields')).body;
    const supplier = items.find((f: { key: string }) => f.key === 'supplier');
    await director.patch(`/api/fields/${supplier.id}`, { retired: true }, { version: supplier.version });
    expect((await director.get('/api/control-matrix')).status).toBe(200);
    const other = await (await server.organisation('airport')).person('Bo Director', 'pmo-director');
    const tried = await other.get(`/api/control-trial?fails=${encodeURIComponent('supplier == null')}`);
    expect([tried.status, tried.body.fields?.[0]?.path]).toEqual([400, 'query.fails']);
  });

  it('R3.3 are changed as a whole, and switched off and on, with the reason in the log', async () => {
    await control('OWN-14', 'name == "Quay"');
    const change = { name: 'Renamed', severity: 'high', fails: 'name == "Crane"', reason: 'Wrong one' };
    const { body: changed } = await director.patch('/api/controls/OWN-14', change, { version: 1 });
    expect(changed).toMatchObject({ name: 'Renamed', fails: 'name == "Crane"', version: 2 });
    // Of a control that comes with the product what it does changes alone.
    const softer = { strength: { ...strength, directive: 'advise' } };
    const { body: shipped } = await director.patch('/api/controls/GOV-02', softer, { version: 1 });
    expect(shipped).toMatchObject({ name: 'Manager named', strength: softer.strength });
    const off = { active: false, reason: 'Not now' };
    expect((await director.patch('/api/controls/GOV-01', off, { version: 1 })).status).toBe(200);
    const matrix = (await director.get('/api/control-matrix')).body;
    expect(matrix.controls.map((c: { code: string }) => c.code)).not.toContain('GOV-01');
    const listed = (await director.get('/api/controls')).body.items;
    expect(listed.find((c: { code: string }) => c.code === 'GOV-01')).toMatchObject({ active: false });
    const filter = encodeURIComponent('subjectKind == "control" && subjectId == "GOV-01"');
    const { body: log } = await director.get(`/api/events?filter=${filter}`);
    expect(log.items).toMatchObject([{ reason: 'Not now' }]);
  });
});
