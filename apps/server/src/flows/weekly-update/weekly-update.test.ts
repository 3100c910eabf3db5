import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestOrganisation;
let director: TestPerson;
let manager: TestPerson;
let sponsor: TestPerson;

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const today = day(0);

beforeAll(async () => {
  server = await shareTestServer();
  acme = await server.organisation('acme', { cadenceDays: 7 });
  director = await acme.person('Dora Director', 'pmo-director');
  manager = await acme.person('Max Manager', 'project-manager');
  sponsor = await acme.person('Sue Sponsor', 'sponsor');
});
afterAll(() => server.close());

/** A project that is late against its baseline, with a report of ten days ago that says all is well. */
async function lateProject(name: string, more: object = {}) {
  const people = { managerId: manager.id, sponsorId: sponsor.id };
  const dates = {
    startForecast: '2024-01-01',
    finishForecast: '2028-01-01',
    costForecastMinor: 1_000_000_00,
  };
  const made = await director.post('/api/projects', { name, ...people, ...dates, ...more });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { id, key } = made.body;
  await director.post(`/api/projects/${id}/baseline`, { reason: 'Approved' }, { version: 1 });
  const gate = { name: 'Gate 3', kind: 'gate', baseline: day(5), forecast: day(5) };
  await director.post(`/api/projects/${id}/milestones`, gate);
  const scale = (await director.get('/api/rating-scales')).body.items[0];
  const report = { asOf: day(-10), scaleId: scale.id, overall: 'Green', dimensions: { schedule: 'Green' } };
  const draft = await manager.post(`/api/projects/${id}/reports`, report);
  await manager.post(`/api/reports/${draft.body.id}/publish`, undefined, { version: 1 });
  const slipped = { finishForecast: '2029-06-30', costForecastMinor: 1_040_000_00 };
  const changed = await director.patch(`/api/projects/${id}`, slipped, { version: 2 });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  return { id: id as string, key: key as string, scale: scale.id as string };
}

const update = async (key: string, who: TestPerson = manager) =>
  (await who.get(`/api/projects/${key}/update`)).body;
const all = (level: string) =>
  Object.fromEntries(['schedule', 'cost', 'scope', 'people', 'benefits', 'risk'].map(d => [d, level]));

describe('the weekly update', () => {
  test('R7.6 is filled in with what the system knows and what changed since the last report', async () => {
    const { key } = await lateProject('Payments');
    const seen = await update(key);
    expect(seen).toMatchObject({
      asOf: today,
      since: day(-10),
      due: day(-3),
      overdueDays: 3,
      cadenceDays: 7,
      report: null,
      last: { overall: { said: 'Green' } },
      computed: 'off-track',
      may: { write: true, publish: true, forecastCost: true },
      readers: [{ name: 'Sue Sponsor' }],
    });
    const of = (name: string) => seen.dimensions.find((d: { dimension: string }) => d.dimension === name);
    expect(of('schedule')).toMatchObject({
      computed: 'off-track',
      rule: 'finish-slip',
      suggested: 'red',
      last: { said: 'Green' },
      figure: { metric: 'finish-slip-days', value: 546 },
    });
    expect(of('scope')).toMatchObject({ computed: 'unknown', rule: null, suggested: null });
    expect(seen.forecast).toMatchObject({ finish: { data: '2029-06-30' }, cost: { data: 1_040_000_00 } });
    expect(seen.drafted.map((l: { section: string; text: string }) => `${l.section}: ${l.text}`)).toContain(
      `next: Gate 3 on ${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day(5))).replace('Sept', 'Sep')}`,
    );
  });

  test('R7.6 is saved as it is written, asks a reason where it differs from the data, and is final once published', async () => {
    const { id, key, scale } = await lateProject('Ledger');
    const started = await manager.post(`/api/projects/${id}/reports`, {
      ...{ asOf: today, scaleId: scale, overall: 'green', dimensions: all('green'), byTemplate: true },
      ...{ finishForecast: '2029-05-31', costForecastMinor: 1_040_000_00 },
      lines: [{ id: 'own-1', section: 'done', text: 'Interfaces accepted' }],
      decisions: [{ id: 'd1', title: 'Fund a second team', due: day(3), personId: sponsor.id }],
    });
    expect(started.status, JSON.stringify(started.body)).toBe(201);
    expect(await update(key)).toMatchObject({ report: { id: started.body.id, template: 0, version: 1 } });

    const publish = (version: number) =>
      manager.post(`/api/reports/${started.body.id}/publish`, undefined, { version });
    const refused = await publish(1);
    expect(refused.status).toBe(409);
    expect(refused.body.fields.map((f: { path: string }) => f.path)).toEqual([
      'body.reasons.schedule',
      'body.reasons.forecast-finish',
    ]);

    const evidence = { label: 'Supplier letter', url: 'https://files.example.org/letter' };
    const reasons = {
      schedule: { text: 'A second team starts on Monday', evidence },
      'forecast-finish': { text: 'It wins back a month' },
    };
    const bad = {
      reasons: { schedule: { text: 'x', evidence: { label: 'y', url: 'javascript:alert(1)' } } },
    };
    const saved = await manager.patch(`/api/reports/${started.body.id}`, { reasons }, { version: 1 });
    expect(saved.status).toBe(200);
    expect((await manager.patch(`/api/reports/${started.body.id}`, bad, { version: 2 })).status).toBe(400);
    expect(
      (await manager.patch(`/api/reports/${started.body.id}`, { overall: 'red' }, { version: 1 })).status,
    ).toBe(412);

    const published = await publish(2);
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    expect(published.body).toMatchObject({
      state: 'published',
      narrative: 'Done\n- Interfaces accepted',
      reasons: { schedule: { text: 'A second team starts on Monday', evidence } },
      decisions: [{ title: 'Fund a second team', personId: sponsor.id }],
      lines: [{ text: 'Interfaces accepted' }],
    });
    expect(
      (await manager.patch(`/api/reports/${started.body.id}`, { reasons: {} }, { version: 3 })).status,
    ).toBe(409);
    const page = (await director.get(`/api/projects/${key}`)).body;
    expect(page.project.dates.finishForecast).toBe('2029-05-31');

    const work = (await sponsor.get('/api/my-work')).body;
    expect((await sponsor.get('/api/my-work/count')).body).toEqual({ count: work.count });
    expect(work.decisions).toMatchObject([
      { title: 'Fund a second team', project: { key }, overdueDays: -3 },
    ]);
    const told = (await sponsor.get('/api/notifications')).body;
    expect(told.unread).toBe(1);
    expect(told.items[0]).toMatchObject({ kind: 'report-published', project: { key }, by: 'Max Manager' });
    expect(
      (await sponsor.post('/api/notifications/read', { notificationId: told.items[0].id }, { key: null }))
        .body.unread,
    ).toBe(0);
  });

  test('R7.6 lets the overall differ from the worst rating only with a reason, and a discarded line is left out', async () => {
    const { id, scale } = await lateProject('Overall');
    const draft = await manager.post(`/api/projects/${id}/reports`, {
      ...{ asOf: today, scaleId: scale, overall: 'amber', dimensions: { ...all('green'), schedule: 'red' } },
      byTemplate: true,
      lines: [
        { id: 'next:x', section: 'next', text: 'Gate 3', state: 'discarded' },
        { id: 'own', section: 'next', text: 'Plan the pilot' },
      ],
    });
    const path = `/api/reports/${draft.body.id}`;
    const refused = await manager.post(`${path}/publish`, undefined, { version: 1 });
    expect(refused.body.fields.map((f: { path: string }) => f.path)).toEqual(['body.reasons.overall']);
    await manager.patch(path, { reasons: { overall: { text: 'One gate only' } } }, { version: 1 });
    const published = await manager.post(`${path}/publish`, undefined, { version: 2 });
    expect(published.body.lines.map((l: { text: string }) => l.text)).toEqual(['Plan the pilot']);
  });

  test('tells amounts only to who may see money', async () => {
    const { id, key, scale } = await lateProject('Secret money');
    const lines = [
      { id: 'cost:1', section: 'problems', text: 'Cost rises by GBP 40.00k', money: true },
      { id: 'own', section: 'done', text: 'Pilot done' },
    ];
    const body = {
      asOf: today,
      scaleId: scale,
      overall: 'red',
      dimensions: { ...all('green'), schedule: 'red' },
    };
    const reasons = { cost: { text: 'Only GBP 40k more' } };
    const draft = await manager.post(`/api/projects/${id}/reports`, {
      ...body,
      reasons,
      lines,
      byTemplate: true,
    });
    await manager.post(`/api/reports/${draft.body.id}/publish`, undefined, { version: 1 });
    const member = await acme.person('Tim Member', 'team-member');
    const [seen] = (await member.get(`/api/projects/${id}/reports`)).body.items;
    expect(seen.lines.map((l: { text: string }) => l.text)).toEqual(['Pilot done']);
    expect(JSON.stringify(seen)).not.toContain('40k');
    expect((await member.get(`/api/projects/${key}/update`)).status).toBe(404);
  });
});

describe('a draft of a day before the project was known', () => {
  test('R7.6 is opened and published all the same', async () => {
    const { id, key } = (await director.post('/api/projects', { name: 'Young', managerId: manager.id })).body;
    const scaleId = (await director.get('/api/rating-scales')).body.items[0].id;
    const report = { asOf: day(-20), scaleId, overall: 'Green', byTemplate: true };
    const draft = await manager.post(`/api/projects/${id}/reports`, report);
    expect(draft.status, JSON.stringify(draft.body)).toBe(201);
    const seen = await update(key);
    expect(seen).toMatchObject({ asOf: day(-20), report: { overall: { said: 'Green' } }, since: null });
    const dimensions = all('Green');
    const written = await manager.patch(`/api/reports/${draft.body.id}`, { dimensions }, { version: 1 });
    expect(written.status, JSON.stringify(written.body)).toBe(200);
    const published = await manager.post(`/api/reports/${draft.body.id}/publish`, undefined, { version: 2 });
    expect(published.status, JSON.stringify(published.body)).toBe(200);
  });
});

describe('a report template', () => {
  test('R7.6 says for a class what a report holds; a report keeps the version it was begun by', async () => {
    const { id, key, scale } = await lateProject('Regulated', { class: 'Regulated' });
    const draft = await manager.post(`/api/projects/${id}/reports`, {
      ...{ asOf: today, scaleId: scale, overall: 'red', byTemplate: true },
    });
    const template = {
      class: 'Regulated',
      name: 'Regulated update',
      dimensions: ['schedule', 'risk'],
      sections: [
        { key: 'compliance', label: 'Compliance', help: 'What the regulator asked', required: true },
      ],
      review: true,
      note: 'The regulator reads them',
    };
    expect((await manager.post('/api/report-templates', template)).status).toBe(403);
    const made = await director.post('/api/report-templates', template);
    expect(made.body).toMatchObject({ number: 1, inForce: true });
    expect((await update(key)).template).toMatchObject({ number: 0, name: 'Weekly update' });
    expect(draft.body.template).toBe(0);

    const other = await lateProject('Regulated too', { class: 'Regulated' });
    expect((await update(other.key)).template).toMatchObject({ number: 1, name: 'Regulated update' });
    const second = await manager.post(`/api/projects/${other.id}/reports`, {
      ...{ asOf: today, scaleId: other.scale, overall: 'red', byTemplate: true },
      dimensions: { schedule: 'red' },
    });
    const refused = await manager.post(`/api/reports/${second.body.id}/submit`, undefined, { version: 1 });
    expect(refused.body.fields.map((f: { path: string }) => f.path)).toEqual([
      'body.dimensions.risk',
      'body.lines.compliance',
    ]);
    const list = (await director.get('/api/report-templates')).body.items;
    expect(list.map((t: { number: number; inForce: boolean }) => [t.number, t.inForce])).toEqual([
      [1, true],
      [0, true],
    ]);
  });

  test('R7.6 lets a report be published only after somebody else has reviewed it', async () => {
    const reviewer = await acme.person('Rea Reviewer', 'portfolio-manager');
    const { id, scale } = await lateProject('Reviewed', { class: 'Regulated' });
    const body = {
      ...{ asOf: today, scaleId: scale, overall: 'red', dimensions: { schedule: 'red', risk: 'red' } },
      ...{ byTemplate: true, lines: [{ id: 'c', section: 'compliance', text: 'Nothing asked' }] },
    };
    const draft = await manager.post(`/api/projects/${id}/reports`, body);
    const act = (who: TestPerson, verb: string, version: number, with_?: object) =>
      who.post(`/api/reports/${draft.body.id}/${verb}`, with_, { version, key: null });
    expect((await act(manager, 'publish', 1)).body.detail).toContain('Submit it');
    expect((await act(manager, 'submit', 1)).body).toMatchObject({ state: 'in-review' });
    expect(
      (await manager.patch(`/api/reports/${draft.body.id}`, { overall: 'amber' }, { version: 2 })).status,
    ).toBe(409);
    expect((await act(manager, 'publish', 2)).status).toBe(403);
    expect((await act(manager, 'return', 2, { note: 'Mine' })).status).toBe(403);

    const waiting = (await reviewer.get('/api/my-work')).body;
    expect(waiting.reviews).toMatchObject([
      { reportId: draft.body.id, submittedBy: { name: 'Max Manager' } },
    ]);
    expect((await reviewer.get('/api/notifications')).body.items[0]).toMatchObject({ kind: 'review-asked' });

    const returned = await act(reviewer, 'return', 2, { note: 'Say which tests failed' });
    expect(returned.body).toMatchObject({ state: 'draft', reviewNote: 'Say which tests failed' });
    const mine = (await manager.get('/api/my-work')).body.reports;
    expect(mine.find((r: { project: { id: string } }) => r.project.id === id).returned).toBe(
      'Say which tests failed',
    );
    expect((await act(manager, 'submit', 3)).status).toBe(200);
    const published = await act(reviewer, 'publish', 4);
    expect(published.body).toMatchObject({ state: 'published', reviewer: { name: 'Rea Reviewer' } });
  });
});

describe('a deputy', () => {
  test('R7.6 writes and publishes reports for who is away, on those days only, and the log says for whom', async () => {
    const away = await acme.person('Ada Away', 'project-manager');
    const deputy = await acme.person('Dan Deputy', 'team-member');
    const { id, key, scale } = await lateProject('Covered', { managerId: away.id });
    expect((await deputy.get(`/api/projects/${key}/update`)).status).toBe(404);
    const named = await away.post('/api/absences', { deputyId: deputy.id, from: day(-1), until: day(1) });
    expect(named.status, JSON.stringify(named.body)).toBe(201);
    expect(
      (
        await deputy.post('/api/absences', {
          personId: away.id,
          deputyId: deputy.id,
          from: today,
          until: today,
        })
      ).status,
    ).toBe(403);

    expect(await update(key, deputy)).toMatchObject({
      writtenFor: { name: 'Ada Away' },
      may: { write: true },
    });
    expect((await deputy.get('/api/my-work')).body.reports).toMatchObject([
      { writtenFor: { name: 'Ada Away' } },
    ]);
    const body = {
      asOf: today,
      scaleId: scale,
      overall: 'red',
      dimensions: { ...all('green'), schedule: 'red' },
    };
    const draft = await deputy.post(`/api/projects/${id}/reports`, { ...body, byTemplate: true });
    const published = await deputy.post(`/api/reports/${draft.body.id}/publish`, undefined, { version: 1 });
    expect(published.body).toMatchObject({
      author: { name: 'Dan Deputy' },
      writtenFor: { name: 'Ada Away' },
    });
    const filter = encodeURIComponent(`name == "monitoring.report.published" && projectId == "${id}"`);
    const log = (await director.get(`/api/events?filter=${filter}`)).body.items[0];
    expect(log).toMatchObject({ actor: { personId: deputy.id }, after: { for: away.id } });
    // Reporting is all that was lent.
    expect((await deputy.patch(`/api/projects/${id}`, { name: 'Mine' }, { version: 3 })).status).toBe(403);

    expect((await away.delete(`/api/absences/${named.body.id}`)).status).toBe(204);
    expect((await deputy.get(`/api/projects/${key}/update`)).status).toBe(404);
  });
});
