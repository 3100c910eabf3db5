import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AuditOffice,
  closed,
  drawn,
  newAudit,
  openAuditOffice,
  raise,
  riskWeights,
} from '../../../testing/audit-office.ts';
import type { TestPerson, TestServer } from '../../../testing/test-server.ts';

let office: AuditOffice;
let server: TestServer;
let director: TestPerson;
let auditor: TestPerson;
let second: TestPerson;
let manager: TestPerson;
let analyst: TestPerson;
let unit: string;
let projects: AuditOffice['projects'];

beforeAll(async () => {
  office = await openAuditOffice();
  ({ server, director, auditor, second, manager, analyst, unit, projects } = office);
});
afterAll(() => office.server.close());

describe('a finding', () => {
  it('R3.4 goes from open to closed by actions that somebody else verifies, and comes back by a re-audit', async () => {
    const finding = await raise(office);
    expect(finding).toMatchObject({ state: 'open', ageDays: 0, key: expect.stringMatching(/^F-\d+$/) });
    const move = (to: string, version: number, more: object = {}) =>
      auditor.post(`/api/findings/${finding.id}/moves`, { to, ...more }, { version });
    expect((await move('agreed', 1)).status).toBe(409);
    expect((await move('closed', 1)).status).toBe(409);
    const planned = await manager.post(`/api/findings/${finding.id}/actions`, {
      ...{ what: 'Set the baseline', ownerId: analyst.id, due: '2026-01-31' },
    });
    const [action] = planned.body.actions;
    expect(action).toMatchObject({ state: 'open', overdueDays: expect.any(Number) });
    expect((await analyst.get('/api/my-work')).body.actions).toMatchObject([
      { id: action.id, what: 'Set the baseline' },
    ]);
    expect((await move('agreed', 1)).body.state).toBe('agreed');
    const path = `/api/actions/${action.id}`;
    expect(
      (await second.post(`${path}/verification`, { accepted: true, note: 'x' }, { version: 1 })).status,
    ).toBe(409);
    const evidence = { evidence: 'Baseline 1', evidenceUrl: 'javascript:alert(1)' };
    expect((await analyst.post(`${path}/completion`, evidence, { version: 1 })).status).toBe(400);
    const done = await analyst.post(
      `${path}/completion`,
      { ...evidence, evidenceUrl: '/projects/PRJ-0001' },
      { version: 1 },
    );
    expect(done.body).toMatchObject({ state: 'done', overdueDays: null });
    expect((await move('closed', done.body.version)).body.detail).toContain('somebody else');
    const own = await analyst.post(`${path}/verification`, { accepted: true, note: 'x' }, { version: 2 });
    expect([own.status, own.body.detail]).toEqual([403, expect.stringContaining('Somebody else')]);
    const back = await auditor.post(
      `${path}/verification`,
      { accepted: false, note: 'No reason given' },
      { version: 2 },
    );
    expect(back.body).toMatchObject({
      state: 'agreed',
      actions: [{ state: 'open', verification: 'No reason given' }],
    });
    await analyst.post(`${path}/completion`, { evidence: 'Now with its reason' }, { version: 3 });
    const verified = await auditor.post(
      `${path}/verification`,
      { accepted: true, note: 'Seen' },
      { version: 4 },
    );
    expect(verified.body.state).toBe('verified');
    expect((await move('closed', verified.body.version, { reauditOn: '2020-01-01' })).status).toBe(400);
    const shut = await move('closed', verified.body.version, { reauditOn: '2199-01-01' });
    expect(shut.body).toMatchObject({ state: 'closed', reauditOn: '2199-01-01' });
    const edit = await auditor.patch(
      `/api/findings/${finding.id}`,
      { title: 'X' },
      { version: shut.body.version },
    );
    expect(edit.status).toBe(409);
    expect((await move('open', shut.body.version)).body.fields[0].path).toBe('body.note');
    const again = await move('open', shut.body.version, { note: 'The next baseline is missing' });
    expect(again.body).toMatchObject({ state: 'open', reopened: 1, closedOn: null });
    const { history } = (await auditor.get(`/api/findings/${finding.id}`)).body;
    expect(history.map((h: { state: string }) => h.state)).toEqual([
      ...['open', 'agreed', 'done', 'agreed', 'done', 'verified', 'closed', 'open'],
    ]);
    const { body: log } = await director.get(
      `/api/events?filter=${encodeURIComponent('name.startsWith("governance.finding")')}`,
    );
    expect(log.items.map((e: { name: string }) => e.name)).toContain('governance.finding.reopened');
  });

  it('R3.4 is never found later than today, and a stale version is refused', async () => {
    const late = await auditor.post('/api/findings', {
      ...{
        title: 'X',
        severity: 'minor',
        standard: 'S',
        rootCause: 'other',
        statement: 'Y',
        raisedOn: '2199-01-01',
      },
    });
    expect([late.status, late.body.fields[0].path]).toEqual([400, 'body.raisedOn']);
    const finding = await raise(office, { projectId: null, raisedOn: '2026-01-05' });
    expect(finding.ageDays).toBeGreaterThan(0);
    expect(
      (await auditor.patch(`/api/findings/${finding.id}`, { severity: 'critical' }, { version: 9 })).status,
    ).toBe(412);
    expect((await manager.post('/api/findings', {})).status).toBe(403);
  });

  it('R3.4 is a repeat after the same was closed, systemic in three projects', async () => {
    const standard = 'ISO 31000:2018, 6.5';
    const first = await closed(
      office,
      await raise(office, { standard, projectId: projects[2]?.id, raisedOn: '2026-01-05' }),
    );
    expect(first.state).toBe('closed');
    const repeat = await raise(office, { standard, projectId: projects[2]?.id });
    expect(repeat).toMatchObject({ repeats: [first.key], systemic: false });
    await raise(office, { standard, projectId: projects[3]?.id });
    const third = await raise(office, { standard, projectId: projects[4]?.id });
    expect(third.systemic).toBe(true);
    const list = async (query: string) => (await manager.get(`/api/findings?${query}`)).body.items.length;
    expect(await list('only=repeat')).toBe(1);
    expect(await list('only=systemic')).toBeGreaterThanOrEqual(3);
    const { body } = await director.get('/api/compliance');
    expect(body.repeats).toMatchObject([{ key: repeat.key, earlier: [first.key] }]);
    expect(body.systemic).toContainEqual(
      expect.objectContaining({ by: 'standard', what: standard, projects: 3 }),
    );
  });

  it('of a confidential project is not there for who may not see it, nor counted', async () => {
    const secret = (
      await director.post('/api/projects', { name: 'Secret', confidential: true, unitId: unit })
    ).body;
    const before = (await analyst.get('/api/compliance')).body;
    const finding = await raise(office, { projectId: secret.id, standard: 'Secret standard' });
    expect((await analyst.get(`/api/findings/${finding.id}`)).status).toBe(404);
    expect((await auditor.get(`/api/findings/${finding.id}`)).status).toBe(200);
    const after = (await analyst.get('/api/compliance')).body;
    expect({ ...after, computedAt: null }).toEqual({ ...before, computedAt: null });
    const audit = await newAudit(office);
    const sampled = await auditor.post(
      `/api/audits/${audit.id}/sample`,
      { seed: 's', size: 20, weights: riskWeights },
      { version: 1 },
    );
    expect(drawn(sampled.body)).toContain(secret.key);
    const seen = (await analyst.get(`/api/audits/${audit.id}`)).body;
    expect(drawn(seen)).not.toContain(secret.key);
    expect(seen.projects).toBe(sampled.body.projects - 1);
    const report = await analyst.get(`/api/audits/${audit.id}/document?format=docx`);
    expect(report.status).toBe(200);
    const other = await server.organisation(`rival`);
    const intruder = await other.person('Ivan Intruder', 'pmo-director', 'auditor');
    expect((await intruder.get(`/api/audits/${audit.id}`)).status).toBe(404);
    const foreign = await intruder.post('/api/findings', {
      ...{
        title: 'X',
        severity: 'minor',
        standard: 'S',
        rootCause: 'other',
        statement: 'Y',
        projectId: secret.id,
      },
    });
    expect([foreign.status, foreign.body.fields[0].path]).toEqual([400, 'body.projectId']);
  });
});

describe('a false alarm', () => {
  it('R3.3 is counted apart from what fails, until its day or until it is ended', async () => {
    const [project] = projects;
    const state = async () => (await director.get(`/api/projects/${project?.id}/controls/GOV-07`)).body;
    const path = `/api/projects/${project?.id}/false-alarms`;
    const before = (await director.get('/api/control-matrix')).body.whole;
    expect(await state()).toMatchObject({ state: 'fail', falseAlarm: null, may: { markFalseAlarm: true } });
    const mark = { code: 'GOV-07', reason: 'Planned in another tool', expires: '2199-01-01' };
    expect((await manager.post(path, mark)).status).toBe(403);
    expect((await director.post(path, { ...mark, expires: '2020-01-01' })).status).toBe(400);
    expect((await director.post(path, { ...mark, code: 'GOV-01' })).status).toBe(409);
    const made = await director.post(path, mark);
    expect(made.status).toBe(201);
    expect(await state()).toMatchObject({ state: 'false-alarm', falseAlarm: { reason: mark.reason } });
    const { whole } = (await director.get('/api/control-matrix')).body;
    expect(whole).toMatchObject({ failed: before.failed - 1, falseAlarms: 1 });
    const end = `/api/false-alarms/${made.body.id}/end`;
    expect((await director.post(end, { reason: 'Moved here' }, { version: 2 })).status).toBe(412);
    expect((await director.post(end, { reason: 'Moved here' }, { version: 1 })).status).toBe(200);
    expect(await state()).toMatchObject({ state: 'fail' });
  });

  it('R3.3 the catalogue holds at least forty controls, some over findings and waivers', async () => {
    const { items } = (await director.get('/api/controls')).body;
    expect(items.length).toBeGreaterThanOrEqual(40);
    const finding = await raise(office, { projectId: projects[6]?.id, severity: 'critical' });
    const { body } = await director.get(`/api/projects/${finding.project.id}/controls/AUD-01`);
    expect(body).toMatchObject({ state: 'fail', evidence: [{ field: 'criticalFindings', value: '1' }] });
  });
});

describe('compliance', () => {
  it('R3.10 is told by department, standard and kind of finding, month by month', async () => {
    await director.post('/api/control-runs');
    const { body } = await director.get('/api/compliance');
    expect(body.months).toHaveLength(12);
    expect(body.months.at(-1)).toMatchObject({ pct: expect.any(Number), open: body.findings.open });
    expect(body.units.map((u: { name: string }) => u.name)).toContain('North');
    expect(body.standards.find((s: { standard: string }) => s.standard === 'ISO 31000').openFindings).toBe(3);
    expect(body.findings.bySeverity.find((s: { severity: string }) => s.severity === 'critical').open).toBe(
      1,
    );
    expect((await director.get('/api/compliance?unit=00000000-0000-4000-8000-000000000000')).status).toBe(
      404,
    );
  });
});
