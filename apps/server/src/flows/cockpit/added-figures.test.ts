import { recompute } from '@chartroom/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
let member: TestPerson;

const made = async (path: string, body: object) => {
  const answer = await director.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const field = (key: string, type: string, more: object = {}) =>
  made('/api/fields', { key, type, label: key, ...more });
const read = async (path: string, who = director) => {
  const answer = await who.get(path);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

interface Figure {
  readonly metric: string;
  readonly value: number | null;
}
const figuresIn = async (query = '', who = director): Promise<readonly Figure[]> =>
  (await read(`/api/cockpit?${query}`, who)).figures.filter((f: Figure) => f.metric.startsWith('field-'));

beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('counted', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director', 'administrator');
  member = await org.person('Tim Member', 'team-member');
  await made('/api/rates', {
    rates: [{ from: 'EUR', to: 'GBP', day: '2020-01-01', rate: '0.5' }],
  });
  await field('score', 'number', { decimals: 1, figure: 'sum', better: 'lower' });
  await field('grant', 'money', { figure: 'sum' });
  await field('ready', 'formula', { result: 'number', decimals: 1, formula: 'score * 2', figure: 'median' });
  await field('silent', 'number');
  const project = (name: string, fields: object, more: object = {}) =>
    made('/api/projects', { name, currency: 'GBP', fields, ...more });
  await project('Pier', { score: 1.1, grant: 100_00, silent: 7 });
  await project('Quay', { score: 2.2, grant: 50_00 }, { currency: 'EUR' });
  await project('Mole', {});
});
afterAll(() => server.close());

describe('R2.9 R7.11 added fields as figures', () => {
  it('stand in the cockpit beside those of the product, in the currency of the organisation', async () => {
    expect(await figuresIn()).toEqual([
      expect.objectContaining({
        ...{ metric: 'field-sum-score', name: 'score, total', unit: 'count', value: 3.3, better: 'lower' },
      }),
      expect.objectContaining({ metric: 'field-sum-grant', unit: 'money', value: 125_00, currency: 'GBP' }),
      expect.objectContaining({ metric: 'field-median-ready', value: 3.3 }),
    ]);
    const { items } = await read('/api/metrics');
    expect(items.filter((m: { id: string }) => m.id.startsWith('field-'))).toMatchObject([
      { id: 'field-sum-score', scope: 'portfolio', formula: { symbols: 'Σ score' } },
      { id: 'field-sum-grant' },
      { id: 'field-median-ready' },
    ]);
    const trend = await read('/api/cockpit/trend?');
    const line = trend.figures.find((f: Figure) => f.metric === 'field-sum-score');
    expect(line.values.at(-1)).toBe(3.3);
    expect(line.values[0]).toBeNull();
  });

  it('are as of the day, beside the day compared with', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const compared = await figuresIn(`compareWith=${yesterday}`);
    expect(compared[0]).toMatchObject({ value: 3.3, before: null });
    expect((await figuresIn(`asOf=${yesterday}`))[0]).toMatchObject({ value: null });
  });

  it('explain themselves by the projects, and are computed again from that alone', async () => {
    const why = await read('/api/metrics/field-sum-grant/explain');
    expect(why).toMatchObject({
      ...{ value: 125_00, leftOut: [{ why: 'grant: not known.', count: 1 }] },
      formula: { symbols: 'Σ grant × x' },
    });
    expect(why.rows).toHaveLength(3);
    expect(recompute(why)).toMatchObject({ agrees: true, value: 125_00 });
    const ready = await read('/api/metrics/field-median-ready/explain');
    expect(recompute(ready)).toMatchObject({ agrees: true, value: 3.3 });
    for (const none of ['field-sum-silent', 'field-median-score', 'field-sum-nothing'])
      expect((await director.get(`/api/metrics/${none}/explain`)).status).toBe(404);
  });

  it('say no amount to who may not see money', async () => {
    const [score, grant] = await figuresIn('', member);
    expect(score).toMatchObject({ value: 3.3 });
    expect(grant).toMatchObject({ value: null, why: 'No project has a value of grant.' });
    const why = await read('/api/metrics/field-sum-grant/explain', member);
    expect(
      why.rows.map((r: { values: { grantFieldMinor: number | null } }) => r.values.grantFieldMinor),
    ).toEqual([null, null, null]);
  });

  it('are refused of what does not add up, and end with the field', async () => {
    const refused = async (body: object) => {
      const { status, body: said } = await director.post('/api/fields', {
        label: 'No',
        figure: 'sum',
        ...body,
      });
      expect([status, said.fields[0].path]).toEqual([400, 'body.figure']);
    };
    await refused({ key: 'words', type: 'text' });
    await refused({ key: 'ofUnits', type: 'number', entity: 'unit' });
    await refused({ key: 'late', type: 'formula', result: 'yes-no', formula: 'true' });
    const last = await field('fourth', 'number', { figure: 'sum' });
    for (const key of ['fifth', 'sixth']) await field(key, 'number', { figure: 'sum' });
    await refused({ key: 'seventh', type: 'number' });
    const retired = { retired: true };
    expect((await director.patch(`/api/fields/${last.id}`, retired, { version: 1 })).status).toBe(200);
    expect((await figuresIn()).map(f => f.metric)).not.toContain('field-sum-fourth');
    await field('seventh', 'number', { figure: 'sum' });
    const back = await director.patch(`/api/fields/${last.id}`, { retired: false }, { version: 2 });
    expect([back.status, back.body.fields[0].path]).toEqual([400, 'body.figure']);
  });
});
