import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../testing/client.ts';
import { readPdf } from '../../../testing/read-pdf.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let manager: TestPerson;
let sponsor: TestPerson;
let project: { id: string; key: string };

const ok = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  server = await startTestServer();
  org = await server.organisation('harbour', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  manager = await org.person('Max Manager', 'project-manager');
  sponsor = await org.person('Sue Sponsor', 'sponsor');
  project = await ok(
    director.post('/api/projects', {
      ...{ name: 'Bridge', managerId: manager.id, sponsorId: sponsor.id, finishForecast: '2030-05-01' },
      ...{ description: 'A bridge over the river, so that nobody needs the ferry any more after it.' },
      costForecastMinor: 1_250_000_00,
    }),
  );
  await ok(
    director.post(`/api/projects/${project.id}/milestones`, {
      name: 'Gate 1',
      kind: 'gate',
      forecast: '2028-05-01',
    }),
  );
});
afterAll(() => server.close());

const make = (template: string, more: object = {}) =>
  ok(manager.post(`/api/projects/${project.id}/documents`, { template, ...more }));
const write = (d: { id: string; version: number }, values: object, who = manager) =>
  who.patch(`/api/documents/${d.id}`, { values }, { version: d.version });
const words =
  'This is said at length so that it is long enough for the least length of the field, and then some.';

/** Writes something into every text that is required. */
const filled = async (d: Answer['body']) => {
  const values = Object.fromEntries(
    d.lacks.map((l: { path: string }) => {
      const [section, key] = l.path.split('.');
      const field = d.sections
        .find((s: { key: string }) => s.key === section)
        .fields.find((f: { key: string }) => f.key === key);
      const cell = (c: { type: string; choices?: string[] }) =>
        ({ date: '2029-01-01', money: 100, number: 1, list: c.choices?.[0] })[c.type] ?? 'Said';
      const said: Record<string, unknown> = {
        ...{ date: '2029-01-01', money: 500_00, number: 3, list: field.choices?.[0] },
        table: [
          Object.fromEntries(
            (field.columns ?? []).map((c: { key: string; type: string }) => [c.key, cell(c)]),
          ),
        ],
        checklist: Object.fromEntries((field.items ?? []).map((i: { key: string }) => [i.key, true])),
      };
      return [l.path, said[field.type] ?? words];
    }),
  );
  return ok(write(d, values));
};
const submitted = async (d: Answer['body'], approverId = sponsor.id) =>
  ok(manager.post(`/api/documents/${d.id}/submission`, { approverId }, { version: d.version }));
const decide = (who: TestPerson, d: Answer['body'], body: object = { decision: 'approved' }) =>
  who.post(`/api/documents/${d.id}/decision`, body, { version: d.version });

describe('a document', () => {
  it('R2.5 is made of a template and filled from the data of its project, with their day', async () => {
    const made = await make('project-charter');
    expect(made).toMatchObject({
      ...{ title: 'Project charter', state: 'draft', language: 'en-GB', currency: 'GBP' },
      author: { name: 'Max Manager' },
      values: {
        'mandate.project': 'Bridge',
        'mandate.key': 'PRJ-1',
        'mandate.sponsor': 'Sue Sponsor',
        'mandate.manager': 'Max Manager',
        'limits.finish': '2030-05-01',
        'limits.milestones': [{ name: 'Gate 1', baseline: null, forecast: '2028-05-01' }],
      },
      may: { edit: true, submit: true, decide: false },
    });
    expect(made.prefilled['mandate.project']).toMatch(/^\d{4}-\d\d-\d\d$/);
    const edited = await ok(write(made, { 'mandate.project': 'The new bridge' }));
    expect(edited.values['mandate.project']).toBe('The new bridge');
    expect(edited.prefilled['mandate.project']).toBeUndefined();
    expect(edited.prefilled['mandate.key']).toBeDefined();
    const german = await make('project-charter', { language: 'de' });
    expect(german).toMatchObject({ title: 'Projektauftrag', language: 'de' });
    const none = await manager.post(`/api/projects/${project.id}/documents`, {
      ...{ template: 'project-handbook', language: 'de' },
    });
    expect(none.body.fields[0].path).toBe('body.language');
    expect((await director.get('/api/document-templates/project-charter')).body.usage).toBe(2);
  });

  it('R2.5 refuses an unknown field, a text that is too long, a stale save, and loses nothing of the others', async () => {
    const made = await make('business-case');
    const unknown = await write(made, { 'nowhere.field': 'x' });
    expect(unknown.status).toBe(400);
    expect(unknown.body.fields[0].path).toBe('body.values.nowhere.field');
    expect((await write(made, { 'reason.need': 'x'.repeat(20_001) })).status).toBe(400);
    const wide = await write(made, { 'benefits.list': [{ benefit: 'x'.repeat(600) }] });
    expect(wide.body.fields[0].path).toBe('body.values.benefits.list.0.benefit');
    for (const value of ['not money', 1.5, [{}]])
      expect((await write(made, { 'money.cost': value })).status, String(value)).toBe(400);
    expect((await write(made, { 'risk.finish': '2030-02-30' })).status).toBe(400);
    expect((await write(made, { 'benefits.list': [{ nothing: 'x' }] })).body.fields[0].message).toContain(
      'nothing',
    );
    const first = await ok(write(made, { 'reason.need': words }));
    const stale = await write(made, { 'reason.strategy': words });
    expect(stale.status).toBe(412);
    expect(stale.body.current.values['reason.need']).toBe(words);
    const second = await ok(write(first, { 'reason.strategy': words }));
    expect(second.values).toMatchObject({ 'reason.need': words, 'reason.strategy': words });
  });

  it('R2.5 names what is missing before a review, and is approved by somebody who did not write it', async () => {
    const made = await make('initiation-request');
    expect(made.lacks.map((l: { path: string }) => l.path)).toContain('why.problem');
    const early = await manager.post(
      `/api/documents/${made.id}/submission`,
      { approverId: sponsor.id },
      { version: made.version },
    );
    expect(early.status).toBe(400);
    expect(early.body.detail).toMatch(/fields are missing/);
    expect(early.body.fields[0].path).toMatch(/^body\.values\.\w/);
    const full = await filled(made);
    expect(full.lacks).toEqual([]);
    const own = await manager.post(
      `/api/documents/${made.id}/submission`,
      { approverId: manager.id },
      { version: full.version },
    );
    expect(own.body.fields[0]).toMatchObject({ path: 'body.approverId' });
    const waiting = await submitted(full);
    expect(waiting).toMatchObject({
      state: 'in-review',
      decides: { id: sponsor.id },
      decidesWhy: 'approver',
    });
    const work = (await sponsor.get('/api/my-work')).body;
    expect(work.documents).toMatchObject([{ id: made.id, submittedBy: { id: manager.id }, insteadOf: null }]);
    expect((await director.get('/api/my-work')).body.documents).toEqual([]);
    expect((await sponsor.get('/api/notifications')).body.items[0]).toMatchObject({
      ...{ kind: 'document-asked', note: waiting.title },
    });
    expect((await decide(manager, waiting)).status).toBe(403);
    expect((await decide(director, waiting)).status).toBe(403);
    expect((await decide(sponsor, waiting, { decision: 'returned' })).body.fields[0].path).toBe(
      'body.comment',
    );
    const back = await ok(decide(sponsor, waiting, { decision: 'returned', comment: 'Say what it costs' }));
    expect(back).toMatchObject({
      state: 'draft',
      versions: [{ number: 1, decision: { comment: 'Say what it costs' } }],
    });
    expect((await manager.get('/api/notifications')).body.items[0]).toMatchObject({
      ...{ kind: 'document-sent-back', note: `${waiting.title}: Say what it costs` },
    });
    const again = await ok(write(back, { 'why.nothing': 'The ferry sinks.' }));
    const approved = await ok(decide(sponsor, await submitted(again)));
    expect(approved).toMatchObject({ state: 'approved', may: { edit: false, decide: false } });
    expect(approved.versions[1]).toMatchObject({
      number: 2,
      decision: { decision: 'approved', by: { id: sponsor.id } },
    });
    expect(approved.versions[1].hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await write(approved, { 'why.nothing': 'x' })).status).toBe(409);
    const diff = await ok(manager.get(`/api/documents/${made.id}/differences?from=1&to=2`));
    expect(diff.changes).toMatchObject([{ path: 'why.nothing', before: '', after: 'The ferry sinks.' }]);
    const next = await ok(
      manager.post(
        `/api/documents/${made.id}/revision`,
        { reason: 'New dates' },
        { version: approved.version },
      ),
    );
    expect(next).toMatchObject({ state: 'draft', versions: [{ number: 1 }, { number: 2 }] });
    expect(next.versions.map((v: { hash: string }) => v.hash)).toEqual(
      approved.versions.map((v: { hash: string }) => v.hash),
    );
  });

  it('R2.5 an approver who is away is stood in for, and one who left gives way to the PMO', async () => {
    const leaver = await org.person('Leo Leaver', 'programme-manager');
    const deputy = await org.person('Dora Deputy', 'sponsor');
    const d = await submitted(await filled(await make('initiation-request')), leaver.id);
    const namedIn = async (who: TestPerson, id: string) =>
      (await who.get('/api/my-work')).body.documents
        .filter((x: { id: string }) => x.id === id)
        .map((x: { insteadOf: string | null }) => x.insteadOf);
    expect(await namedIn(deputy, d.id)).toEqual([]);
    expect((await decide(deputy, d)).status).toBe(403);
    const today = new Date().toISOString().slice(0, 10);
    await ok(leaver.post('/api/absences', { deputyId: deputy.id, from: today, until: '2190-01-01' }));
    expect((await ok(deputy.get(`/api/documents/${d.id}`))).may.decide).toBe(true);
    expect(await namedIn(deputy, d.id)).toEqual(['Leo Leaver']);
    const second = await submitted(await filled(await make('initiation-request')), leaver.id);
    const done = await ok(decide(deputy, d));
    expect(done.versions[0].decision).toMatchObject({
      by: { id: deputy.id },
      standsInFor: { id: leaver.id },
    });
    await server.superuser.query(
      `update register_person set active = false where id in ('${leaver.id}', '${deputy.id}')`,
    );
    expect(await namedIn(director, second.id)).toEqual(['Leo Leaver']);
    const seen = await ok(director.get(`/api/documents/${second.id}`));
    expect(seen).toMatchObject({
      decides: { id: director.id },
      decidesWhy: 'escalated',
      may: { decide: true },
    });
    expect((await decide(manager, second)).status).toBe(403);
    expect((await ok(decide(director, second))).state).toBe('approved');
  });

  it('an approver who wrote a part of it does not approve it', async () => {
    const d = await filled(await make('initiation-request'));
    const touched = await ok(write(d, { 'why.nothing': 'Ada wrote this.' }, director));
    const asked = await manager.post(
      `/api/documents/${d.id}/submission`,
      { approverId: director.id },
      { version: touched.version },
    );
    expect(asked.body.fields[0]).toMatchObject({ path: 'body.approverId' });
    const able = (await ok(manager.get(`/api/documents/${d.id}/approvers`))).items.map(
      (p: { id: string }) => p.id,
    );
    expect(able[0]).toBe(sponsor.id);
    expect(able).not.toContain(director.id);
    expect(able).not.toContain(manager.id);
  });

  it('R2.7 a checklist keeps who ticked what and when', async () => {
    const list = await make('definition-of-done');
    expect(list.kind).toBe('checklist');
    const ticked = await ok(write(list, { 'work.items': { 'item-1': true, 'item-2': true } }));
    expect(ticked.values['work.items']['item-1']).toMatchObject({
      by: 'Max Manager',
      at: expect.stringMatching(/Z$/),
    });
    expect(ticked.lacks.map((l: { message: string }) => l.message)).toContain('2 items are not ticked.');
    const later = await ok(write(ticked, { 'work.items': { 'item-2': false, 'item-3': true } }, director));
    expect(later.values['work.items']).toMatchObject({
      'item-1': { by: 'Max Manager' },
      'item-3': { by: 'Ada Director' },
    });
    expect(later.values['work.items']['item-2']).toBeUndefined();
    expect((await write(later, { 'work.items': { 'item-99': true } })).status).toBe(400);
  });

  it.each([
    ['risk-register', { risk: 'It may rain', likelihood: 'High', exposure: 100_00, due: '2029-01-01' }],
    [
      'stakeholder-register',
      { who: 'Works council', influence: 'High', today: 'Sceptical', wanted: 'Supportive' },
    ],
    [
      'communication-register',
      { day: '2029-01-01', audience: 'Case workers', message: 'The change-over date' },
    ],
    ['lessons-register', { event: 'The key users forgot', advice: 'Train later', area: 'Training' }],
    ['benefit-register', { benefit: 'Shorter search', owner: 'Sue Sponsor' }],
  ])(
    'R2.8 the %s keeps typed rows, refuses what does not fit with its place, and is printed',
    async (key, row) => {
      const log = await make(key);
      expect(log.kind).toBe('register');
      const { columns } = log.sections[0].fields[0];
      expect(columns.map((c: { key: string }) => c.key)).toEqual(expect.arrayContaining(Object.keys(row)));
      const written = await ok(write(log, { 'register.rows': [row, { ...row }] }));
      expect(written.values['register.rows']).toEqual([row, row]);
      const strict = columns.find((c: { type: string }) => c.type === 'list' || c.type === 'date');
      const wrong = await write(written, { 'register.rows': [row, { ...row, [strict.key]: 'Certainly' }] });
      expect([wrong.status, wrong.body.fields[0].path]).toEqual([
        400,
        `body.values.register.rows.1.${strict.key}`,
      ]);
      const printed = new Uint8Array(await ok(manager.get(`/api/documents/${log.id}/file?format=docx`)));
      const text = strFromU8(unzipSync(printed)['word/document.xml'] ?? new Uint8Array());
      for (const value of Object.values(row))
        if (typeof value === 'string' && !value.includes('-')) expect(text).toContain(value);
    },
  );

  it('a retired template, a project one may not see and another organisation’s document are refused', async () => {
    const template = await director.get('/api/document-templates/decision-log');
    const retired = await director.post(
      '/api/document-templates/decision-log/retirement',
      { reason: 'No longer' },
      { version: template.body.version },
    );
    expect(retired.status).toBe(200);
    const used = await manager.post(`/api/projects/${project.id}/documents`, { template: 'decision-log' });
    expect(used.status).toBe(409);
    expect(used.body.detail).toContain('retired');
    const made = await make('issue-log');
    const rival = await (await server.organisation('rival')).person(
      'Ron Rival',
      'administrator',
      'pmo-director',
    );
    for (const path of [
      `/api/documents/${made.id}`,
      `/api/documents/${made.id}/file`,
      `/api/projects/${project.id}/documents`,
    ])
      expect((await rival.get(path)).status).toBe(404);
    expect((await write(made, {}, rival)).status).toBe(404);
    const secret = await ok(director.post('/api/projects', { name: 'Secret', confidential: true }));
    const hidden = await ok(director.post(`/api/projects/${secret.id}/documents`, { template: 'issue-log' }));
    expect((await manager.get(`/api/documents/${hidden.id}`)).status).toBe(404);
    const usage = async (who: TestPerson) => (await who.get('/api/document-templates/issue-log')).body.usage;
    expect([await usage(director), await usage(manager)]).toEqual([2, 1]);
  });

  it('withholds money from who may not see it, in fields, tables, versions and files', async () => {
    const member = await org.person('Tea Member', {
      role: 'team-member',
      scopeKind: 'project',
      scopeId: project.id,
    });
    const d = await filled(await make('business-case'));
    expect(d.values['money.cost']).toBe(1_250_000_00);
    const seen = await ok(member.get(`/api/documents/${d.id}`));
    expect(seen.values['money.cost']).toBeNull();
    expect(seen.withheld).toEqual(expect.arrayContaining(['money.cost', 'options.compared']));
    expect(seen.values['options.compared'][0]).toMatchObject({ cost: null, benefit: null, option: 'Said' });
    const pdf = await readPdf(await ok(member.get(`/api/documents/${d.id}/file`)));
    expect(pdf.text).toContain('Withheld');
    expect(pdf.text).not.toContain('1,250,000');
    expect((await readPdf(await ok(manager.get(`/api/documents/${d.id}/file`)))).text).toContain(
      'GBP 1,250,000.00',
    );
  });

  it('R2.4 R2.5 is printed as tagged PDF and DOCX, marked until it is approved, the same bytes each time', async () => {
    const draft = await filled(await make('initiation-request'));
    const file = async (query = '') =>
      new Uint8Array(await ok(manager.get(`/api/documents/${draft.id}/file${query}`)));
    const before = await readPdf(await file());
    expect(before.text).toContain('DRAFT');
    expect(before.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'H3']));
    const approved = await ok(decide(sponsor, await submitted(draft)));
    const pdf = await readPdf(await file());
    expect(pdf.text).not.toContain('DRAFT');
    expect(pdf.text).toContain('Approved by');
    expect(pdf.text).toContain(approved.versions[0].hash);
    expect(sha256(await file('?format=docx'))).toBe(sha256(await file('?format=docx')));
    expect(sha256(await file())).toBe(sha256(await file()));
    const parts = unzipSync(await file('?format=docx'));
    const xml = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    expect(xml('word/document.xml')).toContain('w:pStyle w:val="Heading1"');
    expect(xml('word/styles.xml')).toContain('w:lang w:val="en-GB"');
    expect(xml('docProps/core.xml')).toContain('<dc:title>Project initiation request</dc:title>');
  });

  it('R2.6 a status report and a gate report are also slides, in the chosen language', async () => {
    const d = await ok(
      write(await make('status-report', { language: 'de' }), { 'progress.done': 'Brücke & <Ufer> fertig' }),
    );
    const parts = unzipSync(new Uint8Array(await ok(manager.get(`/api/documents/${d.id}/file?format=pptx`))));
    const all = Object.entries(parts)
      .filter(([n]) => n.startsWith('ppt/slides/slide'))
      .map(([, b]) => strFromU8(b))
      .join('');
    expect(all).toContain('ENTWURF');
    expect(all).toContain('Brücke &amp; &lt;Ufer&gt; fertig');
    expect(d.formats).toContain('pptx');
  });
});
