import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AuditOffice,
  drawn,
  newAudit,
  openAuditOffice,
  raise,
  riskWeights,
  team,
} from '../../../testing/audit-office.ts';
import type { TestPerson } from '../../../testing/test-server.ts';

let office: AuditOffice;
let director: TestPerson;
let auditor: TestPerson;
let second: TestPerson;
let manager: TestPerson;
let unit: string;
let programme: string;
let projects: AuditOffice['projects'];

beforeAll(async () => {
  office = await openAuditOffice();
  ({ director, auditor, second, manager, unit, programme, projects } = office);
});
afterAll(() => office.server.close());

describe('a programme of audits', () => {
  it('R3.1 plans audits, whose days are in order and whose people and places are there', async () => {
    const audit = await newAudit(office);
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
      ...team(office),
      questionnaire: 'HEALTH-1',
    };
    expect((await auditor.post('/api/audits', body)).body.fields[0].path).toBe('body.to');
    const unknown = await auditor.post('/api/audits', { ...body, to: '2026-04-01', questionnaire: 'NONE-9' });
    expect(unknown.body.fields[0].path).toBe('body.questionnaire');
    expect((await manager.post('/api/audits', { ...body, to: '2026-04-01' })).status).toBe(403);
  });

  it('R3.1 draws a sample by risk that can be repeated, and says when the frame is another', async () => {
    const audit = await newAudit(office);
    const draw = (id: string, version: number, seed = 'spring') =>
      auditor.post(`/api/audits/${id}/sample`, { seed, size: 4, weights: riskWeights }, { version });
    const first = await draw(audit.id, 1);
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(drawn(first.body)).toHaveLength(4);
    expect(first.body.sampled).toHaveLength(8);
    expect(first.body.sample).toMatchObject({
      seed: 'spring',
      frameHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(first.body.sampled[0].points).toMatchObject({ lastAudit: 1 });
    const other = await newAudit(office);
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
    const audit = await newAudit(office);
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
    const audit = await newAudit(office);
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
    await newAudit(office, { questionnaire: 'HEALTH-2' });
    const edited = await director.patch(path, { title: 'Later' }, { version: 3 });
    expect([edited.status, edited.body.detail]).toEqual([409, expect.stringContaining('in use')]);
    expect(
      (await director.patch('/api/questionnaires/HEALTH-1', { title: 'X' }, { version: 1 })).status,
    ).toBe(409);
    expect((await auditor.patch(path, { title: 'X' }, { version: 3 })).status).toBe(403);
  });
});

describe('the report of an audit', () => {
  it('R3.4 the report of an audit holds its seed, its scores and its findings, the same bytes twice', async () => {
    const audit = await newAudit(office);
    await auditor.post(
      `/api/audits/${audit.id}/sample`,
      { seed: 'report', size: 3, weights: riskWeights },
      { version: 1 },
    );
    await raise(office, { auditId: audit.id, title: 'Said in the report' });
    const file = (format: string) => auditor.get(`/api/audits/${audit.id}/document?format=${format}`);
    const [docx, again, pdf] = [await file('docx'), await file('docx'), await file('pdf')];
    expect(docx.body.subarray(0, 2).toString()).toBe('PK');
    expect(docx.body.equals(again.body)).toBe(true);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
