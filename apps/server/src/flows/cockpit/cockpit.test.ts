import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishReports } from '../../domains/monitoring/index.ts';
import { systemActor } from '../../platform/index.ts';
import { addProjects, addRates, recordFacts } from '../../register/index.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let keys: readonly string[];

// Two years of a small portfolio, in two currencies: what a cockpit is asked about.
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('ministry', {
    currency: 'GBP',
    fiscalYearStart: '04-01',
    cadenceDays: 400,
  });
  director = await org.person('Ada Director', 'pmo-director');
  const { body } = await director.get('/api/rating-scales');
  const scaleId = body.items.find((s: { levels: readonly unknown[] }) => s.levels.length === 3).id;
  await server.application.database.inOrganisation(systemActor(org.id), async tx => {
    const dates = { startBaseline: '2015-01-01', finishBaseline: '2020-01-01', finishForecast: '2020-01-01' };
    const cost = { costBaselineMinor: 100_00, costForecastMinor: 100_00 };
    const added = await addProjects(tx, [
      {
        validFrom: '2016-09-30',
        attributes: { name: 'Bridge', currency: 'GBP', state: 'active', ...dates, ...cost },
      },
      {
        validFrom: '2016-09-30',
        attributes: { name: 'Canal', currency: 'EUR', state: 'active', ...dates, ...cost },
      },
      { validFrom: '2016-09-30', attributes: { name: 'Dock', currency: 'GBP', state: 'active', ...dates } },
      {
        validFrom: '2017-09-30',
        attributes: { name: 'Elevator', currency: 'GBP', state: 'active', ...dates, ...cost },
      },
    ]);
    keys = added.map(a => a.key);
    const [bridge, canal, dock, elevator] = added.map(a => a.id) as [string, string, string, string];
    await recordFacts(tx, [
      { projectId: bridge, validFrom: '2017-09-30', set: { finishForecast: '2021-06-30' } },
      {
        projectId: canal,
        validFrom: '2017-06-30',
        set: { finishBaseline: '2020-07-01', finishForecast: '2020-07-01' },
      },
      { projectId: dock, validFrom: '2017-09-30', set: { present: false } },
    ]);
    await addRates(tx, [
      { from: 'EUR', to: 'GBP', day: '2016-01-01', rate: '0.80' },
      { from: 'EUR', to: 'GBP', day: '2017-09-01', rate: '0.90' },
    ]);
    const said = (projectId: string, asOf: string, overall: string) => ({
      projectId,
      asOf,
      scaleId,
      overall,
    });
    await publishReports(tx, [
      said(bridge, '2016-09-30', 'Green'),
      said(canal, '2016-09-30', 'Amber'),
      said(dock, '2016-09-30', 'Red'),
      said(bridge, '2017-09-30', 'Amber'),
      said(canal, '2017-09-30', 'Amber'),
      said(elevator, '2017-09-30', ''),
    ]);
  });
});
afterAll(() => server.close());

const asOf2017 = '/api/cockpit?asOf=2017-09-30&compareWith=2016-09-30';
const figure = (body: { figures: readonly { metric: string }[] }, id: string) =>
  body.figures.find(f => f.metric === id);

describe('the cockpit', () => {
  it('R7.1 shows counts by reported and computed status, key figures and what needs attention, and leads to each record', async () => {
    const { body } = await director.get(asOf2017);
    expect(body).toMatchObject({ projects: 3, projectsBefore: 3 });
    expect(body.reported).toEqual([
      { said: 'Green', status: 'on-track', count: 0, before: 1 },
      { said: 'Amber', status: 'at-risk', count: 2, before: 1 },
      { said: 'Red', status: 'off-track', count: 0, before: 1 },
      { said: 'No rating', status: 'unknown', count: 1, before: 0 },
    ]);
    expect(body.attention.map((r: { name: string }) => r.name)).toEqual(['Bridge', 'Canal']);
    const page = await director.get(`/api/projects/${body.attention[0].key}?asOf=2017-09-30`);
    expect(page.body.health).toMatchObject({
      reported: { said: 'Amber' },
      computed: 'off-track',
      slipDays: 546,
    });
  });

  it('R7.8 shows any day as it was, and what changed since another: new, left, moved, re-rated, re-baselined', async () => {
    const { body } = await director.get(asOf2017);
    const said = body.changes.map((c: { name: string; kind: string; days: number | null }) => [
      c.name,
      c.kind,
      c.days,
    ]);
    expect(said).toEqual([
      ['Bridge', 'moved', 546],
      ['Bridge', 'rerated', null],
      ['Canal', 'rebaselined', 182],
      ['Canal', 'moved', 182],
      ['Dock', 'left', null],
      ['Elevator', 'new', null],
    ]);
    expect(body.changeCounts).toMatchObject({
      new: 1,
      left: 1,
      moved: 2,
      rerated: 1,
      rebaselined: 1,
      returned: 0,
    });
    const before = (await director.get('/api/cockpit?asOf=2016-09-30')).body;
    expect(before.projects).toBe(3);
    expect(before.reported.map((r: { said: string }) => r.said)).toEqual(['Green', 'Amber', 'Red']);
    const list = await director.get('/api/projects?asOf=2016-09-30');
    expect(list.body.items.map((p: { name: string }) => p.name)).toEqual(['Bridge', 'Canal', 'Dock']);
  });

  it('R7.8 gives the trend of each key figure on the days before', async () => {
    const { body } = await director.get('/api/cockpit/trend?asOf=2017-09-30');
    expect(body.days.at(-1)).toBe('2017-09-30');
    const counts = body.figures.find((f: { metric: string }) => f.metric === 'project-count').values;
    expect(counts.slice(-2)).toEqual([0, 3]);
  });

  it('R16.3 adds several currencies by the rate dated to the day, in the organisation’s currency', async () => {
    const then = (await director.get('/api/cockpit?asOf=2016-09-30')).body;
    expect(figure(then, 'whole-life-cost-total')).toMatchObject({ value: 180_00, currency: 'GBP' });
    const { body } = await director.get(asOf2017);
    expect(figure(body, 'whole-life-cost-total')).toMatchObject({ value: 290_00, before: 180_00 });
    expect(body.leftOut).toEqual([]);
    expect(then.leftOut).toEqual([{ why: 'No whole-life cost is known', count: 1 }]);
  });

  it('R7.11 explains a figure by its formula and rows, and a project’s figure by dated inputs', async () => {
    const total = (await director.get('/api/metrics/whole-life-cost-total/explain?asOf=2017-09-30')).body;
    expect(total.value).toBe(290_00);
    expect(total.rows.map((r: { name: string }) => r.name)).toEqual(['Bridge', 'Canal', 'Elevator']);
    expect(total.rows[1].values).toMatchObject({ currency: 'EUR', rate: '0.90' });
    const slip = (
      await director.get(`/api/metrics/finish-slip-days/explain?project=${keys[0]}&asOf=2017-09-30`)
    ).body;
    expect(slip).toMatchObject({ value: 546, formula: { filled: expect.stringContaining('30 Jun 2021') } });
    expect(slip.inputs).toEqual([
      expect.objectContaining({ id: 'finishBaseline', value: '2020-01-01', asOf: '2016-09-30' }),
      expect.objectContaining({ id: 'finishForecast', value: '2021-06-30', asOf: '2017-09-30' }),
      expect.objectContaining({ id: 'finishActual', value: null }),
    ]);
    const { body } = await director.get('/api/metrics');
    for (const m of body.items)
      expect(m).toMatchObject({
        formula: { words: expect.stringMatching(/\S/) },
        source: expect.stringMatching(/\S/),
      });
  });

  it('knows nothing of a day to come, and says so', async () => {
    const { status, body } = await director.get('/api/cockpit?asOf=2190-01-01');
    expect(status).toBe(400);
    expect(body.fields).toEqual([expect.objectContaining({ path: 'query.asOf' })]);
  });

  it('is the same for what one may see, whatever else there is', async () => {
    const [bridge] = keys;
    const only = (await director.get(`/api/projects/${bridge}`)).body.project.id;
    const manager = await org.person('Max Manager', {
      role: 'project-manager',
      scopeKind: 'project',
      scopeId: only,
    });
    const { body } = await manager.get(asOf2017);
    expect(body.projects).toBe(1);
    expect(new Set(body.changes.map((c: { name: string }) => c.name))).toEqual(new Set(['Bridge']));
    expect(figure(body, 'whole-life-cost-total')).toMatchObject({ value: 100_00 });
    expect(JSON.stringify(body)).not.toMatch(/Canal|Dock|Elevator/);
  });
});
