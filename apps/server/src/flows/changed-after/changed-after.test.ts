import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishReports } from '../../domains/monitoring/index.ts';
import { systemActor } from '../../platform/index.ts';
import { addProjects, addRates, recordFacts } from '../../register/index.ts';
import { between } from '../../testing/between.ts';
import type { Answer } from '../../testing/client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let ada: TestPerson;
let member: TestPerson;
let bridge: string;
let report: string;
let instant: string;

const ok = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

// A day is reported on, and afterwards a fact is back-dated, the report and a rate corrected, another project untouched.
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('harbour');
  ada = await org.person('Ada Director', 'pmo-director');
  member = await org.person('Tim Member', 'team-member');
  const scale = (await ok(ada.get('/api/rating-scales'))).items[0].id;
  const inOrg = <T>(work: Parameters<typeof server.application.database.inOrganisation<T>>[1]) =>
    server.application.database.inOrganisation(systemActor(org.id), work);
  await inOrg(async tx => {
    const attributes = {
      currency: 'GBP',
      state: 'active',
      finishForecast: '2030-01-01',
      costForecastMinor: 100,
    };
    const added = await addProjects(tx, [
      { validFrom: '2026-01-01', attributes: { name: 'Bridge', ...attributes } },
      { validFrom: '2026-01-01', attributes: { name: 'Canal', ...attributes } },
    ]);
    bridge = added[0]?.id ?? '';
    const said = { asOf: '2026-01-31', scaleId: scale, overall: 'Green' };
    await publishReports(
      tx,
      added.map(a => ({ projectId: a.id, ...said })),
    );
    await addRates(tx, [{ from: 'EUR', to: 'GBP', day: '2026-01-01', rate: '0.8' }]);
  });
  report = (await ok(ada.get(`/api/projects/${bridge}/reports`))).items[0].id;
  instant = await between();
  await inOrg(async tx => {
    const set = { finishForecast: '2031-06-30', costForecastMinor: 250 };
    await recordFacts(tx, [{ projectId: bridge, validFrom: '2026-01-15', set, reason: 'Found later' }]);
    await recordFacts(tx, [{ projectId: bridge, validFrom: '2026-02-15', set: { category: 'Later day' } }]);
    await addRates(tx, [{ from: 'EUR', to: 'GBP', day: '2026-01-01', rate: '0.9' }]);
  });
  await ok(ada.post(`/api/reports/${report}/corrections`, { overall: 'Red', reason: 'It was not green' }));
});
afterAll(() => server.close());

test('R3.9 what changed after reporting is listed: what a day said then, what it says now, who, when and why', async () => {
  const list = await ok(ada.get(`/api/changed-after?asOf=2026-01-31&knownAt=${instant}`));
  const told = list.items.map((i: Record<string, unknown>) => [
    i.subject,
    i.field,
    i.said,
    i.says,
    i.by,
    i.reason,
  ]);
  expect(told.toSorted()).toEqual(
    [
      ['Bridge', 'reported', 'Green', 'Red', 'Ada Director', 'It was not green'],
      ['Bridge', 'finishForecast', '2030-01-01', '2031-06-30', 'Chartroom', 'Found later'],
      ['Bridge', 'costForecastMinor', 100, 250, 'Chartroom', 'Found later'],
      ['EUR to GBP', '2026-01-01', '0.8', '0.9', 'Chartroom', null],
    ].toSorted(),
  );
  expect([list.total, list.unknownThen]).toEqual([4, 0]);
  expect(list.items.every((i: { at: string }) => i.at > instant)).toBe(true);
});

test('R3.9 of another day, before the correction, nothing changed; of a later one all of it', async () => {
  const count = async (asOf: string) =>
    (await ok(ada.get(`/api/changed-after?asOf=${asOf}&knownAt=${instant}&project=${bridge}`))).items.length;
  expect([await count('2026-01-10'), await count('2026-01-31'), await count('2026-02-28')]).toEqual([
    0, 3, 4,
  ]);
});

test('shows no money to who may not see it, and what was not known then is only counted', async () => {
  const list = await ok(member.get(`/api/changed-after?asOf=2026-01-31&knownAt=${instant}`));
  expect(list.items.map((i: { field: string }) => i.field)).not.toContain('costForecastMinor');
  const before = await ok(ada.get('/api/changed-after?asOf=2026-01-31'));
  expect([
    before.items.filter((i: { kind: string }) => i.kind === 'project').length,
    before.unknownThen,
  ]).toEqual([0, 2]);
});
