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
  const override = { status: 'at-risk', reason: 'So', expires: '2190-01-01' };
  const grant = { role: 'team-member', scopeKind: 'project', scopeId: project };
  const given = await by.post(`/api/people/${member}/grants`, grant);
  return new Map([
    ['project', project],
    ['planImport', planImport],
    ['scale', scale],
    ['milestone', await must(by.post(`/api/projects/${project}/milestones`, { name: `Gate of ${name}` }))],
    ['report', await must(by.post(`/api/projects/${project}/reports`, report))],
    ['published', published],
    ['override', await must(by.post(`/api/projects/${project}/override`, override))],
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
  const unit = await must(by.post('/api/units', { name }));
  const type = { unit, type: 'supportive', from: '2190-01-01', reason: name };
  return new Map([
    ['person', by.id],
    ['unit', unit],
    ['pmoTypeChange', await must(by.post('/api/pmo-types', type))],
    ['portfolio', await must(by.post('/api/portfolios', { name }))],
    ['programme', await must(by.post('/api/programmes', { name }))],
    ['field', await must(by.post('/api/fields', fieldOf(name)))],
    ['calculated', fieldOf(name).key],
    ['holiday', await must(by.post('/api/holidays', holiday))],
  ]);
}
