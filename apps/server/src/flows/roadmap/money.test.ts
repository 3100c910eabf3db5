import type { RoadmapMoney } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../platform/index.ts';
import { type Attributes, addProjects, addRates, recordFacts } from '../../register/index.ts';
import { between } from '../../testing/between.ts';
import type { Client } from '../../testing/client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
const ids = new Map<string, string>();
let knownBefore: string;

const known = (name: string, more: Partial<Attributes>) => ({
  validFrom: '2016-11-20',
  attributes: { name, currency: 'GBP', state: 'active' as const, ...more },
});

// Bridge began before anything was recorded of it, Canal in the month of its first record; Dock is told too little of.
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('money', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  const inside = <T>(act: Parameters<typeof server.application.database.inOrganisation<T>>[1]) =>
    server.application.database.inOrganisation(systemActor(org.id), act);
  await inside(async tx => {
    const added = await addProjects(tx, [
      known('Bridge', {
        ...{ startBaseline: '2016-01-01', startActual: '2016-01-01', finishBaseline: '2016-12-31' },
        finishForecast: '2017-11-30',
        ...{ costBaselineMinor: 366_00, costForecastMinor: 1_000_00, spentMinor: 100_00 },
      }),
      known('Canal', {
        ...{ currency: 'EUR', startActual: '2016-11-10', finishForecast: '2017-10-31' },
        ...{ costForecastMinor: 500_00, spentMinor: 40_00 },
      }),
      known('Dock', { costForecastMinor: 70_00, finishForecast: '2017-10-31', currency: 'USD' }),
      known('Elevator', {
        costForecastMinor: 70_00,
        finishForecast: '2017-08-31',
        spentMinor: 60_00,
        startActual: '2016-11-20',
      }),
      known('Ferry', {
        state: 'approved',
        startForecast: '2017-11-01',
        finishForecast: '2017-11-10',
        costForecastMinor: 1,
      }),
    ]);
    for (const [i, name] of ['Bridge', 'Canal', 'Dock', 'Elevator', 'Ferry'].entries())
      ids.set(name, added[i]?.id ?? '');
    const spent = (name: string, validFrom: string, spentMinor: number) => ({
      projectId: ids.get(name) ?? '',
      validFrom,
      set: { spentMinor },
    });
    await recordFacts(tx, [
      spent('Bridge', '2017-01-15', 150_00),
      spent('Bridge', '2017-01-31', 220_00),
      spent('Bridge', '2017-05-05', 390_00),
      spent('Canal', '2017-02-28', 140_00),
    ]);
    await addRates(tx, [{ from: 'EUR', to: 'GBP', day: '2016-01-01', rate: '0.50' }]);
  });
  knownBefore = await between();
  await inside(tx =>
    recordFacts(tx, [
      { projectId: ids.get('Bridge') ?? '', validFrom: '2017-05-05', set: { spentMinor: 400_00 } },
    ]),
  );
});
afterAll(() => server.close());

const ask = async (query: string, by: Client = director): Promise<RoadmapMoney> => {
  const { status, body } = await by.get(`/api/roadmap/money?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const then = 'asOf=2017-09-30';
const brief = (body: RoadmapMoney) =>
  body.periods.map(p => [p.from, p.actualMinor, p.plannedMinor, p.evenMinor, p.baselineMinor]);
const only = (name: string) => `filter=${encodeURIComponent(`name == "${name}"`)}`;

describe('R4.8 money under the roadmap', () => {
  it('R4.8 is what the recorded spend grew by, and ahead what is forecast and not spent, by quarter', async () => {
    const body = await ask(`${then}&${only('Bridge')}`);
    expect(body).toMatchObject({
      asOf: '2017-09-30',
      currency: 'GBP',
      period: 'quarter',
      total: 1,
      leftOut: [],
    });
    // A pound a day was promised; 600 of 1,000 pounds are left for the 61 days of October and November.
    expect(brief(body)).toEqual([
      ['2016-01-01', 0, 0, 0, 91_00],
      ['2016-04-01', 0, 0, 0, 91_00],
      ['2016-07-01', 0, 0, 0, 92_00],
      ['2016-10-01', 0, 0, 0, 92_00],
      ['2017-01-01', 120_00, 0, 0, 0],
      ['2017-04-01', 180_00, 0, 0, 0],
      ['2017-07-01', 0, 0, 0, 0],
      ['2017-10-01', 0, 0, 600_00, 0],
    ]);
    expect(body.totals).toEqual({
      ...{
        openingMinor: 100_00,
        actualMinor: 300_00,
        plannedMinor: 0,
        evenMinor: 600_00,
        baselineMinor: 366_00,
      },
    });
    expect(body.projects).toEqual([
      expect.objectContaining({
        name: 'Bridge',
        openingMinor: 100_00,
        forecastBy: 'even',
        baselineBy: 'even',
      }),
    ]);
  });

  it('R4.8 months and years of the same add up to the same', async () => {
    const by = async (period: string) => ask(`${then}&period=${period}`);
    const [months, quarters, years] = [await by('month'), await by('quarter'), await by('year')];
    expect(months.totals).toEqual(quarters.totals);
    expect(years.totals).toEqual(quarters.totals);
    expect(years.periods.map(p => [p.from, p.to])).toEqual([
      ['2016-01-01', '2016-12-31'],
      ['2017-01-01', '2017-12-31'],
    ]);
    const november = months.periods.find(p => p.from === '2017-11-01');
    // 30 of 61 days of 600 pounds, and a penny of a project that has not begun.
    expect(november).toMatchObject({ to: '2017-11-30', evenMinor: 295_08 + 1, projects: 2 });
    expect(november?.largest[0]).toEqual({ key: expect.any(String), name: 'Bridge', minor: 295_08 });
  });

  it('R4.8 adds currencies by the rate of the day, and says which projects are not in it and why', async () => {
    const body = await ask(then);
    const canal = body.projects.find(p => p.name === 'Canal');
    // It began in the month of its first record, so all of it was spent since: 140 of 500 euros, at a half.
    expect(canal).toMatchObject({
      openingMinor: 0,
      actualMinor: 70_00,
      forecastMinor: 180_00,
      baselineMinor: 0,
    });
    expect(body.leftOut).toEqual([
      { side: 'actual', why: 'no-rate', projects: 1 },
      { side: 'forecast', why: 'finish-passed', projects: 1 },
      { side: 'forecast', why: 'no-rate', projects: 1 },
      { side: 'baseline', why: 'no-amount', projects: 3 },
      { side: 'baseline', why: 'no-rate', projects: 1 },
    ]);
  });

  it('R4.8 knows at an instant what was known then, and on a day what was true', async () => {
    const before = await ask(`${then}&${only('Bridge')}&knownAt=${knownBefore}`);
    expect(before.totals).toMatchObject({ actualMinor: 290_00, evenMinor: 610_00 });
    const earlier = await ask(`asOf=2017-01-20&${only('Bridge')}`);
    expect(earlier.totals).toMatchObject({ actualMinor: 50_00, evenMinor: 850_00 });
    expect((await director.get('/api/roadmap/money?asOf=2190-01-01')).status).toBe(400);
  });
});

const year = new Date().getUTCFullYear() + 1;

/** A project whose plan costs three times as much in January as in July, with that as its baseline. */
async function planned(): Promise<string> {
  const { body } = await director.post('/api/projects', {
    ...{
      name: 'Glasshouse',
      currency: 'GBP',
      startForecast: `${year}-01-04`,
      finishForecast: `${year}-07-31`,
    },
    costForecastMinor: 100_01,
  });
  const project = `/api/projects/${body.id}`;
  const promised = await director.post(`${project}/baseline`, { reason: 'Approved' }, { version: 1 });
  expect(promised.status, JSON.stringify(promised.body)).toBeLessThan(300);
  const { version } = (await director.get(project)).body.project;
  expect((await director.patch(project, { costForecastMinor: 200_00 }, { version })).status).toBe(200);
  const plan = `${project}/plan`;
  const made = await director.post(plan, { start: `${year}-01-04` });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const at = (day: string) => Date.parse(`${year}-${day}T08:00Z`) / 1000;
  const task = (ref: number, day: string, fixedCostMinor: number) => ({
    ...{ do: 'create', ref },
    fields: {
      name: `Task ${-ref}`,
      durationSec: 144_000,
      constraint: 'SNET',
      constraintDate: at(day),
      fixedCostMinor,
    },
  });
  const commands = [task(-1, '01-11', 90_00), task(-2, '07-12', 30_00)];
  const saved = await director.post(`${plan}/steps`, { commands }, { version: made.body.version });
  expect(saved.status, JSON.stringify(saved.body)).toBe(201);
  const taken = await director.post(
    `${plan}/baselines`,
    { reason: 'First' },
    { version: saved.body.version },
  );
  expect(taken.status, JSON.stringify(taken.body)).toBeLessThan(300);
  return body.id;
}

describe('R4.8 money of a project with a plan', () => {
  it('R4.8 lies as the costs of its plan and of its baseline do, and evenly where the plan was changed since', async () => {
    await planned();
    const now = await ask(only('Glasshouse'));
    expect(brief(now)).toEqual([
      [`${year}-01-01`, 0, 150_00, 0, 75_01],
      [`${year}-04-01`, 0, 0, 0, 0],
      [`${year}-07-01`, 0, 50_00, 0, 25_00],
    ]);
    expect(now.projects).toMatchObject([{ forecastBy: 'plan', baselineBy: 'plan' }]);
    const known = new Date(Date.now() - 1).toISOString();
    expect((await ask(`${only('Glasshouse')}&knownAt=${known}`)).totals).toMatchObject({
      plannedMinor: 200_00,
    });
    await director.post(
      `/api/projects/${now.projects[0]?.id}/plan/steps`,
      {
        commands: [{ do: 'create', ref: -1, fields: { name: 'Later' } }],
      },
      { version: (await director.get(`/api/projects/${now.projects[0]?.id}/plan`)).body.version },
    );
    const since = await ask(`${only('Glasshouse')}&knownAt=${known}`);
    expect(since.totals).toMatchObject({ plannedMinor: 0, evenMinor: 200_00 });
  });

  it('R4.8 is withheld from who may not see it, and tells nobody of a confidential project', async () => {
    const { body: secret } = await director.post('/api/projects', {
      ...{ name: 'Harbour', currency: 'GBP', confidential: true, costForecastMinor: 123_456_00 },
      finishForecast: `${year}-07-31`,
    });
    expect(JSON.stringify(await ask(''))).toContain(secret.key);
    const member = await org.person('Mo Member', 'team-member');
    const body = await ask(then, member);
    expect(body).toMatchObject({ periods: [], projects: [] });
    expect(body.leftOut).toEqual(
      ['actual', 'forecast', 'baseline'].map(side => ({ side, why: 'withheld', projects: body.total })),
    );
    const analyst = await org.person('Vera Viewer', 'pmo-analyst');
    const open = JSON.stringify(await ask('', analyst));
    expect(open).not.toContain(secret.key);
    expect(open).not.toContain('12345600');
    const stranger = await (await server.organisation('rival')).person('Otto Other', 'pmo-director');
    expect(await ask(then, stranger)).toMatchObject({ total: 0, periods: [], leftOut: [] });
    expect((await server.anonymous.get('/api/roadmap/money')).status).toBe(401);
  });
});
