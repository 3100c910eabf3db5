import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../../testing/client.ts';
import { readPdf } from '../../../testing/read-pdf.ts';
import { must, openRecordsDesk } from '../../../testing/records-desk.ts';

let desk: Awaited<ReturnType<typeof openRecordsDesk>>;

beforeAll(async () => {
  desk = await openRecordsDesk('harbour');
});
afterAll(() => desk.server.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const everyRow = async () =>
  (
    await desk.server.superuser.query(
      'select r.*, f.sha256 as file_sha256 from governance_record r ' +
        'join platform_file f on f.org_id = r.org_id and f.id = r.file_id order by r.number',
    )
  ).rows;

describe('a change of phase', () => {
  test('R3.11 archives each approved version once, as the PDF that it is, with its hash', async () => {
    const { director, manager } = desk;
    const bridge = await desk.project('Bridge');
    const log = await desk.approved(bridge, 'Issues of the bridge');
    await must(
      manager.post(`/api/projects/${bridge.id}/documents`, { template: 'issue-log', title: 'A draft' }),
    );
    expect(await desk.records(`?project=${bridge.id}`)).toEqual([]);
    await desk.move(bridge, 'active');
    const [record, ...more] = await desk.records(`?project=${bridge.id}`);
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      ...{ number: 'REC-1', kind: 'document', title: 'Issues of the bridge' },
      document: { id: log.id, number: 1 },
      phase: { cause: 'state', from: 'approved', to: 'active' },
      ...{ retention: null, keepUntil: null, holds: 0, disposal: null },
      may: { download: true, dispose: false, hold: true },
    });
    const file = await director.get(`/api/records/${record.id}/file`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(sha256(file.body)).toBe(record.file.sha256);
    expect(file.body.length).toBe(record.file.size);
    const { text, roles } = await readPdf(file.body);
    expect(text).toContain('Issues of the bridge');
    expect(roles).toContain('Table');
    const verified = await must(director.get(`/api/records/${record.id}/verification`));
    expect(verified).toMatchObject({
      intact: true,
      sha256: record.file.sha256,
      computed: record.file.sha256,
    });

    // On hold it stays in its phase, and what is archived is archived once.
    for (const state of ['on-hold', 'active', 'closing']) await desk.move(bridge, state);
    expect((await desk.records(`?project=${bridge.id}`)).length).toBe(1);
  });

  test('R3.11 a version approved later is archived at the next change, and the one before stays as it was', async () => {
    const ferry = await desk.project('Ferry');
    const first = await desk.approved(ferry, 'Issues of the ferry');
    await desk.move(ferry, 'active');
    const before = await everyRow();
    await desk.approvedAgain(first, 'Issues of the ferry, again');
    expect((await desk.records(`?project=${ferry.id}`)).length).toBe(1);
    await desk.move(ferry, 'closing');
    const both = await desk.records(`?project=${ferry.id}`);
    expect(
      both.map((r: { title: string; document: { number: number } }) => [r.title, r.document.number]),
    ).toEqual([
      ['Issues of the ferry, again', 2],
      ['Issues of the ferry', 1],
    ]);
    expect((await everyRow()).slice(0, before.length)).toEqual(before);
  });

  test('R3.11 two changes at once archive a document once', async () => {
    const { server, director } = desk;
    const quay = await desk.project('Quay');
    await desk.approved(quay, 'Issues of the quay');
    const { version } = (await director.get(`/api/projects/${quay.id}`)).body.project;
    await must(director.post(`/api/projects/${quay.id}/transition`, { to: 'active' }, { version }));
    await must(
      director.post(`/api/projects/${quay.id}/transition`, { to: 'closing' }, { version: version + 1 }),
    );
    await desk.archived();
    expect((await desk.records(`?project=${quay.id}`)).length).toBe(1);
    const events = encodeURIComponent(`projectId == "${quay.id}" && name == "governance.record.archived"`);
    expect((await director.get(`/api/events?filter=${events}`)).body.total).toBe(1);
    const { rows } = await server.superuser.query(
      `select 1 from platform_file where purpose = 'record' and name like $1`,
      [`${quay.key}-%`],
    );
    expect(rows.length).toBe(1);
  });

  test('R3.11 the decision go at a gate archives its page, and a hold does not', async () => {
    const { director } = desk;
    const yard = await desk.project('Yard');
    const content = {
      ...{ criteria: [{ kind: 'judged', name: 'One' }], deliverables: [], quorum: 1, holds: [] },
      approvers: [{ role: 'pmo-director', chair: true }],
    };
    await must(director.post('/api/gate-standards', { code: 'one-yard', name: 'One', content }));
    const decide = async (name: string, decision: string) => {
      const date = { name, kind: 'gate' };
      const { id: milestoneId } = await must(director.post(`/api/projects/${yard.id}/milestones`, date));
      const gate = await must(
        director.post(`/api/projects/${yard.id}/gates`, { milestoneId, standard: 'one-yard' }),
      );
      const at = `/api/gates/${gate.id}`;
      await must(director.post(`${at}/opening`, {}, { version: 1 }));
      await must(director.put(`${at}/vote`, { choice: 'for' }, { version: 2 }));
      const { evidenceHash } = await must(director.get(at));
      const conditions = decision === 'go' ? [] : [{ text: 'One', ownerId: director.id, due: '2190-01-01' }];
      const said = { decision, words: 'So', evidenceHash, conditions: decision === 'hold' ? [] : conditions };
      await must(director.post(`${at}/decision`, said, { version: 3 }));
      await desk.archived();
      return gate.id;
    };
    await decide('Gate 1', 'hold');
    expect(await desk.records(`?project=${yard.id}`)).toEqual([]);
    const gate = await decide('Gate 2', 'go-with-conditions');
    const [record] = await desk.records(`?project=${yard.id}`);
    expect(record).toMatchObject({
      ...{ kind: 'gate', type: 'gate', gate: { id: gate }, document: null },
      phase: { cause: 'gate', from: 'Gate 2', to: 'go-with-conditions' },
    });
    const { body } = await director.get(`/api/records/${record.id}/file`);
    expect((await readPdf(body)).text).toContain('Gate 2');
  });
});

describe('a record', () => {
  test('R3.11 is never changed: the database lets nobody, and a changed byte is told', async () => {
    const { server, director } = desk;
    const dock = await desk.project('Dock');
    await desk.approved(dock, 'Issues of the dock');
    await desk.move(dock, 'active');
    const [record] = await desk.records(`?project=${dock.id}`);
    for (const statement of ['update governance_record set title = title', 'delete from governance_record']) {
      const tried = server.application.database.inTenant(desk.org.id, tx =>
        sql.raw(statement).execute(tx.db),
      );
      await expect(tried).rejects.toThrow('permission denied');
    }
    await server.superuser.query('alter table platform_file_chunk disable trigger platform_file_chunk_kept');
    await server.superuser.query(
      `update platform_file_chunk set bytes = set_byte(bytes, 20, (get_byte(bytes, 20) + 1) % 256)
       where file_id = (select file_id from governance_record where id = $1) and number = 0`,
      [record.id],
    );
    await server.superuser.query('alter table platform_file_chunk enable trigger platform_file_chunk_kept');
    const verified = await must(director.get(`/api/records/${record.id}/verification`));
    expect([verified.intact, verified.computed === record.file.sha256]).toEqual([false, false]);
  });

  test('R3.11 is listed, searched and exported for who may, page by page', async () => {
    const { director, auditor } = desk;
    const all = await must(director.get('/api/records'));
    const first = await must(director.get('/api/records?limit=2'));
    expect([first.items.length, first.total]).toEqual([2, all.total]);
    const second = await must(director.get(`/api/records?limit=2&cursor=${first.nextCursor}`));
    expect(second.items.map((r: { id: string }) => r.id)).toEqual(
      all.items.slice(2, 4).map((r: { id: string }) => r.id),
    );
    expect((await desk.records('?search=FERRY&kind=document', auditor)).length).toBe(2);
    expect((await desk.records('?search=rec-1%25')).length).toBe(0);
    const { body } = await auditor.get('/api/records/export?search=ferry');
    expect(String(body).trim().split('\n').length).toBe(3);
  });

  test('R3.11 of a confidential project is there for its people only, and without money nobody takes its file', async () => {
    const { auditor, director, manager, sponsor, org } = desk;
    const secret = await desk.confidential('Secret');
    await desk.approved(secret, 'Issues of the secret');
    await desk.move(secret, 'active', manager);
    const [record] = await desk.records(`?project=${secret.id}`, manager);
    expect(record.title).toBe('Issues of the secret');
    const analyst = await org.person('Ann Analyst', 'pmo-analyst');
    expect((await analyst.get(`/api/records?project=${secret.id}`)).status).toBe(404);
    expect(await desk.records('?search=secret', analyst)).toEqual([]);
    for (const path of ['', '/file', '/verification'])
      expect((await analyst.get(`/api/records/${record.id}${path}`)).status).toBe(404);
    expect((await desk.records(`?project=${secret.id}`, auditor)).length).toBe(1);
    expect((await sponsor.get('/api/records')).status).toBe(403);
    const seen = (await desk.records('?search=bridge'))[0];
    const token = await must(director.post('/api/tokens', { name: 'no money', scopes: ['record.read'] }));
    const by = createClient(desk.server.address, { authorization: `Bearer ${token.secret}` });
    expect((await by.get(`/api/records/${seen.id}`)).body.may.download).toBe(false);
    expect((await by.get(`/api/records/${seen.id}/file`)).status).toBe(404);
  });
});
