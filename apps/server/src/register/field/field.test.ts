import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let viewer: TestPerson;

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  viewer = await org.person('Tim Member', 'team-member');
});
afterAll(() => server.close());

interface Made {
  readonly id: string;
  readonly key: string;
  readonly version: number;
}
const field = async (body: object): Promise<Made> => {
  const answer = await director.post('/api/fields', { label: 'A field', ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const refused = async (body: object) => {
  const { status, body: said } = await director.post('/api/fields', { label: 'A field', ...body });
  return [status, said.fields?.[0]?.path, said.fields?.[0]?.message ?? said.detail];
};
const project = async (name: string, body: object = {}): Promise<Made> => {
  const answer = await director.post('/api/projects', { name, ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const page = async (id: string, query = '', by = director) =>
  (await by.get(`/api/projects/${id}${query}`)).body.project;
const set = async (id: string, fields: object, by = director) => {
  const { version } = await page(id);
  return by.patch(`/api/projects/${id}`, { fields }, { version });
};
const namesBy = async (filter: string, by = director) => {
  const { status, body } = await by.get(`/api/projects?sort=name&filter=${encodeURIComponent(filter)}`);
  return status === 200 ? body.items.map((p: { name: string }) => p.name) : body.fields[0].message;
};
const tree = [
  { code: 'ops', label: 'Operations' },
  { code: 'fleet', label: 'Fleet', parent: 'ops' },
  { code: 'trains', label: 'Trains', parent: 'fleet' },
  { code: 'it', label: 'Technology' },
];

describe('custom fields', () => {
  it('R2.9 R16.10 keeps a value of each type, and refuses one that does not fit with its path', async () => {
    await field({ key: 'note', label: 'Note', type: 'text' });
    await field({ key: 'points', label: 'Points', type: 'number', decimals: 1, min: 1, max: 5 });
    await field({ key: 'grant', label: 'Grant', type: 'money' });
    await field({ key: 'goLive', label: 'Go-live', type: 'date' });
    await field({ key: 'lead', label: 'Technical lead', type: 'person' });
    await field({ key: 'partner', label: 'Partner', type: 'list', options: [{ code: 'a', label: 'Atlas' }] });
    await field({ key: 'centre', label: 'Cost centre', type: 'tree', options: tree });
    await field({ key: 'regulatory', label: 'Regulatory', type: 'yes-no' });
    const { id } = await project('Typed');
    const good = {
      ...{ note: ' Mind the gap ', points: 2.5, grant: 125_050, goLive: '2027-03-01', lead: viewer.id },
      ...{ partner: 'a', centre: 'trains', regulatory: true },
    };
    expect((await set(id, good)).status).toBe(200);
    expect((await page(id)).fields).toEqual({
      ...good,
      note: 'Mind the gap',
      lead: { id: viewer.id, name: 'Tim Member' },
    });
    const bad: Record<string, unknown> = {
      ...{
        note: 5,
        points: 2.55,
        grant: 12.5,
        goLive: '2027-02-30',
        lead: director.id.replace(/^.{8}/, '00000000'),
      },
      ...{ partner: 'b', centre: 'nowhere', regulatory: 'yes', nothing: 1 },
    };
    for (const [key, value] of Object.entries(bad)) {
      const { status, body } = await set(id, { [key]: value });
      expect([key, status, body.fields?.[0]?.path]).toEqual([key, 400, `body.fields.${key}`]);
    }
    expect((await set(id, { points: 6 })).body.fields[0].message).toContain('5 or less');
    await set(id, { note: null, partner: '' });
    const { fields } = await page(id);
    expect(fields).not.toHaveProperty('note');
    expect(fields).not.toHaveProperty('partner');
    const usage = (await director.get('/api/fields?entity=project')).body.items;
    expect(usage.find((f: Made) => f.key === 'centre')).toMatchObject({ usage: 1, may: { edit: true } });
  });

  it('R16.10 refuses a key that is taken or means something, a list without sense, and who may not', async () => {
    expect(await refused({ key: 'costForecast', type: 'text' })).toEqual([
      400,
      'body.key',
      expect.stringMatching(/means something/),
    ]);
    expect(await refused({ key: 'addDays', type: 'text' })).toEqual([400, 'body.key', expect.anything()]);
    expect(await refused({ key: 'Upper', type: 'text' })).toEqual([400, 'body.key', expect.anything()]);
    expect(await refused({ key: 'paidMinor', type: 'text' })).toEqual([400, 'body.key', expect.anything()]);
    expect(await refused({ key: 'note', type: 'text' })).toEqual([409, 'body.key', 'It is taken.']);
    expect(await refused({ key: 'empty', type: 'list' })).toEqual([400, 'body.options', expect.anything()]);
    const round = [
      { code: 'x', label: 'X', parent: 'y' },
      { code: 'y', label: 'Y', parent: 'x' },
    ];
    expect(await refused({ key: 'circle', type: 'tree', options: round })).toEqual([
      400,
      'body.options.0.parent',
      expect.anything(),
    ]);
    expect((await viewer.post('/api/fields', { key: 'mine', label: 'Mine', type: 'text' })).status).toBe(403);
    const elsewhere = await server.organisation('elsewhere');
    const stranger = await elsewhere.person('Eve Director', 'pmo-director');
    expect((await stranger.get('/api/fields')).body.items).toEqual([]);
    const [first] = (await director.get('/api/fields')).body.items;
    expect((await stranger.patch(`/api/fields/${first.id}`, { label: 'Taken' }, { version: 1 })).status).toBe(
      404,
    );
    expect(
      (await director.patch(`/api/fields/${first.id}`, { label: 'Remark' }, { version: 1 })).status,
    ).toBe(200);
    const stale = await director.patch(`/api/fields/${first.id}`, { label: 'Other' }, { version: 1 });
    expect([stale.status, stale.body.current.label]).toEqual([412, 'Remark']);
    const log = (await director.get('/api/events?limit=100')).body.items.map((e: { name: string }) => e.name);
    expect(log).toContain('register.field.added');
    expect(log).toContain('register.field.updated');
  });

  it('R2.9 finds projects by each type; a value of a tree stands for all under it', async () => {
    const { id } = await project('In trains', {
      fields: { centre: 'trains', points: 4, goLive: '2027-05-01' },
    });
    await project('In IT', { fields: { centre: 'it', points: 1, regulatory: false, grant: 500 } });
    expect(await namesBy('centre == "ops" && name != "Typed"')).toEqual(['In trains']);
    expect(await namesBy('centre in ["Fleet", "Technology"] && name.startsWith("In")')).toEqual([
      'In IT',
      'In trains',
    ]);
    expect(await namesBy('centre != "ops" && has(centre)')).toEqual(['In IT']);
    expect(await namesBy('points >= 4.0 && goLive < "2028-01-01"')).toEqual(['In trains']);
    expect(await namesBy('grant > 4.99')).toEqual(['In IT', 'Typed']);
    expect(await namesBy('lead == "Tim Member" && regulatory')).toEqual(['Typed']);
    const sorted = (await director.get('/api/projects?sort=-points&filter=has(points)')).body.items;
    expect(sorted.map((p: { name: string }) => p.name)).toEqual(['In trains', 'Typed', 'In IT']);
    const portfolio = (await director.post('/api/portfolios', { name: 'Ops', filter: 'centre == "ops"' }))
      .body;
    expect((await director.get(`/api/projects?portfolio=${portfolio.id}`)).body.total).toBe(2);
    expect((await director.post('/api/portfolios', { name: 'Bad', filter: 'centre > 1' })).status).toBe(400);
    expect((await page(id)).fields.centre).toBe('trains');
  });

  it('R2.9 calculates typed formulas; refuses a cycle by its path and what is wrong by its position', async () => {
    const perPound = {
      key: 'perPound',
      label: 'Benefit per pound',
      type: 'formula',
      result: 'number',
      decimals: 2,
    };
    const made = await field({ ...perPound, formula: 'benefitsForecast / costForecast' });
    await field({
      key: 'worth',
      label: 'Worth it',
      type: 'formula',
      result: 'yes-no',
      formula: 'perPound > 2 && points > 1',
    });
    const money = { costForecastMinor: 10_000, benefitsForecastMinor: 25_500, fields: { points: 3 } };
    const { id } = await project('Worth', money);
    expect((await page(id)).fields).toMatchObject({ perPound: 2.55, worth: true });
    const nothing = await project('Free', { costForecastMinor: 0, benefitsForecastMinor: 100 });
    expect((await page(nothing.id)).fields.perPound).toEqual({ wrong: 'It divides by zero.' });
    const bare = await project('Bare', { fields: { points: 2 } });
    expect((await page(bare.id)).fields.perPound).toEqual({ wrong: 'Forecast benefits is empty.' });
    expect((await page(bare.id)).fields.worth.wrong).toContain('Benefit per pound has no value');
    expect(await namesBy('perPound > 2')).toEqual(['Worth']);
    expect(await namesBy('worth')).toEqual(['Worth']);
    const listed = (await director.get('/api/projects?sort=-perPound&limit=1')).body.items;
    expect(listed[0]).toMatchObject({ name: 'Worth', fields: { perPound: 2.55 } });
    const cycle = await director.patch(
      `/api/fields/${made.id}`,
      { formula: 'worth ? 1.0 : 2.0' },
      { version: 1 },
    );
    expect(cycle.body.fields[0]).toEqual({
      path: 'body.formula',
      message: 'It reads itself: perPound > worth > perPound.',
    });
    const calc = { key: 'odd', type: 'formula', result: 'number' };
    expect(await refused({ ...calc, formula: 'points + nix' })).toEqual([
      400,
      'body.formula',
      expect.stringMatching(/^At character 10: There is no field nix/),
    ]);
    expect(await refused({ ...calc, formula: 'points + ' })).toEqual([
      400,
      'body.formula',
      expect.stringMatching(/^At character \d+: Unexpected/),
    ]);
    expect(await refused({ ...calc, formula: 'name' })).toEqual([
      400,
      'body.formula',
      expect.stringMatching(/a text, not to a number/),
    ]);
    expect((await set(id, { perPound: 3 })).body.fields[0].message).toContain('calculated');
    const why = (await director.get(`/api/projects/${id}/fields/${made.key}`)).body;
    expect(why).toMatchObject({ value: 2.55, formula: 'benefitsForecast / costForecast' });
    expect(why.inputs).toEqual([
      { name: 'benefitsForecast', label: 'Forecast benefits', type: 'money', value: 25_500 },
      { name: 'costForecast', label: 'Forecast cost', type: 'money', value: 10_000 },
    ]);
    const trial = await director.post('/api/fields/formula', {
      formula: 'points * 2',
      result: 'number',
      search: 'worth',
    });
    expect(trial.body).toMatchObject({ problem: null, money: false, values: [{ name: 'Worth', value: 6 }] });
    const wrong = await director.post('/api/fields/formula', { formula: 'points * name', result: 'number' });
    expect(wrong.body.problem).toMatchObject({
      position: 1,
      message: expect.stringContaining('no such overload'),
    });
  });

  it('R2.9 asks for a field from a state on: the move is refused, and who is there already is warned of', async () => {
    const early = await project('Early', {}).then(p =>
      director.post(`/api/projects/${p.id}/transition`, { to: 'active' }, { version: 1 }),
    );
    expect(early.status).toBe(200);
    await field({ key: 'charter', label: 'Charter', type: 'text', requiredFrom: 'active' });
    const { id } = await project('To begin');
    const moved = await director.post(`/api/projects/${id}/transition`, { to: 'active' }, { version: 1 });
    expect([moved.status, moved.body.fields]).toEqual([
      409,
      [{ path: 'fields.charter', message: expect.stringContaining('Charter is required') }],
    ]);
    const bulk = { changes: [{ project: id, version: 1, set: { state: 'active' } }] };
    expect((await director.post('/api/projects/changes', bulk)).body.results[0]).toMatchObject({
      outcome: 'refused',
      code: 'conflict',
    });
    await set(id, { charter: 'Signed' });
    expect(
      (await director.post(`/api/projects/${id}/transition`, { to: 'active' }, { version: 2 })).status,
    ).toBe(200);
    expect((await set(id, { charter: null })).body.fields[0].path).toBe('body.fields.charter');
    const there = (await director.get(`/api/projects/${early.body.id}`)).body.warnings;
    expect(there).toContainEqual(
      expect.objectContaining({
        rule: 'missing-field:charter',
        text: 'Charter is empty.',
        field: 'fields.charter',
      }),
    );
    const counted = (await director.get('/api/warnings')).body.items;
    const rule = counted.find((w: { rule: string }) => w.rule === 'missing-field:charter');
    expect(rule.projects).toBe(1);
    expect(await namesBy(rule.when)).toEqual(['Early']);
  });

  it('R2.9 withholds money, and a formula that reads it, from who may not see money', async () => {
    const { id } = await project('Dear', {
      costForecastMinor: 100,
      benefitsForecastMinor: 400,
      fields: { grant: 999, points: 2 },
    });
    const seen = await page(id, '', viewer);
    expect(seen.money).toBeNull();
    expect(seen.fields).toEqual({ points: 2 });
    expect(await namesBy('grant > 0 || perPound > 0 || has(perPound) || has(grant)', viewer)).toEqual([]);
    const history = (await viewer.get(`/api/projects/${id}/history`)).body.items;
    expect(JSON.stringify(history)).not.toContain('999');
    expect(JSON.stringify((await director.get(`/api/projects/${id}/history`)).body)).toContain(
      'fields.grantMinor',
    );
    const perPound = (await director.get('/api/fields')).body.items.find((f: Made) => f.key === 'perPound');
    expect(perPound.seenBy).toBe('money');
    expect((await viewer.get(`/api/projects/${id}/fields/${perPound.key}`)).status).toBe(404);
    const editor = await org.person('Rae Reader', 'resource-manager');
    expect((await set(id, { grant: 999 }, editor)).status).toBe(403);
    const hidden = await project('Hidden', { confidential: true, fields: { centre: 'it', points: 5 } });
    expect((await viewer.get(`/api/projects/${hidden.id}`)).status).toBe(404);
    expect(await namesBy('points == 5', viewer)).toEqual([]);
    const count = async (by: TestPerson) =>
      (await by.get('/api/fields')).body.items.find((f: Made) => f.key === 'centre').usage;
    expect(await count(viewer)).toBe((await count(director)) - 1);
  });

  it('R2.9 keeps a retired field and its values, and offers neither; both come back', async () => {
    const made = await field({ key: 'legacy', label: 'Legacy', type: 'list', options: tree.slice(3) });
    const { id } = await project('Old', { fields: { legacy: 'it' } });
    const cut = await director.patch(
      `/api/fields/${made.id}`,
      { options: [{ code: 'new', label: 'New' }] },
      { version: 1 },
    );
    expect([cut.status, cut.body.detail]).toEqual([409, expect.stringContaining('Retire it')]);
    expect((await director.patch(`/api/fields/${made.id}`, { retired: true }, { version: 1 })).status).toBe(
      200,
    );
    expect((await page(id)).fields.legacy).toBe('it');
    const other = await project('New');
    expect((await set(other.id, { legacy: 'it' })).body.fields[0].message).toContain('retired');
    await director.patch(`/api/fields/${made.id}`, { retired: false }, { version: 2 });
    expect((await set(other.id, { legacy: 'it' })).status).toBe(200);
    const items = (await director.get('/api/fields')).body.items;
    const points = items.find((f: Made) => f.key === 'points');
    const read = await director.patch(
      `/api/fields/${points.id}`,
      { retired: true },
      { version: points.version },
    );
    expect([read.status, read.body.detail]).toEqual([
      409,
      expect.stringContaining('Worth it is calculated from it'),
    ]);
    await director.patch(`/api/fields/${points.id}`, { position: 0 }, { version: points.version });
    expect((await director.get('/api/fields')).body.items[0].key).toBe('points');
  });
});
