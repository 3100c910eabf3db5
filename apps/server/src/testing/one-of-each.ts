import { setTimeout as delay } from 'node:timers/promises';
import { queueMail, systemActor } from '../platform/index.ts';
import { addPeople } from '../register/index.ts';
import type { Answer, Client } from './client.ts';
import { jobEnded } from './job-ended.ts';
import type { TestPerson, TestServer } from './test-server.ts';

const must = async (answer: Promise<Answer>): Promise<string> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.id;
};

/** Takes in an empty plan and adds a task that moves nothing; answers the import. */
async function onePlan(by: Client, project: string, name: string): Promise<string> {
  const empty = '<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"/>';
  const path = `/api/projects/${project}/plan`;
  const { body } = await by.upload(`${path}/imports`, { name: 'empty.xml', bytes: empty });
  await jobEnded(by, body.jobId);
  const commands = [{ do: 'create', fields: { name: `Task of ${name}`, inactive: true } }];
  await by.post(`${path}/steps`, { commands }, { version: 1 });
  return body.id;
}

/** Lets a project follow a method of the organisation, where it has one, with a step done and one that does not apply. */
async function followMethod(by: Client, project: string): Promise<void> {
  const method = (await by.get('/api/methods')).body.items.find((m: { key: string }) => m.key === 'LIGHT');
  if (method === undefined) return;
  const path = `/api/projects/${project}/method`;
  const today = new Date().toISOString().slice(0, 10);
  const chosen = { methodVersionId: method.newest.id, level: 'full', from: today, reason: 'So' };
  await must(by.put(path, chosen, { version: 1 }));
  await must(by.post(`${path}/steps`, { step: 'one-page-charter', state: 'done' }));
  const not = { step: 'do-hand-over', state: 'not-applicable', reason: 'Nothing to hand over' };
  await must(by.post(`${path}/steps`, not));
}

/** Adds a method of the organisation with a published version and a draft, and rules that propose it. */
async function oneMethod(by: Client): Promise<Map<string, string>> {
  await must(by.post('/api/method-packs', { keys: ['LIGHT'] }));
  const { items } = (await by.get('/api/methods')).body;
  const { id, newest } = items.find((m: { key: string }) => m.key === 'LIGHT');
  // Where there are a draft and rules already, they stay.
  await by.post(`/api/methods/${id}/drafts`);
  const rules = [
    { name: 'Dear', when: 'cost > 5000', methodId: id, level: 'full' },
    { name: 'All others', when: '', methodId: id, level: 'light' },
  ];
  await by.put('/api/tailoring-rules', { rules }, { version: 1 });
  return new Map([
    ['method', id],
    ['methodVersion', newest.id],
  ]);
}

/** Adds one of each thing that audits leave in a project: an audit with it in the sample, a finding, an action, a review. */
async function oneAudit(
  by: Client,
  project: string,
  name: string,
  person: string,
): Promise<Map<string, string>> {
  const programme = await must(by.post('/api/audit-programmes', { year: 2026, title: 'Audits' }));
  const when = { from: '2026-03-02', to: '2026-03-20' };
  const audit = await must(
    by.post('/api/audits', {
      ...{ title: 'Health', auditProgrammeId: programme, ...when, leadId: person, questionnaire: 'HEALTH-1' },
    }),
  );
  const put = { projectId: project, auditorId: null, reason: 'One of each' };
  const set = await by.put(`/api/audits/${audit}/projects`, put, { version: 1 });
  if (set.status !== 200) throw new Error(JSON.stringify(set.body));
  const said = { severity: 'minor', standard: 'S', rootCause: 'other', statement: 'It is so.' };
  const finding = await must(by.post('/api/findings', { title: name, ...said, projectId: project }));
  const due = { what: 'Mend it', ownerId: person, due: '2190-01-01' };
  const { body: planned } = await by.post(`/api/findings/${finding}/actions`, due);
  const wrong = { code: 'GOV-01', reason: 'So', expires: '2190-01-01' };
  const alarm = await by.post(`/api/projects/${project}/false-alarms`, wrong);
  return new Map<string, string>([
    ['auditProgramme', programme],
    ['audit', audit],
    ['finding', finding],
    ['action', planned.actions[0].id],
    // Rules of a confidential project are nobody's but its members'.
    ...(alarm.status === 201 ? ([['falseAlarm', alarm.body.id]] as const) : []),
  ]);
}

/** Prepares, opens and decides the gate of a project with one condition; answers the ids of its parts. */
async function oneGate(
  by: Client,
  project: string,
  owner: string,
): Promise<readonly (readonly [string, string])[]> {
  const code = `one-${Math.random().toString(36).slice(2, 12)}`;
  const content = {
    criteria: [{ kind: 'judged', name: 'One' }],
    deliverables: [{ name: 'One' }],
    approvers: [{ role: 'pmo-director', chair: true }],
    ...{ quorum: 1, holds: [] },
  };
  await by.post('/api/gate-standards', { code, name: 'One', content });
  const milestoneId = await must(
    by.post(`/api/projects/${project}/milestones`, { name: 'One', kind: 'gate' }),
  );
  const { body: gate } = await by.post(`/api/projects/${project}/gates`, { milestoneId, standard: code });
  const at = `/api/gates/${gate.id}`;
  await by.post(`${at}/opening`, {}, { version: 1 });
  await by.put(`${at}/vote`, { choice: 'for' }, { version: 2 });
  const { evidenceHash } = (await by.get(at)).body;
  const conditions = [{ text: 'One', ownerId: owner, due: '2190-01-01' }];
  const decision = { decision: 'go-with-conditions', words: 'One', evidenceHash, conditions };
  const decided = await by.post(`${at}/decision`, decision, { version: 3 });
  if (decided.status >= 300) throw new Error(`${decided.status} ${JSON.stringify(decided.body)}`);
  return [
    ['gate', gate.id],
    ['criterion', gate.criteria[0].id],
    ['deliverable', gate.deliverables[0].id],
    ['condition', decided.body.conditions[0].id],
  ];
}

/** Waits for what the decision at a gate had archived, and holds it; answers the ids of both. */
async function oneRecord(by: Client, project: string): Promise<readonly (readonly [string, string])[]> {
  for (const until = Date.now() + 50_000; ; await delay(20)) {
    const [record] = (await by.get(`/api/records?project=${project}`)).body.items;
    const { items } = (await by.get('/api/jobs')).body;
    const open = items.some((j: { state: string }) => ['queued', 'running'].includes(j.state));
    if (record !== undefined && !open) {
      const hold = { projectId: project, recordId: record.id, matter: 'One', reason: 'One' };
      const held = await by.post('/api/legal-holds', hold);
      // A confidential project is held by its members only.
      return [
        ['record', record.id],
        ...(held.status === 201 ? ([['legalHold', held.body.id]] as const) : []),
      ];
    }
    if (Date.now() > until) throw new Error(`Nothing was archived: ${JSON.stringify(items)}`);
  }
}

/** Adds one message to the records system that was given up. */
async function oneDelivery(server: TestServer, org: string): Promise<string> {
  const { superuser } = server;
  await superuser.query(
    `insert into platform_webhook (org_id, purpose) values ($1, 'records') on conflict do nothing`,
    [org],
  );
  const { rows } = await superuser.query<{ id: string }>(
    `insert into platform_webhook_delivery (org_id, id, purpose, event, body, state, due_at, created_at, settled_at)
     values ($1, gen_random_uuid(), 'records', 'test', '{}', 'failed', now(), now(), now()) returning id`,
    [org],
  );
  return rows[0]?.id ?? '';
}

/** Adds one of each thing in a project, which is confidential if so said: its own milestone, report, override, role. */
export async function oneProject(
  by: Client,
  name: string,
  attributes: object,
  member: string,
): Promise<Map<string, string>> {
  const project = await must(by.post('/api/projects', { name, ...attributes }));
  const scale: string = (await by.get('/api/rating-scales')).body.items[0].id;
  // A day on which the project is there, so that the weekly update has something to say of the draft.
  const report = { asOf: new Date().toISOString().slice(0, 10), scaleId: scale, overall: 'Green' };
  const published = await must(
    by.post(`/api/projects/${project}/reports`, { ...report, asOf: '2025-12-31' }),
  );
  await must(by.post(`/api/reports/${published}/publish`, undefined, { version: 1 }));
  const planImport = await onePlan(by, project, name);
  const applied = { templates: ['communications'], start: '2029-01-01' };
  await must(by.post(`/api/projects/${project}/templates`, applied));
  const made = { template: 'issue-log', title: `Issues of ${name}` };
  const document = await must(by.post(`/api/projects/${project}/documents`, made));
  const override = { status: 'at-risk', reason: 'So', expires: '2190-01-01' };
  const grant = { role: 'team-member', scopeKind: 'project', scopeId: project };
  const given = await by.post(`/api/people/${member}/grants`, grant);
  await followMethod(by, project);
  return new Map([
    ...(await oneAudit(by, project, name, member)),
    ['project', project],
    ['planImport', planImport],
    ['scale', scale],
    ['milestone', await must(by.post(`/api/projects/${project}/milestones`, { name: `Gate of ${name}` }))],
    ['report', await must(by.post(`/api/projects/${project}/reports`, report))],
    ['published', published],
    ['document', document],
    ['override', await must(by.post(`/api/projects/${project}/override`, override))],
    ...(await oneGate(by, project, member)),
    ...(await oneRecord(by, project)),
    ['grant', given.body.grants.find((g: { scope: { id: string } }) => g.scope.id === project).id],
  ]);
}

/** Adds one of each thing that is somebody's own: a token, an import with its job and its file. */
export async function oneOfOwn(
  server: TestServer,
  by: TestPerson,
  name: string,
): Promise<Map<string, string>> {
  const token = await must(by.post('/api/tokens', { name, scopes: ['project.read'] }));
  const lines = { name: `${name}.csv`, bytes: `Key,Name\n${name},${name}\n` };
  const imported = await must(by.upload('/api/imports', lines, { as: 'projects' }));
  const mapping = { as: 'projects', source: name, fields: { externalKey: 'Key', name: 'Name' } };
  const checked = await by.post(`/api/imports/${imported}/check`, { mapping }, { key: null });
  await jobEnded(by, checked.body.jobId);
  const mail = await server.application.database.inTenant(by.org, (_, enter) =>
    enter(systemActor(by.org), tx =>
      queueMail(tx, {
        purpose: 'test',
        to: { personId: by.id, name, address: by.email },
        subject: name,
        text: name,
      }),
    ),
  );
  // Who may not add people has a deputy as well.
  const [deputyId = ''] = await server.application.database.inOrganisation(systemActor(by.org), tx =>
    addPeople(tx, [{ name: `Deputy of ${name}`, email: null, jobTitle: null, unitId: null }]),
  );
  const away = { personId: by.id, deputyId };
  const { rows } = await server.superuser.query<{ id: string }>(
    'select id from platform_file where created_by = $1 order by created_at desc limit 1',
    [by.id],
  );
  return new Map([
    ['token', token],
    ['mail', mail],
    ['absence', await must(by.post('/api/absences', { ...away, from: '2190-01-01', until: '2190-01-02' }))],
    ['import', imported],
    ['job', checked.body.jobId],
    ['file', rows[0]?.id ?? ''],
    ['delivery', await oneDelivery(server, by.org)],
    ['session', (await by.get('/api/account/sessions')).body.items[0].id],
    ['view', await must(by.post('/api/views', { list: 'projects', name, settings: {} }))],
  ]);
}

/** A calculated field of a name of its own. */
const fieldOf = (name: string) => {
  const key = `calc${name.replaceAll(/[^A-Za-z0-9]/g, '')}`.slice(0, 40);
  return { key, label: name, type: 'formula', result: 'text', formula: 'name' };
};

/** Adds one of each place. */
export async function onePlace(by: TestPerson, name: string): Promise<Map<string, string>> {
  const holiday = { name, day: '2030-12-25' };
  const template = `own-${by.id}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`.slice(0, 60);
  const own = { key: template, kind: 'document', type: 'visit', title: `Visit of ${name}` };
  const added = await by.post('/api/document-templates', own);
  const ofProjects = await by.post('/api/project-templates', { key: template, name, kind: 'base' });
  const kept = { name, years: 10, from: 'archiving', atEnd: 'review', appliesTo: 'everything' };
  const rule = await by.post('/api/retention-rules', kept);
  const unit = await must(by.post('/api/units', { name }));
  // Of the same name as that of projects, so that one name asks for either.
  await must(by.post('/api/fields', { ...fieldOf(name), entity: 'unit' }));
  const type = { unit, type: 'supportive', from: '2190-01-01', reason: name };
  return new Map([
    ['person', by.id],
    ...(added.status < 300 ? ([['template', template]] as const) : []),
    ...(ofProjects.status < 300 ? ([['projectTemplate', template]] as const) : []),
    ...(rule.status < 300 ? ([['retentionRule', rule.body.id]] as const) : []),
    ['unit', unit],
    ['pmoTypeChange', await must(by.post('/api/pmo-types', type))],
    ['portfolio', await must(by.post('/api/portfolios', { name }))],
    ['programme', await must(by.post('/api/programmes', { name }))],
    ['maturity', await must(by.post('/api/maturity', { title: name, day: '2026-01-05' }))],
    ['field', await must(by.post('/api/fields', fieldOf(name)))],
    ['calculated', fieldOf(name).key],
    ['holiday', await must(by.post('/api/holidays', holiday))],
    ...(await oneMethod(by)),
  ]);
}
