import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealLog, verifyLog } from '../../platform/index.ts';
import { createClient } from '../../testing/client.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestOrganisation;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.organisation('acme');
  admin = await acme.person('Ada Admin', 'administrator');
});
afterAll(() => server.close());

const verified = async () => {
  const { database } = server.application;
  await sealLog(database, acme.id);
  return (await database.inTenant(acme.id, tx => verifyLog(tx))).faults;
};

/** Tables of which a row mentions a text, past every wall. */
async function tablesThatMention(text: string): Promise<readonly string[]> {
  const { rows: tables } = await server.superuser.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await server.superuser.query(
      `select 1 from ${name} t where to_jsonb(t)::text ilike $1 limit 1`,
      [`%${text}%`],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('the last administrator', () => {
  test('R16.1 is neither taken the role, nor made inactive, nor anonymised, nor lost between two who do it at once', async () => {
    const solo = await server.organisation('solo');
    const [one, two] = [await solo.person('One', 'administrator'), await solo.person('Two', 'administrator')];
    const grantOf = async (by: TestPerson, of: TestPerson) =>
      (await by.get(`/api/people/${of.id}`)).body.grants[0].id as string;
    const [ofOne, ofTwo] = [await grantOf(one, one), await grantOf(one, two)];
    const both = await Promise.all([
      one.delete(`/api/people/${two.id}/grants/${ofTwo}`),
      two.delete(`/api/people/${one.id}/grants/${ofOne}`),
    ]);
    expect(both.filter(a => a.status === 200)).toHaveLength(1);
    const left = both[0].status === 200 ? one : two;
    const own = await grantOf(left, left);
    expect((await left.delete(`/api/people/${left.id}/grants/${own}`)).status).toBe(409);
    const { body } = await left.get(`/api/people/${left.id}`);
    const version = body.version;
    expect((await left.patch(`/api/people/${left.id}`, { active: false }, { version })).status).toBe(409);
    expect((await left.post(`/api/people/${left.id}/anonymise`, { reason: 'x' })).status).toBe(409);
  });
});

describe('what an administrator does', () => {
  test('R16.1 stands in the log with name and reason: accounts, roles, sessions, tokens', async () => {
    const boss = await acme.person('Bea Boss', 'administrator');
    const sam = await acme.person('Sam Subject', 'project-manager');
    const made = await sam.post('/api/tokens', { name: 'his', scopes: ['project.read'] }, { key: null });
    const { body } = await boss.get(`/api/people/${sam.id}`);
    await boss.post(`/api/people/${sam.id}/grants`, { role: 'sponsor', scopeKind: 'organisation' });
    await boss.delete(`/api/people/${sam.id}/grants/${body.grants[0].id}`);
    await boss.delete(`/api/people/${sam.id}/sessions`);
    await boss.delete(`/api/tokens/${made.body.id}`);
    await boss.put(`/api/people/${sam.id}/password`, { password: 'a long new password' });
    await boss.patch(`/api/people/${sam.id}`, { name: 'Sam Changed' }, { version: body.version });
    const filter = encodeURIComponent(`personId == "${boss.id}"`);
    const log = (await admin.get(`/api/events?filter=${filter}&sort=seq`)).body.items;
    expect(log.map((e: { name: string }) => e.name)).toEqual([
      'register.role.granted',
      'register.role.withdrawn',
      'platform.session.ended',
      'platform.token.revoked',
      'platform.account.password_set',
      'register.person.updated',
    ]);
    expect(log.at(-1)).toMatchObject({ before: { name: 'Sam Subject' }, after: { name: 'Sam Changed' } });
  });
});

describe('a leaver', () => {
  test('R16.1 R3.8 is forgotten on request in every table and in the log, whose seals still verify; what stays is said', async () => {
    const leaver = await acme.person('Zelda Quixote', 'pmo-analyst');
    const project = (await leaver.post('/api/projects', { name: 'Windmill' })).body;
    await admin.patch(
      `/api/projects/${project.id}`,
      { description: 'Ask Zelda Quixote about the sails' },
      { version: project.version },
    );
    const token = await leaver.post(
      '/api/tokens',
      { name: 'zeldas', scopes: ['project.read'] },
      { key: null },
    );
    const version = (await admin.get(`/api/people/${leaver.id}`)).body.version;
    await admin.patch(`/api/people/${leaver.id}`, { jobTitle: 'Miller' }, { version });
    expect(await verified()).toEqual([]);

    const before = (await admin.get(`/api/people/${leaver.id}/traces`)).body.items;
    expect(before.map((t: { table: string }) => t.table)).toContain('register_project');
    const done = await admin.post(`/api/people/${leaver.id}/anonymise`, { reason: 'Asked by letter' });
    expect(done.status).toBe(200);
    expect(done.body.erasedEvents).toBeGreaterThanOrEqual(2);
    expect(done.body.person).toMatchObject({
      name: expect.stringMatching(/^Former person [0-9A-F]{4}$/),
      email: null,
      jobTitle: null,
      active: false,
      signsIn: false,
      grants: [],
    });

    expect((await leaver.get('/api/me')).status).toBe(401);
    const script = createClient(server.address, { authorization: `Bearer ${token.body.secret}` });
    expect((await script.get('/api/me')).status).toBe(401);
    expect(await tablesThatMention('zelda.quixote')).toEqual([]);
    expect(await tablesThatMention('Miller')).toEqual([]);
    const remains = done.body.remains as readonly { table: string; projects: readonly string[] }[];
    const listed = remains.map(t => t.table).sort();
    expect(await tablesThatMention('Zelda Quixote')).toEqual(listed);
    expect(listed).toContain('register_project');
    expect(remains.find(t => t.table === 'register_project')?.projects).toEqual([project.key]);

    expect(await verified()).toEqual([]);
    const history = await admin.get(`/api/projects/${project.id}/history`);
    expect(JSON.stringify(history.body)).toContain('Former person');
    const again = await admin.post(`/api/people/${leaver.id}/anonymise`, { reason: 'again' });
    expect(again.status).toBe(409);
    const edit = await admin.patch(
      `/api/people/${leaver.id}`,
      { name: 'Zelda' },
      { version: done.body.person.version },
    );
    expect(edit.status).toBe(409);
  });

  test('R3.8 what is personal in the log cannot be changed unseen, though it can be erased', async () => {
    await acme.person('Hugo Hashed');
    expect(await verified()).toEqual([]);
    await server.superuser.query(
      `update platform_event_personal set after = replace(after, 'Hugo', 'Hans') where after like '%Hugo Hashed%'`,
    );
    expect(await verified()).toMatchObject([
      { kind: 'personal-changed', message: expect.stringContaining('register.person.added') },
    ]);
  });

  test('is anonymised by an administrator only', async () => {
    const director = await acme.person('Dora Director', 'pmo-director');
    const other = await acme.person('Olaf Other');
    const { body } = await director.get(`/api/people/${other.id}`);
    expect(body.may.anonymise).toBe(false);
    expect((await director.post(`/api/people/${other.id}/anonymise`, { reason: 'x' })).status).toBe(403);
    expect((await director.get(`/api/people/${other.id}/traces`)).status).toBe(403);
  });
});
