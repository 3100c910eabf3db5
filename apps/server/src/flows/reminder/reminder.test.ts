import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createClient } from '../../testing/client.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestOrganisation;
let director: TestPerson;
let admin: TestPerson;
let scale: string;

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  server = await startTestServer({ environment: { CHARTROOM_SCHEDULE_SECONDS: '1' } });
  acme = await server.organisation('acme', { cadenceDays: 7 });
  director = await acme.person('Dora Director', 'pmo-director');
  admin = await acme.person('Ada Admin', 'administrator');
  scale = (await director.get('/api/rating-scales')).body.items[0].id;
  await automatic(false);
});
afterAll(() => server.close());

async function automatic(on: boolean) {
  const { may: _, version, ...rules } = (await director.get('/api/reminder-rules')).body;
  const set = await director.put('/api/reminder-rules', { ...rules, automatic: on, hour: 0 }, { version });
  expect(set.status, JSON.stringify(set.body)).toBe(200);
}

/** A project of a manager whose last report is so many days old. */
async function silent(name: string, managerId: string, age: number) {
  const { id, key } = (await director.post('/api/projects', { name, managerId })).body;
  const report = { asOf: day(-age), scaleId: scale, overall: 'Green' };
  const draft = await director.post(`/api/projects/${id}/reports`, report);
  await director.post(`/api/reports/${draft.body.id}/publish`, undefined, { version: 1 });
  return { id: id as string, key: key as string };
}

const mailTo = async (who: TestPerson) =>
  (await admin.get(`/api/mail?filter=${encodeURIComponent(`to == "${who.email}"`)}`)).body.items;
const remind = (who: TestPerson, projectIds: readonly string[], note = '') =>
  who.post('/api/missing-reports/remind', { projectIds, note });

describe('who has not reported', () => {
  test('R7.6 is listed, the longest overdue first, with how many are how old', async () => {
    const manager = await acme.person('Mia Missing', 'project-manager');
    const old = await silent('Old', manager.id, 40);
    const recent = await silent('Recent', manager.id, 9);
    await silent('Fresh', manager.id, 2);
    const { body } = await director.get('/api/missing-reports');
    expect(body.items.map((i: { project: { key: string } }) => i.project.key)).toEqual([old.key, recent.key]);
    expect(body.items[0]).toMatchObject({ overdueDays: 33, due: day(-33), manager: { name: 'Mia Missing' } });
    expect(body.ages.map((a: { count: number }) => a.count)).toEqual([1, 0, 0, 1, 0]);
    const soon = await director.get('/api/missing-reports?within=7');
    expect(soon.body.items).toHaveLength(3);
    const mine = (await manager.get('/api/my-work')).body;
    expect(mine.reports.map((r: { overdueDays: number }) => r.overdueDays)).toEqual([33, 2, -5]);
    expect(mine.count).toBe(2);
  });

  test('R7.6 is reminded by mail and in the product, with the deputy, and the note of who reminds', async () => {
    const manager = await acme.person('Ron Reminded', 'project-manager');
    const deputy = await acme.person('Dee Deputy', 'team-member');
    await manager.post('/api/absences', { deputyId: deputy.id, from: day(0), until: day(1) });
    const project = await silent('Quiet', manager.id, 12);
    expect((await remind(manager, [project.id])).status).toBe(403);
    const done = await remind(director, [project.id], 'The board meets on Friday');
    expect(done.body).toEqual({ reminded: 2, withoutAddress: [] });
    for (const who of [manager, deputy]) {
      const [mail, ...more] = await mailTo(who);
      expect(more).toEqual([]);
      expect(mail).toMatchObject({ purpose: 'report-due', state: 'waiting', may: { copyLink: true } });
      expect(mail.text).toContain('Dora Director writes: The board meets on Friday');
      const bell = (await who.get('/api/notifications')).body;
      expect(bell.items[0]).toMatchObject({
        kind: 'report-due',
        project: { key: project.key },
        day: day(-5),
      });
    }
    const [listed] = (await director.get('/api/missing-reports')).body.items.filter(
      (i: { project: { key: string } }) => i.project.key === project.key,
    );
    expect(listed).toMatchObject({ deputy: { name: 'Dee Deputy' } });
    expect(listed.remindedAt).not.toBeNull();
  });

  test('R7.6 is written to in the language of the organisation', async () => {
    const werk = await server.organisation('werk', { cadenceDays: 7 });
    const office = await werk.person('Doris Direktorin', 'pmo-director', 'administrator');
    const { body } = await office.get('/api/organisation');
    const set = await office.patch('/api/organisation', { locale: 'de-DE' }, { version: body.version });
    expect(set.status, JSON.stringify(set.body)).toBe(200);
    const manager = await werk.person('Mina Meier', 'project-manager');
    const { body: project } = await office.post('/api/projects', { name: 'Hafen', managerId: manager.id });
    await office.post('/api/missing-reports/remind', { projectIds: [project.id], note: '' });
    const { items } = (await office.get('/api/mail')).body;
    expect(items[0]).toMatchObject({
      to: { address: manager.email },
      subject: expect.stringMatching(/^Bericht fällig am /),
    });
    expect(items[0].text).toContain('Guten Tag Mina Meier,');
  });

  test('is told where they like: in the product, by mail, or not at all', async () => {
    const manager = await acme.person('Nora Nomail', 'project-manager');
    const project = await silent('Unmailed', manager.id, 12);
    const path = '/api/me/notification-preferences';
    expect((await manager.get(path)).body.items[0]).toEqual({ kind: 'report-due', inApp: true, mail: true });
    await manager.put(path, { kind: 'report-due', inApp: true, mail: false });
    await remind(director, [project.id]);
    expect(await mailTo(manager)).toEqual([]);
    expect((await manager.get('/api/notifications')).body.unread).toBe(1);
    await manager.put(path, { kind: 'report-due', inApp: false, mail: false });
    expect((await remind(director, [project.id])).body).toEqual({
      reminded: 0,
      withoutAddress: [project.key],
    });
  });
});

describe('a reminder by the clock', () => {
  test('R7.6 is sent by the organisation’s rules, and never twice', async () => {
    const manager = await acme.person('Cleo Clock', 'project-manager');
    const project = await silent('Clockwork', manager.id, 10);
    await silent('In time', manager.id, 3);
    await automatic(true);
    const sent = async () => {
      const filter = encodeURIComponent(`name == "monitoring.reminder.sent" && subjectId == "${manager.id}"`);
      return (await director.get(`/api/events?filter=${filter}`)).body.items;
    };
    await vi.waitFor(async () => expect(await sent()).toHaveLength(1), { timeout: 15_000, interval: 100 });
    expect((await sent())[0]).toMatchObject({ actor: { kind: 'system' }, after: { step: 3, byHand: false } });
    // Further rounds have come and gone once a later project is reminded of.
    const next = await acme.person('Nick Next', 'project-manager');
    for (const name of ['Later', 'Later still']) {
      await silent(name, next.id, 10);
      await vi.waitFor(async () => expect((await mailTo(next)).length).toBe(name === 'Later' ? 1 : 2), {
        timeout: 15_000,
        interval: 100,
      });
    }
    expect(await sent()).toHaveLength(1);
    expect((await mailTo(manager)).map((m: { subject: string }) => m.subject)).toEqual([
      expect.stringContaining('Clockwork'),
    ]);
    expect(project.key).toMatch(/^PRJ-/);
    await automatic(false);
  });
});

describe('an overdue corrective action', () => {
  test('R3.4 reminds who owns it, in the product and by mail, once a week, and nobody who may not see it', async () => {
    const auditor = await acme.person('Aud Auditor', 'auditor');
    const manager = await acme.person('Ole Overdue', 'project-manager');
    const stranger = await acme.person('Sid Stranger');
    const { id, name } = (await director.post('/api/projects', { name: 'Late', managerId: manager.id })).body;
    const raised = await auditor.post('/api/findings', {
      ...{ title: 'No baseline', severity: 'major', standard: 'ISO 21502:2020', rootCause: 'not-known' },
      ...{ statement: 'There is none.', projectId: id },
    });
    const act = (what: string, ownerId: string, due: string) =>
      auditor.post(`/api/findings/${raised.body.id}/actions`, { what, ownerId, due });
    await act('Set the baseline', manager.id, day(-3));
    await act('Publish it', manager.id, day(3));
    await act('Tell the board', stranger.id, day(-3));
    await automatic(true);
    await vi.waitFor(async () => expect(await mailTo(manager)).toHaveLength(1), {
      timeout: 15_000,
      interval: 100,
    });
    const [mail] = await mailTo(manager);
    expect(mail).toMatchObject({ purpose: 'action-overdue', subject: expect.stringContaining(name) });
    expect(mail.text).toContain('Set the baseline');
    const bell = (await manager.get('/api/notifications')).body.items;
    expect(bell).toMatchObject([{ kind: 'action-overdue', day: day(-3), note: 'Set the baseline' }]);
    // Further rounds have come and gone once a later action is reminded of.
    await act('Read it again', manager.id, day(-1));
    await vi.waitFor(async () => expect(await mailTo(manager)).toHaveLength(2), {
      timeout: 15_000,
      interval: 100,
    });
    expect(await mailTo(stranger)).toEqual([]);
    await automatic(false);
  });
});

describe('the link in a reminder', () => {
  const follow = async (manager: TestPerson) => {
    const [mail] = await mailTo(manager);
    const { url } = (await admin.post(`/api/mail/${mail.id}/link`)).body;
    const secret = new URL(url).hash.slice(1);
    const opened = await server.anonymous.post('/api/session/report-link', { secret }, { key: null });
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const client = createClient(server.address, { cookie, 'x-chartroom-csrf': opened.body.csrf });
    return { opened, client, secret };
  };

  test('R7.6 opens the one report without a password, once, and nothing else', async () => {
    const manager = await acme.person('Lea Link', 'project-manager');
    const project = await silent('Linked', manager.id, 12);
    const other = await silent('Other', manager.id, 12);
    await remind(director, [project.id]);
    const { opened, client, secret } = await follow(manager);
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    expect(opened.body).toMatchObject({ projectId: project.id, person: { id: manager.id }, roles: [] });
    expect([...opened.body.permissions].sort()).toEqual(
      ['money.read', 'project.read', 'report.publish', 'report.read', 'report.write'].sort(),
    );
    const again = await server.anonymous.post('/api/session/report-link', { secret }, { key: null });
    expect(again.status).toBe(404);

    expect((await client.get('/api/projects')).body.total).toBe(1);
    expect((await client.get(`/api/projects/${other.key}`)).status).toBe(404);
    const seen = (await client.get(`/api/projects/${project.key}/update`)).body;
    const levels = Object.fromEntries(
      seen.dimensions.map((d: { dimension: string }) => [d.dimension, 'green']),
    );
    const body = { asOf: day(0), scaleId: scale, overall: 'green', dimensions: levels, byTemplate: true };
    expect((await client.post(`/api/projects/${other.id}/reports`, body)).status).toBe(404);
    const draft = await client.post(`/api/projects/${project.id}/reports`, body);
    const published = await client.post(`/api/reports/${draft.body.id}/publish`, undefined, { version: 1 });
    expect(published.body, JSON.stringify(published.body)).toMatchObject({
      state: 'published',
      author: { id: manager.id },
    });

    expect((await client.patch(`/api/projects/${project.id}`, { name: 'Mine' }, { version: 1 })).status).toBe(
      403,
    );
    expect((await client.get('/api/people')).status).toBe(403);
    const lend = { deputyId: director.id, from: day(0), until: day(9) };
    expect((await client.post('/api/absences', lend)).status).toBe(403);
    const quiet = { kind: 'report-due', inApp: false, mail: false };
    expect((await client.put('/api/me/notification-preferences', quiet)).status).toBe(403);
    const filter = encodeURIComponent(
      `name == "monitoring.report.published" && projectId == "${project.id}"`,
    );
    const [log] = (await director.get(`/api/events?filter=${filter}`)).body.items;
    expect(log.actor).toMatchObject({ kind: 'token', personId: manager.id });
  });

  test('opens no more than its person may do now, and nothing once they may not sign in', async () => {
    const manager = await acme.person('Leo Leaver', 'project-manager');
    const project = await silent('Left', manager.id, 12);
    await remind(director, [project.id]);
    const { client } = await follow(manager);
    expect((await client.get(`/api/projects/${project.key}/update`)).status).toBe(200);
    const seen = (await director.get(`/api/people/${manager.id}`)).body;
    await director.delete(`/api/people/${manager.id}/grants/${seen.grants[0].id}`);
    expect((await client.get(`/api/projects/${project.key}/update`)).status).toBe(404);
    const now = (await director.get(`/api/people/${manager.id}`)).body;
    await director.patch(`/api/people/${manager.id}`, { active: false }, { version: now.version });
    expect((await client.get('/api/me')).status).toBe(401);
  });
});
