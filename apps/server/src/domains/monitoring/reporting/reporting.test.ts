import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let scale: { id: string; name: string };
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('board', { timeZone: 'Europe/London' });
  director = await org.person('Ada Director', 'pmo-director');
  const { body } = await director.get('/api/rating-scales');
  scale = body.items.find((s: { levels: readonly unknown[] }) => s.levels.length === 3);
});
afterAll(() => server.close());

const today = () => new Date().toISOString().slice(0, 10);
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const late = async (name: string) => {
  const project = (
    await director.post('/api/projects', { name, startForecast: '2024-01-01', finishForecast: '2028-01-01' })
  ).body;
  const based = await director.post(
    `/api/projects/${project.id}/baseline`,
    { reason: 'Approved' },
    { version: 1 },
  );
  const slipped = await director.patch(
    `/api/projects/${project.id}`,
    { finishForecast: '2029-06-30' },
    { version: based.body.version },
  );
  expect(slipped.status, JSON.stringify(slipped.body)).toBe(200);
  return slipped.body;
};
const publish = async (project: string, asOf: string, overall: string, more: object = {}) => {
  const draft = await director.post(`/api/projects/${project}/reports`, {
    asOf,
    scaleId: scale.id,
    overall,
    ...more,
  });
  expect(draft.status, JSON.stringify(draft.body)).toBe(201);
  const published = await director.post(`/api/reports/${draft.body.id}/publish`, undefined, {
    version: draft.body.version,
  });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  return published.body;
};
const page = async (project: string, more = '') =>
  (await director.get(`/api/projects/${project}${more}`)).body;

describe('status', () => {
  it('R7.2 computes a status by rules beside the reported one, and says which rule and by how much', async () => {
    const project = await late('Signals');
    await publish(project.id, today(), 'Green');
    const seen = await page(project.key);
    expect(seen.health).toMatchObject({
      reported: { said: 'Green', level: 'green', status: 'on-track' },
      computed: 'off-track',
      disagreeSince: today(),
      slipDays: 546,
    });
    const schedule = seen.dimensions.find((d: { dimension: string }) => d.dimension === 'schedule');
    expect(schedule).toMatchObject({ computed: 'off-track', rule: 'finish-slip' });
    expect(schedule.because).toContain('546 days');
  });

  it('R7.2 lets the status be set by hand only with a reason, until a day, and keeps what the rules say', async () => {
    const project = await late('Points');
    const path = `/api/projects/${project.id}/override`;
    const expires = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    expect((await director.post(path, { status: 'at-risk', expires })).status).toBe(400);
    expect(
      (await director.post(path, { status: 'at-risk', reason: 'Recovery agreed', expires: today() })).status,
    ).toBe(400);
    const set = await director.post(path, { status: 'at-risk', reason: 'Recovery agreed', expires });
    expect(set.status).toBe(201);
    const seen = await page(project.key);
    expect(seen.health.computed).toBe('at-risk');
    expect(seen.override).toMatchObject({ reason: 'Recovery agreed', author: { name: 'Ada Director' } });
    expect(JSON.stringify(seen.computed.reasons)).toContain('Recovery agreed');
    const gone = await director.delete(`${path}/${set.body.id}`, { version: set.body.version });
    expect(gone.status).toBe(204);
    expect((await page(project.key)).health.computed).toBe('off-track');
  });

  it('R7.2 keeps a rating that is no colour as it was said, and never counts it as one', async () => {
    const project = await late('Reset');
    await publish(project.id, today(), 'Reset');
    expect((await page(project.key)).health.reported).toEqual({
      said: 'Reset',
      level: null,
      status: 'unknown',
    });
    const cockpit = (await director.get('/api/cockpit')).body;
    expect(cockpit.reported).toContainEqual({ said: 'Reset', status: 'unknown', count: 1, before: null });
  });

  it('R7.2 judges by the version of the rules in force, and by the class of the project', async () => {
    const project = await late('Classed');
    const { body } = await director.get('/api/status-rules');
    const rules = structuredClone(body.items[0].rules);
    rules.classes = { Heavy: { 'finish-slip': 'off' } };
    const added = await director.post('/api/status-rules', {
      validFrom: today(),
      note: 'Heavy is never late',
      rules,
    });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    expect((await page(project.key)).health.computed).toBe('off-track');
    const now = (await page(project.key)).project;
    await director.patch(`/api/projects/${project.id}`, { class: 'Heavy' }, { version: now.version });
    expect((await page(project.key)).dimensions[0]).toMatchObject({
      dimension: 'schedule',
      computed: 'on-track',
    });
    const bad = await director.post('/api/status-rules', {
      validFrom: today(),
      note: 'x',
      rules: { rules: [{ id: 'A B' }] },
    });
    expect(bad.status).toBe(400);
    expect(bad.body.fields.length).toBeGreaterThan(0);
  });
});

describe('a status report', () => {
  it('cannot change once published; a correction is a new revision with its reason, and the old one stays', async () => {
    const project = await late('Ledger');
    const first = await publish(project.id, ago(3), 'Amber', { narrative: 'As planned' });
    const patched = await director.patch(
      `/api/reports/${first.id}`,
      { overall: 'Green' },
      { version: first.version },
    );
    expect([patched.status, patched.body.code]).toEqual([409, 'conflict']);
    const silent = await director.post(`/api/reports/${first.id}/corrections`, { overall: 'Red' });
    expect(silent.status).toBe(400);
    const corrected = await director.post(`/api/reports/${first.id}/corrections`, {
      overall: 'Red',
      reason: 'Missed the audit',
    });
    expect(corrected.body).toMatchObject({
      revision: 2,
      reason: 'Missed the audit',
      overall: { said: 'Red' },
    });
    expect((await page(project.key)).health.reported.said).toBe('Red');
    const all = (await director.get(`/api/projects/${project.id}/reports`)).body.items;
    expect(all.map((r: { revision: number }) => r.revision)).toEqual([2, 1]);
    const again = await director.post(`/api/reports/${first.id}/corrections`, {
      overall: 'Green',
      reason: 'x',
    });
    expect(again.status).toBe(409);
  });

  it('is a draft that only writers see, and changes nothing, until it is published', async () => {
    const project = await late('Draft');
    const draft = (
      await director.post(`/api/projects/${project.id}/reports`, {
        asOf: today(),
        scaleId: scale.id,
        overall: 'Red',
      })
    ).body;
    const sponsor = await org.person('Sue Sponsor', 'sponsor');
    expect((await sponsor.get(`/api/projects/${project.id}/reports`)).body.items).toEqual([]);
    expect((await page(project.key)).latestReport).toBeNull();
    expect((await sponsor.post(`/api/reports/${draft.id}/publish`, undefined, { version: 1 })).status).toBe(
      403,
    );
    expect(
      (
        await director.post(`/api/projects/${project.id}/reports`, {
          asOf: today(),
          scaleId: scale.id,
          overall: 'Red',
        })
      ).status,
    ).toBe(409);
  });

  it('is refused of a day to come, on a foreign scale, and by an auditor', async () => {
    const project = await late('Refused');
    const path = `/api/projects/${project.id}/reports`;
    const given = { asOf: today(), scaleId: scale.id, overall: 'Red' };
    expect((await director.post(path, { ...given, asOf: '2190-01-01' })).status).toBe(400);
    expect((await director.post(path, { ...given, scaleId: project.id })).status).toBe(400);
    const auditor = await org.person('Abe Auditor', 'auditor');
    expect((await auditor.post(path, given)).status).toBe(403);
    const rival = await (await server.organisation('rival')).person('Eve Other', 'pmo-director');
    expect((await rival.post(path, given)).status).toBe(404);
  });
});
