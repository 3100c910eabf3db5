import { expect } from 'vitest';
import { startTestServer, type TestOrganisation, type TestPerson, type TestServer } from './test-server.ts';

/** An organisation with eight projects in one department, who audits them, and the programme of 2026. */
export interface AuditOffice {
  readonly server: TestServer;
  readonly org: TestOrganisation;
  readonly director: TestPerson;
  readonly auditor: TestPerson;
  readonly second: TestPerson;
  readonly manager: TestPerson;
  readonly analyst: TestPerson;
  readonly unit: string;
  readonly programme: string;
  readonly projects: readonly { readonly id: string; readonly key: string }[];
}

export async function openAuditOffice(): Promise<AuditOffice> {
  const server = await startTestServer();
  const org = await server.organisation('ministry', { currency: 'GBP' });
  const director = await org.person('Ada Director', 'pmo-director');
  const auditor = await org.person('Aud Auditor', 'auditor');
  const second = await org.person('Bea Auditor', 'auditor');
  const manager = await org.person('Max Manager', 'project-manager');
  const analyst = await org.person('Ann Analyst', 'pmo-analyst');
  const unit = (await director.post('/api/units', { name: 'North' })).body.id;
  const planned = await auditor.post('/api/audit-programmes', { year: 2026, title: 'Audits of 2026' });
  const projects: { id: string; key: string }[] = [];
  for (let i = 0; i < 8; i += 1) {
    const { body } = await director.post('/api/projects', {
      ...{ name: `Project ${i}`, unitId: unit, managerId: manager.id, sponsorId: director.id },
      costForecastMinor: 100_00 * 10 ** (i % 5),
    });
    projects.push({ id: body.id, key: body.key });
  }
  return {
    ...{ server, org, director, auditor, second, manager, analyst, unit, projects },
    programme: planned.body.id,
  };
}

export const riskWeights = { budget: 3, lastAudit: 2, controls: 3, status: 1, disagreement: 1 };

export const team = ({ auditor, second }: AuditOffice) => ({ leadId: auditor.id, auditorIds: [second.id] });

/** Plans an audit of the department. */
export async function newAudit(office: AuditOffice, given: object = {}) {
  const { status, body } = await office.auditor.post('/api/audits', {
    ...{ title: 'Audit of the north', auditProgrammeId: office.programme, from: '2026-03-02' },
    ...{ to: '2026-03-20', ...team(office), unitIds: [office.unit], questionnaire: 'HEALTH-1' },
    ...given,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** The keys of the projects of a sample. */
export const drawn = (audit: { sampled: { rank: number | null; project: { key: string } }[] }) =>
  audit.sampled.filter(s => s.rank !== null).map(s => s.project.key);

/** Raises a finding on the second project. */
export async function raise(office: AuditOffice, given: object = {}) {
  const { status, body } = await office.auditor.post('/api/findings', {
    ...{ title: 'No baseline', severity: 'major', standard: 'ISO 21502:2020, 7.6', rootCause: 'not-known' },
    ...{ statement: 'The schedule has no baseline.', projectId: office.projects[1]?.id },
    ...given,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** Takes a finding all the way: an action, agreed, done by its owner, verified by somebody else, closed. */
export async function closed(
  { auditor, manager }: AuditOffice,
  finding: { readonly id: string; readonly version: number },
) {
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
