import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './client.ts';
import { startTestServer, type TestPerson } from './test-server.ts';

const mostMs = 30_000;

/** What was answered, which has to be a yes. */
export const must = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

/** A manager who writes, a sponsor who approves, a director who manages records, an auditor who reads them. */
export async function openRecordsDesk(slug: string, environment: Readonly<Record<string, string>> = {}) {
  const server = await startTestServer({ environment });
  const org = await server.organisation(slug);
  const director = await org.person('Dora Director', 'pmo-director');
  const admin = await org.person('Ada Admin', 'administrator');
  const manager = await org.person('Max Manager', 'project-manager');
  const sponsor = await org.person('Sue Sponsor', 'sponsor');
  const auditor = await org.person('Aud Auditor', 'auditor');

  const project = (name: string, given: object = {}) =>
    must(
      director.post('/api/projects', {
        ...{ name, managerId: manager.id, sponsorId: sponsor.id, ...given },
      }),
    );
  /** A project that only its manager, its sponsor and auditors see. */
  const confidential = async (name: string) => {
    const made = await project(name);
    const here = { scopeKind: 'project', scopeId: made.id };
    await must(director.post(`/api/people/${manager.id}/grants`, { role: 'project-manager', ...here }));
    await must(director.post(`/api/people/${sponsor.id}/grants`, { role: 'sponsor', ...here }));
    const hide = { confidential: true, reason: 'So' };
    await must(director.patch(`/api/projects/${made.id}`, hide, { version: made.version }));
    return made;
  };
  const handIn = async (d: Answer['body']) => {
    const asked = { approverId: sponsor.id };
    const sent = await must(manager.post(`/api/documents/${d.id}/submission`, asked, { version: d.version }));
    const said = { decision: 'approved' };
    return must(sponsor.post(`/api/documents/${d.id}/decision`, said, { version: sent.version }));
  };
  /** A document of a project with its first version approved. */
  const approved = async (of: { id: string }, title: string) => {
    const asked = { template: 'issue-log', title };
    const made = await must(manager.post(`/api/projects/${of.id}/documents`, asked));
    const [column] = made.sections[0].fields[0].columns;
    const values = { 'register.rows': [{ [column.key]: title }] };
    return handIn(
      await must(manager.patch(`/api/documents/${made.id}`, { values }, { version: made.version })),
    );
  };
  /** The next version of a document, approved. */
  const approvedAgain = async (d: Answer['body'], title: string) => {
    const begun = { reason: 'It changed' };
    const next = await must(manager.post(`/api/documents/${d.id}/revision`, begun, { version: d.version }));
    return handIn(await must(manager.patch(`/api/documents/${d.id}`, { title }, { version: next.version })));
  };
  /** Waits until everything that is to be archived is. */
  const archived = async (): Promise<void> => {
    for (const until = Date.now() + mostMs; ; await delay(50)) {
      const { items } = (await director.get('/api/jobs')).body;
      const jobs = items.filter((j: { kind: string }) => j.kind === 'record-archive');
      const open = jobs.filter((j: { state: string }) => ['queued', 'running'].includes(j.state));
      const failed = jobs.filter((j: { state: string }) => j.state === 'failed');
      if (failed.length > 0) throw new Error(JSON.stringify(failed));
      if (open.length === 0) return;
      if (Date.now() > until) throw new Error(`Not archived in time: ${JSON.stringify(open)}`);
    }
  };
  /** Moves a project to a state, and waits for what is archived at it. */
  const move = async (of: { id: string }, to: string, by: TestPerson = director): Promise<void> => {
    const { version } = (await must(by.get(`/api/projects/${of.id}`))).project;
    await must(by.post(`/api/projects/${of.id}/transition`, { to, reason: 'So' }, { version }));
    await archived();
  };
  const records = async (query = '', by: TestPerson = director) =>
    (await must(by.get(`/api/records${query}`))).items;
  const people = { director, admin, manager, sponsor, auditor };
  return { server, org, ...people, project, confidential, approved, approvedAgain, archived, move, records };
}
