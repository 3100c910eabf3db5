import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let auditor: TestPerson;
let second: TestPerson;
let manager: TestPerson;
let analyst: TestPerson;
let unit: string;
let programme: string;
const projects: { id: string; key: string }[] = [];

const weights = { budget: 3, lastAudit: 2, controls: 3, status: 1, disagreement: 1 };
const team = () => ({ leadId: auditor.id, auditorIds: [second.id] });

const newAudit = async (given: object = {}) => {
  const { status, body } = await auditor.post('/api/audits', {
    ...{ title: 'Audit of the north', auditProgrammeId: programme, from: '2026-03-02', to: '2026-03-20' },
    ...{ ...team(), unitIds: [unit], questionnaire: 'HEALTH-1' },
    ...given,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const drawn = (audit: { sampled: { rank: number | null; project: { key: string } }[] }) =>
  audit.sampled.filter(s => s.rank !== null).map(s => s.project.key);

beforeAll(async () => {
  server = await startTestServer();
  org = await server.organisation('ministry', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  auditor = await org.person('Aud Auditor', 'auditor');
  second = await org.person('Bea Auditor', 'auditor');
  manager = await org.person('Max Manager', 'project-manager');
  analyst = await org.person('Ann Analyst', 'pmo-analyst');
  unit = (await director.post('/api/units', { name: 'North' })).body.id;
  programme = (await auditor.post('/api/audit-programmes', { year: 2026, title: 'Audits of 2026' })).body.id;
  for (let i = 0; i < 8; i += 1) {
    const { body } = await director.post('/api/projects', {
      ...{ name: `Project ${i}`, unitId: unit, managerId: manager.id, sponsorId: director.id },
      costForecastMinor: 100_00 * 10 ** (i % 5),
    });
    projects.push({ id: body.id, key: body.key });
  }
});
afterAll(() => server.close());

describe('a programme of audits', () => {
  it('R3.1 plans audits, whose days are in order and whose people and places are there', async () => {
    const audit = await newAudit();
    expect(audit).toMatchObject({
      state: 'planned',
      lead: { id: auditor.id },
      scope: { units: [{ name: 'North' }] },
    });
    const list = await manager.get('/api/audits?year=2026');
    expect(list.body.items.map((a: { id: string }) => a.id)).toContain(audit.id);
    const body = {
      title: 'X',
      auditProgrammeId: programme,
      from: '2026-03-02',
      to: '2026-03-01',
      ...team(),
      questionnaire: 'HEALTH-1',
    };
    expect((await auditor.post('/api/audits', body)).body.fields[0].path).toBe('body.to');
    const unknown = await auditor.post('/api/audits', { ...body, to: '2026-04-01', questionnaire: 'NONE-9' });
    expect(unknown.body.fields[0].path).toBe('body.questionnaire');
    expect((await manager.post('/api/audits', { ...body, to: '2026-04-01' })).status).toBe(403);
  });

  it('R3.1 draws a sample by risk that can be repeated, and says when the frame is another', async () => {
    const audit = await newAudit();
    const draw = (id: string, version: number, seed = 'spring') =>
      auditor.post(`/api/audits/${id}/sample`, { seed, size: 4, weights }, { version });
    const first = await draw(audit.id, 1);
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(drawn(first.body)).toHaveLength(4);
    expect(first.body.sampled).toHaveLength(8);
    expect(first.body.sample).toMatchObject({
      seed: 'spring',
      frameHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(first.body.sampled[0].points).toMatchObject({ lastAudit: 1 });
    const other = await newAudit();
    const again = await draw(other.id, 1);
    expect(drawn(again.body)).toEqual(drawn(first.body));
    expect(again.body.sample.frameHash).toBe(first.body.sample.frameHash);
    expect((await draw(audit.id, 1)).status).toBe(412);
    const repeat = await auditor.get(`/api/audits/${audit.id}/sample-repeat`);
    expect(repeat.body).toEqual({ same: true, frameChanged: false, added: [], removed: [], rescored: [] });
    const late = (await director.post('/api/projects', { name: 'Late', unitId: unit, managerId: manager.id }))
      .body;
    const changed = await auditor.get(`/api/audits/${audit.id}/sample-repeat`);
    expect(changed.body).toMatchObject({ same: true, frameChanged: true, added: [late.key] });
    // A project that the manager of one portfolio may not see is not in what they see of the sample.
    expect((await manager.get(`/api/audits/${audit.id}`)).body.sampled).toHaveLength(4);
  });

  it('R3.1 lets nobody audit their own work: manager, sponsor, member, by history', async () => {
    const own = (await director.post('/api/projects', { name: 'Own work', managerId: second.id })).body;
    await director.patch(`/api/projects/${own.id}`, { managerId: manager.id }, { version: own.version });
    const audit = await newAudit();
    const put = (auditorId: string | null, version: number) =>
      auditor.put(
        `/api/audits/${audit.id}/projects`,
        { projectId: own.id, auditorId, reason: 'Asked by the board' },
        { version },
      );
    const refused = await put(second.id, 1);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('managed it before');
    const done = await put(auditor.id, 1);
    expect(done.body.sampled[0]).toMatchObject({
      byHand: true,
      auditor: { id: auditor.id },
      conflicts: [{ person: { id: second.id }, why: 'managed it before' }],
    });
    expect((await put(director.id, 2)).body.fields[0].path).toBe('body.auditorId');
    const begun = await auditor.patch(`/api/audits/${audit.id}`, { state: 'fieldwork' }, { version: 2 });
    expect(begun.body.state).toBe('fieldwork');
    const answer = { side: 'auditor', answers: [{ question: 'case', score: 3 }] };
    const path = `/api/audits/${audit.id}/projects/${own.id}/assessment`;
    expect((await second.put(path, answer, { version: 1 })).status).toBe(409);
    const finding = await second.post('/api/findings', {
      ...{ title: 'X', severity: 'minor', standard: 'S', rootCause: 'other', statement: 'Y' },
      ...{ projectId: own.id, auditId: audit.id },
    });
    expect(finding.status).toBe(409);
    expect(finding.body.detail).toContain('Nobody audits their own work');
  });
});

describe('a questionnaire', () => {
  it('R3.2 is scored by weights, without what is n/a, with the manager’s own view beside', async () => {
    const audit = await newAudit();
    const [one] = projects;
    const base = `/api/audits/${audit.id}/projects/${one?.id}/assessment`;
    expect((await auditor.get(base)).status).toBe(404);
    await auditor.put(
      `/api/audits/${audit.id}/projects`,
      { projectId: one?.id, auditorId: auditor.id, reason: 'Largest' },
      { version: 1 },
    );
    await auditor.patch(`/api/audits/${audit.id}`, { state: 'fieldwork' }, { version: 2 });
    const answers = [
      {
        question: 'case',
        score: 4,
        note: 'Read',
        links: [{ label: 'Case', url: 'https://example.org/case' }],
      },
      { question: 'scope', score: 2 },
      { question: 'supplier', na: true },
    ];
    const told = await auditor.put(base, { side: 'auditor', answers }, { version: 1 });
    expect(told.body.auditor).toMatchObject({
      score: { pct: 75, answered: 2, of: 13 },
      version: 2,
      by: { id: auditor.id },
    });
    expect(told.body.self.score.pct).toBe(null);
    const own = await manager.put(
      base,
      { side: 'self', answers: [{ question: 'case', score: 4 }] },
      { version: 1 },
    );
    expect(own.body).toMatchObject({ self: { score: { pct: 100 } }, auditor: { score: { pct: 75 } } });
    expect((await auditor.put(base, { side: 'self', answers: [] }, { version: 2 })).status).toBe(403);
    expect((await auditor.put(base, { side: 'auditor', answers }, { version: 1 })).status).toBe(412);
    const { selfAssessments } = (await manager.get('/api/my-work')).body;
    expect(selfAssessments.map((a: { project: { key: string } }) => a.project.key)).not.toContain(one?.key);
    expect(selfAssessments.length).toBeGreaterThan(0);
    for (const url of ['javascript:alert(1)', 'http://example.org', '//example.org/x', 'data:text/html,x']) {
      const bad = await auditor.put(
        base,
        { side: 'auditor', answers: [{ question: 'case', links: [{ label: 'x', url }] }] },
        { version: 2 },
      );
      expect([url, bad.status, bad.body.fields[0].path]).toEqual([url, 400, 'body.answers.0.links.0.url']);
    }
    const wrong = (a: object) => auditor.put(base, { side: 'auditor', answers: [a] }, { version: 2 });
    expect((await wrong({ question: 'nothing' })).body.fields[0].path).toBe('body.answers.0.question');
    expect((await wrong({ question: 'baseline', score: 2 })).body.fields[0].path).toBe(
      'body.answers.0.score',
    );
    expect((await wrong({ question: 'else', score: 2 })).body.fields[0].path).toBe('body.answers.0.score');
  });

  it('R3.2 has versions; one that is in use or comes with the product is not edited', async () => {
    const sections = [
      { title: 'All', questions: [{ id: 'one', text: 'Is it so?', kind: 'scale', weight: 1 }] },
    ];
    const draft = { questionnaireCode: 'HEALTH', title: 'Our check', kind: 'health', sections };
    const made = await director.post('/api/questionnaires', draft);
    expect(made.body).toMatchObject({ key: 'HEALTH-2', state: 'draft', may: { edit: true } });
    expect((await director.post('/api/questionnaires', draft)).status).toBe(409);
    const twice = [
      { title: 'All', questions: [...(sections[0]?.questions ?? []), ...(sections[0]?.questions ?? [])] },
    ];
    const path = '/api/questionnaires/HEALTH-2';
    expect((await director.patch(path, { sections: twice }, { version: 1 })).body.fields[0].path).toBe(
      'body.sections',
    );
    expect((await director.patch(path, { title: 'Ours' }, { version: 1 })).body.title).toBe('Ours');
    expect((await director.patch(path, { title: 'Mine' }, { version: 1 })).status).toBe(412);
    expect((await director.patch(path, { state: 'published' }, { version: 2 })).body.state).toBe('published');
    await newAudit({ questionnaire: 'HEALTH-2' });
    const edited = await director.patch(path, { title: 'Later' }, { version: 3 });
    expect([edited.status, edited.body.detail]).toEqual([409, expect.stringContaining('in use')]);
    expect(
      (await director.patch('/api/questionnaires/HEALTH-1', { title: 'X' }, { version: 1 })).status,
    ).toBe(409);
    expect((await auditor.patch(path, { title: 'X' }, { version: 3 })).status).toBe(403);
  });
});

const raise = async (by: TestPerson, given: object = {}) => {
  const { status, body } = await by.post('/api/findings', {
    ...{ title: 'No baseline', severity: 'major', standard: 'ISO 21502:2020, 7.6', rootCause: 'not-known' },
    ...{ statement: 'The schedule has no baseline.', projectId: projects[1]?.id },
    ...given,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};

/** Takes a finding all the way: an action, agreed, done by its owner, verified by somebody else, closed. */
async function closed(finding: { id: string; version: number }) {
  const move = (to: string, version: number, note = '') =>
    auditor.post(`/api/findings/${finding.id}/moves`, { to, note }, { version });
  const planned = await auditor.post(`/api/findings/${finding.id}/actions`, {
    ...{ what: 'Set the baseline', ownerId: manager.id, due: '2199-01-01' },
  });
  const [action] = planned.body.actions;
  await move('agreed', planned.body.version);
  await manager.post(`/api/actions/${action.id}/completion`, { evidence: 'Baseline 1' }, { version: 1 });
  const verified = await auditor.post(
    `/api/actions/${action.id}/verification`,
    { accepted: true, note: 'Seen' },
    { version: 2 },
  );
  return (await move('closed', verified.body.version)).body;
}

describe('a finding', () => {
  it('R3.4 goes from open to closed by actions that somebody else verifies, and comes back by a re-audit', async () => {
    const finding = await raise(auditor);
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
    const finding = await raise(auditor, { projectId: null, raisedOn: '2026-01-05' });
    expect(finding.ageDays).toBeGreaterThan(0);
    expect(
      (await auditor.patch(`/api/findings/${finding.id}`, { severity: 'critical' }, { version: 9 })).status,
    ).toBe(412);
    expect((await manager.post('/api/findings', {})).status).toBe(403);
  });

  it('R3.4 is a repeat after the same was closed, systemic in three projects', async () => {
    const standard = 'ISO 31000:2018, 6.5';
    const first = await closed(
      await raise(auditor, { standard, projectId: projects[2]?.id, raisedOn: '2026-01-05' }),
    );
    expect(first.state).toBe('closed');
    const repeat = await raise(auditor, { standard, projectId: projects[2]?.id });
    expect(repeat).toMatchObject({ repeats: [first.key], systemic: false });
    await raise(auditor, { standard, projectId: projects[3]?.id });
    const third = await raise(auditor, { standard, projectId: projects[4]?.id });
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
    const finding = await raise(auditor, { projectId: secret.id, standard: 'Secret standard' });
    expect((await analyst.get(`/api/findings/${finding.id}`)).status).toBe(404);
    expect((await auditor.get(`/api/findings/${finding.id}`)).status).toBe(200);
    const after = (await analyst.get('/api/compliance')).body;
    expect({ ...after, computedAt: null }).toEqual({ ...before, computedAt: null });
    const audit = await newAudit();
    const sampled = await auditor.post(
      `/api/audits/${audit.id}/sample`,
      { seed: 's', size: 20, weights },
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

describe('a review', () => {
  it('R3.6 says delivery confidence in five points, with recommendations that have criticality, owner and day', async () => {
    const project = projects[5]?.id;
    const made = await auditor.post(`/api/projects/${project}/reviews`, {
      ...{ title: 'Gateway 3', kind: 'gateway', day: '2026-02-02' },
    });
    expect(made.body).toMatchObject({ state: 'draft', confidence: null, lead: { id: auditor.id } });
    const path = `/api/reviews/${made.body.id}`;
    expect(
      (
        await director.post(`/api/projects/${project}/reviews`, {
          title: 'X',
          kind: 'peer',
          day: '2026-02-02',
        })
      ).status,
    ).toBe(409);
    const early = await auditor.patch(path, { state: 'final' }, { version: 1 });
    expect(early.body.fields[0].path).toBe('body.confidence');
    const added = await auditor.post(`${path}/recommendations`, {
      ...{ text: 'Name a supplier manager', criticality: 'critical', ownerId: manager.id, due: '2026-03-01' },
    });
    const [recommendation] = added.body.recommendations;
    expect(recommendation).toMatchObject({ criticality: 'critical', overdueDays: expect.any(Number) });
    const final = await auditor.patch(path, { confidence: 'amber-red', state: 'final' }, { version: 1 });
    expect(final.body).toMatchObject({ confidence: 'amber-red', state: 'final' });
    expect((await auditor.patch(path, { confidence: 'green' }, { version: 2 })).status).toBe(409);
    const item = `/api/recommendations/${recommendation.id}`;
    expect((await manager.patch(item, { text: 'Less' }, { version: 1 })).status).toBe(403);
    expect((await manager.patch(item, { state: 'done' }, { version: 1 })).body.fields[0].path).toBe(
      'body.outcome',
    );
    const done = await manager.patch(item, { state: 'done', outcome: 'Named' }, { version: 1 });
    expect(done.body.recommendations).toMatchObject([{ state: 'done', overdueDays: null }]);
    expect((await manager.get(`/api/reviews?project=${project}`)).body.items).toHaveLength(1);
  });
});

describe('maturity', () => {
  it('R3.2 stands for a level from one to five, with the lowest answers as steps of a roadmap', async () => {
    const made = await auditor.post('/api/maturity', { title: 'Spring', day: '2026-02-02' });
    expect(made.body).toMatchObject({ level: null, roadmap: [], version: 1 });
    const answers = [
      { question: 'mandate', score: 4 },
      { question: 'method', score: 1 },
      { question: 'lessons', score: 2 },
    ];
    const told = await auditor.put(`/api/maturity/${made.body.id}`, { answers }, { version: 1 });
    expect(told.body).toMatchObject({
      level: 3,
      roadmap: [
        { question: 'method', level: 2, target: 3 },
        { question: 'lessons', level: 3, target: 4 },
      ],
    });
    expect((await auditor.put(`/api/maturity/${made.body.id}`, { answers }, { version: 1 })).status).toBe(
      412,
    );
    expect((await auditor.post('/api/maturity', { title: 'X', day: '2199-01-01' })).status).toBe(400);
    expect((await manager.get('/api/maturity')).body.items[0].view.may.answer).toBe(false);
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
    const finding = await raise(auditor, { projectId: projects[6]?.id, severity: 'critical' });
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

  it('R3.4 the report of an audit holds its seed, its scores and its findings, the same bytes twice', async () => {
    const audit = await newAudit();
    await auditor.post(
      `/api/audits/${audit.id}/sample`,
      { seed: 'report', size: 3, weights },
      { version: 1 },
    );
    await raise(auditor, { auditId: audit.id, title: 'Said in the report' });
    const file = (format: string) => auditor.get(`/api/audits/${audit.id}/document?format=${format}`);
    const [docx, again, pdf] = [await file('docx'), await file('docx'), await file('pdf')];
    expect(docx.body.subarray(0, 2).toString()).toBe('PK');
    expect(docx.body.equals(again.body)).toBe(true);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
