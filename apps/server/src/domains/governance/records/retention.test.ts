import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../../platform/index.ts';
import { must, openRecordsDesk } from '../../../testing/records-desk.ts';
import { recordsDueByTheClock } from './due.ts';

let desk: Awaited<ReturnType<typeof openRecordsDesk>>;

beforeAll(async () => {
  desk = await openRecordsDesk('harbour');
});
afterAll(() => desk.server.close());

const today = () => new Date().toISOString().slice(0, 10);
const inYears = (years: number) => `${Number(today().slice(0, 4)) + years}${today().slice(4)}`;
const byTheClock = () =>
  desk.server.application.database.inOrganisation(systemActor(desk.org.id), recordsDueByTheClock.run);
const rule = (given: object) =>
  desk.director.post('/api/retention-rules', {
    ...{ name: 'A rule', years: 10, from: 'archiving', atEnd: 'review', appliesTo: 'everything', ...given },
  });
/** A project whose one record is due. */
const dueRecord = async (name: string) => {
  const project = await desk.project(name);
  await desk.approved(project, `Issues of ${name}`);
  await desk.move(project, 'active');
  await byTheClock();
  const [record] = await desk.records(`?project=${project.id}`);
  return { project, record };
};
const dispose = (record: { id: string; version: number }, by = desk.director, reason = 'Its time is over') =>
  by.post('/api/record-disposals', {
    ...{ records: [{ recordId: record.id, version: record.version }], reason },
  });

describe('a retention rule', () => {
  test('R3.8 the narrowest rule counts, from archiving or from closure, as it was when it was archived', async () => {
    const { director } = desk;
    const general = await must(rule({ name: 'Ten years' }));
    const pier = await desk.project('Pier');
    await desk.approved(pier, 'Issues of the pier');
    await desk.move(pier, 'active');
    const closing = await must(
      rule({
        ...{ name: 'Issue logs', appliesTo: 'template', subject: 'issue-log', years: 5, from: 'closure' },
      }),
    );
    await desk.approved(pier, 'More issues of the pier');
    await desk.move(pier, 'closing');
    const terms = async () =>
      (await desk.records(`?project=${pier.id}`)).map(
        (r: { retention: { rule: string }; keepUntil: string | null }) => [r.retention.rule, r.keepUntil],
      );
    expect(await terms()).toEqual([
      ['Issue logs', null],
      ['Ten years', inYears(10)],
    ]);
    const shorter = { years: 1, reason: 'The law changed' };
    const changed = await must(
      director.patch(`/api/retention-rules/${closing.id}`, shorter, { version: closing.version }),
    );
    expect([changed.years, changed.records, changed.version]).toEqual([1, 1, 2]);
    const { version } = (await must(director.get(`/api/projects/${pier.id}`))).project;
    const changes = [{ project: pier.id, version, set: { state: 'closed' } }];
    const closed = await must(director.post('/api/projects/changes', { changes, reason: 'Handed over' }));
    expect(await terms()).toEqual([
      ['Issue logs', inYears(5)],
      ['Ten years', inYears(10)],
    ]);
    await must(director.post(`/api/change-sets/${closed.changeSet.id}/undo`, {}));
    expect(await terms()).toEqual([
      ['Issue logs', null],
      ['Ten years', inYears(10)],
    ]);
    for (const { id, version } of [general, changed]) {
      const over = { active: false, reason: 'No longer' };
      await must(director.patch(`/api/retention-rules/${id}`, over, { version }));
    }
  });

  test('R3.8 is for what there is, one for each thing, and changed by who may with the version they read', async () => {
    const { auditor, director } = desk;
    const made = await must(rule({ appliesTo: 'type', subject: 'charter' }));
    expect((await rule({ appliesTo: 'type', subject: 'charter' })).status).toBe(409);
    const wrong = await rule({ appliesTo: 'template', subject: 'nothing' });
    expect([wrong.status, wrong.body.fields[0].path]).toEqual([400, 'body.subject']);
    expect((await rule({ subject: 'charter' })).body.fields[0].path).toBe('body.subject');
    const body = { years: 3, reason: 'So' };
    const at = `/api/retention-rules/${made.id}`;
    expect((await director.patch(at, body, { version: 7 })).status).toBe(412);
    expect((await director.patch(at, body)).status).toBe(428);
    expect((await auditor.patch(at, body, { version: 1 })).status).toBe(403);
    expect((await auditor.get('/api/retention-rules')).body.may).toEqual({ create: false });
    const key = 'once-and-no-more';
    const other = { ...{ name: 'A rule', years: 2, from: 'archiving', atEnd: 'delete' } };
    const twice = { ...other, appliesTo: 'type', subject: 'gate' };
    const first = await must(director.post('/api/retention-rules', twice, { key }));
    expect((await must(director.post('/api/retention-rules', twice, { key }))).id).toBe(first.id);
    await must(director.patch(at, { active: false, reason: 'So' }, { version: 1 }));
    await must(rule({ appliesTo: 'type', subject: 'charter' }));
  });
});

describe('what is due', () => {
  test('R3.8 is marked by the clock, and disposed of by a person with a reason; what it was stays', async () => {
    const { director, server } = desk;
    const kept = await dueRecord('Kept');
    expect([kept.record.dueSince, kept.record.may.dispose]).toEqual([null, false]);
    const refused = await dispose(kept.record);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('without end')]);

    await must(rule({ name: 'At once', years: 0, atEnd: 'delete' }));
    const { record } = await dueRecord('Over');
    expect(record).toMatchObject({ keepUntil: today(), dueSince: today(), may: { dispose: true } });
    expect((await desk.records('?due=true')).map((r: { id: string }) => r.id)).toEqual([record.id]);
    expect((await dispose(record, desk.auditor)).status).toBe(403);
    expect((await dispose(record, desk.director, ' ')).status).toBe(400);
    expect((await dispose({ ...record, version: record.version - 1 })).status).toBe(412);
    const together = [kept.record, record].map(r => ({ recordId: r.id, version: r.version }));
    const both = { records: together, reason: 'All or none' };
    expect((await director.post('/api/record-disposals', both)).status).toBe(409);
    expect((await director.get(`/api/records/${record.id}/file`)).status).toBe(200);

    const [gone] = (await must(dispose(record))).items;
    expect(gone).toMatchObject({
      ...{ id: record.id, number: record.number, title: record.title, file: record.file },
      disposal: { by: { name: 'Dora Director' }, reason: 'Its time is over' },
      may: { download: false, dispose: false },
    });
    expect((await director.get(`/api/records/${record.id}/file`)).status).toBe(409);
    const verified = await must(director.get(`/api/records/${record.id}/verification`));
    expect(verified).toMatchObject({ intact: null, sha256: record.file.sha256, computed: null });
    const { rows } = await server.superuser.query(
      `select count(*)::int as chunks from platform_file_chunk c join governance_record r on r.file_id = c.file_id
       where r.id = $1`,
      [record.id],
    );
    expect(rows).toEqual([{ chunks: 0 }]);
    expect((await dispose({ ...record, version: gone.version })).status).toBe(409);
    const filter = encodeURIComponent(`subjectId == "${record.id}"`);
    const { items } = await must(director.get(`/api/events?filter=${filter}`));
    expect(items.map((e: { name: string }) => e.name)).toEqual([
      ...['governance.record.disposed', 'governance.record.due', 'governance.record.archived'],
    ]);
  });
});

describe('a legal hold', () => {
  test('R3.8 is a second wall in the database: nothing held is disposed of, no bytes go without a disposal', async () => {
    const { director, org, server } = desk;
    const { project, record } = await dueRecord('Wall');
    const held = { projectId: project.id, matter: 'Wall', reason: 'So' };
    await must(director.post('/api/legal-holds', held));
    const tried = (statement: string) =>
      server.application.database.inTenant(org.id, tx => sql.raw(statement).execute(tx.db));
    const file = `file_id = (select file_id from governance_record where id = '${record.id}')`;
    for (const statement of [
      `insert into governance_record_disposal (org_id, record_id, project_id, reason, disposed_at)
       values ('${org.id}', '${record.id}', '${project.id}', 'So', now())`,
      `delete from platform_file_chunk where ${file}`,
      `update platform_file_chunk set bytes = '' where ${file}`,
    ])
      await expect(tried(statement)).rejects.toThrow(/legal hold|bytes of a record/);
    expect((await director.get(`/api/records/${record.id}/verification`)).body.intact).toBe(true);
  });

  test('R3.8 keeps what is due until it is lifted, and stays in the history', async () => {
    const { auditor, director } = desk;
    const { project, record } = await dueRecord('Held');
    const asked = { projectId: project.id, matter: 'Smith v. Harbour', reason: 'Asked by the court' };
    expect((await auditor.post('/api/legal-holds', asked)).status).toBe(403);
    const hold = await must(director.post('/api/legal-holds', asked));
    expect(hold).toMatchObject({ record: null, lifted: null, may: { lift: true } });
    expect((await director.post('/api/legal-holds', asked)).status).toBe(409);
    const refused = await dispose(record);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('legal hold')]);
    const held = (await desk.records(`?held=true&project=${project.id}`)).map((r: { id: string }) => r.id);
    expect(held).toEqual([record.id]);

    const at = `/api/legal-holds/${hold.id}/lifting`;
    expect((await director.post(at, { reason: 'Settled' })).status).toBe(428);
    expect((await director.post(at, { reason: 'Settled' }, { version: 9 })).status).toBe(412);
    const lifted = await must(director.post(at, { reason: 'Settled' }, { version: 1 }));
    expect(lifted.lifted).toMatchObject({ by: { name: 'Dora Director' }, reason: 'Settled' });
    expect((await director.post(at, { reason: 'Again' }, { version: 2 })).status).toBe(409);
    const history = await must(auditor.get(`/api/legal-holds?project=${project.id}&state=lifted`));
    expect(history.items).toMatchObject([{ id: hold.id, matter: asked.matter, may: { lift: false } }]);
    expect((await dispose(record)).status).toBe(201);
  });

  test('R3.8 on one record leaves the others of its project, and is for a record of that project', async () => {
    const { director } = desk;
    const { project, record } = await dueRecord('Half');
    await desk.approved(project, 'More issues');
    await desk.move(project, 'closing');
    await byTheClock();
    const [other] = await desk.records(`?project=${project.id}`);
    const one = { projectId: project.id, recordId: record.id, matter: 'One', reason: 'So' };
    const hold = await must(director.post('/api/legal-holds', one));
    expect(hold.record).toMatchObject({ id: record.id, number: record.number });
    expect((await dispose(record)).status).toBe(409);
    expect((await dispose(other)).status).toBe(201);
    const elsewhere = await desk.project('Elsewhere');
    const wrong = await director.post('/api/legal-holds', { ...one, projectId: elsewhere.id });
    expect([wrong.status, wrong.body.fields[0].path]).toEqual([400, 'body.recordId']);
  });

  test('R3.8 keeps who belongs to a held project from being made anonymous', async () => {
    const { admin, director, org } = desk;
    const project = await desk.project('Trial');
    const member = await org.person('Mem Member', 'team-member');
    const given = { role: 'team-member', scopeKind: 'project', scopeId: project.id };
    await must(director.post(`/api/people/${member.id}/grants`, given));
    const asked = { projectId: project.id, matter: 'Trial', reason: 'So' };
    const hold = await must(director.post('/api/legal-holds', asked));
    const anonymise = () => admin.post(`/api/people/${member.id}/anonymise`, { reason: 'On request' });
    const refused = await anonymise();
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('legal hold')]);
    expect((await director.get(`/api/people/${member.id}`)).body.name).toBe('Mem Member');
    await must(director.post(`/api/legal-holds/${hold.id}/lifting`, { reason: 'Over' }, { version: 1 }));
    expect((await anonymise()).status).toBeLessThan(300);
  });

  test('R3.8 on a confidential project is not there for others', async () => {
    const { org, server } = desk;
    const director = await org.person('Olaf Other', 'pmo-director');
    const secret = await desk.confidential('Secret');
    const counsel = await org.person('Cora Counsel', 'pmo-director', {
      ...{ role: 'pmo-director', scopeKind: 'project', scopeId: secret.id },
    });
    const asked = { projectId: secret.id, matter: 'Secret', reason: 'So' };
    const hold = await must(counsel.post('/api/legal-holds', asked));
    expect((await must(director.get('/api/legal-holds?limit=200'))).items).not.toContainEqual(
      expect.objectContaining({ id: hold.id }),
    );
    const lifting = `/api/legal-holds/${hold.id}/lifting`;
    expect((await director.post(lifting, { reason: 'So' }, { version: 1 })).status).toBe(404);
    const rival = await (await server.organisation('rival')).person('Ivan', 'pmo-director');
    expect((await rival.post(lifting, { reason: 'So' }, { version: 1 })).status).toBe(404);
    expect((await director.post('/api/legal-holds', asked)).status).toBe(404);
  });
});
