import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createClient } from '../testing/client.ts';
import { type OpenedStream, openStream } from '../testing/event-stream.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let admin: TestPerson;
const open: OpenedStream[] = [];
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  admin = await org.person('Ada Admin', 'administrator', 'pmo-director');
});
afterAll(async () => {
  for (const stream of open) await stream.close();
  await server.close();
});

const watch = async (who: Parameters<typeof openStream>[1], headers = {}): Promise<OpenedStream> => {
  const stream = await openStream(server.address, who, headers);
  expect(stream.status).toBe(200);
  open.push(stream);
  await until(() => stream.messages.length > 0);
  return stream;
};
const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 20_000, interval: 20 });
const changes = (stream: OpenedStream) =>
  stream.messages.flatMap(m => (m.event === 'change' ? m.data.changes : []));
const tells = (stream: OpenedStream, id: string): boolean =>
  changes(stream).some((c: { id: string; project: string | null }) => c.id === id || c.project === id);
const addProject = async (body: object): Promise<string> => (await admin.post('/api/projects', body)).body.id;

describe('the stream of what changes', () => {
  test('R16.5 tells ids and kinds, and who did it, to those who may see them; never what they say', async () => {
    const stream = await watch(admin);
    const id = await addProject({ name: 'Secret name of a harbour' });
    await until(() => tells(stream, id));
    expect(changes(stream).find(c => c.id === id)).toEqual({
      kind: 'project',
      id,
      project: id,
      by: { id: admin.id, name: 'Ada Admin' },
    });
    expect(JSON.stringify(stream.messages)).not.toContain('harbour');
  });

  test('R16.5 does not tell of a confidential project, nor of another organisation', async () => {
    const reader = await org.person('Rea Reader', 'team-member');
    const other = await (await server.organisation('other')).person(
      'Otto Other',
      'administrator',
      'pmo-director',
    );
    const [near, far] = [await watch(reader), await watch(other)];
    const hidden = await addProject({ name: 'Hidden', confidential: true });
    const shown = await addProject({ name: 'Shown' });
    const theirs = (await other.post('/api/projects', { name: 'Theirs' })).body.id;
    await until(() => tells(near, shown) && tells(far, theirs));
    expect(tells(near, hidden)).toBe(false);
    expect(JSON.stringify(near.messages)).not.toContain(hidden);
    expect(JSON.stringify(far.messages)).not.toContain(shown);
  });

  test('R16.5 is continued after a sleep by the last id that came, and says so when that was too long ago', async () => {
    const first = await watch(admin);
    await first.close();
    const since = first.messages.at(-1)?.id ?? '';
    const missed = await addProject({ name: 'While asleep' });
    const again = await watch(admin, { 'last-event-id': since });
    expect(tells(again, missed)).toBe(true);
    const late = await watch(admin, { 'last-event-id': '2020-01-01T00:00:00.000Z' });
    expect(late.messages[0]?.event).toBe('reload');
    const odd = await watch(admin, { 'last-event-id': 'no instant' });
    expect(odd.messages[0]?.event).toBe('reload');
  });

  test('R16.2 ends when the session or the token is over, or its person is made inactive', async () => {
    const person = await org.person('Sid Session', 'team-member');
    const stream = await watch(person);
    expect((await person.delete('/api/session')).status).toBe(204);
    await until(stream.ended);
    const made = await admin.post('/api/tokens', { name: 'watch', scopes: ['project.read'] }, { key: null });
    const token = createClient(server.address, { authorization: `Bearer ${made.body.secret}` });
    const watching = await watch(token);
    expect((await admin.delete(`/api/tokens/${made.body.id}`)).status).toBe(204);
    await until(watching.ended);
    const leaver = await org.person('Leo Leaver', 'team-member');
    const theirs = await watch(leaver);
    const { body } = await admin.get(`/api/people/${leaver.id}`);
    await admin.patch(`/api/people/${leaver.id}`, { active: false }, { version: body.version });
    await until(theirs.ended);
    const refused = await openStream(server.address, leaver);
    expect(refused.status).toBe(401);
    await refused.close();
  });

  test('R16.2 narrows at once when a right is taken back', async () => {
    const project = await addProject({ name: 'For members', confidential: true });
    const member = await org.person('Mem Ber', {
      role: 'team-member',
      scopeKind: 'project',
      scopeId: project,
    });
    const stream = await watch(member);
    const change = async (description: string) => {
      const { version } = (await admin.get(`/api/projects/${project}`)).body.project;
      await admin.patch(`/api/projects/${project}`, { description }, { version });
    };
    await change('One');
    await until(() => tells(stream, project));
    const [grant] = (await admin.get(`/api/people/${member.id}`)).body.grants;
    expect((await admin.delete(`/api/people/${member.id}/grants/${grant.id}`)).status).toBe(200);
    await until(() => stream.messages.some(m => m.event === 'reload'));
    const before = changes(stream).length;
    await change('Two');
    const watcher = await watch(admin);
    const shown = await addProject({ name: 'After' });
    await until(() => tells(watcher, shown));
    expect(changes(stream).length).toBe(before);
  });

  test('is refused to nobody in particular, and beyond twelve at once', async () => {
    const nobody = await openStream(server.address, server.anonymous);
    expect(nobody.status).toBe(401);
    await nobody.close();
    const person = await org.person('Max Many', 'team-member');
    for (let i = 0; i < 12; i += 1) await watch(person);
    const one = await openStream(server.address, person);
    expect(one.status).toBe(429);
    await one.close();
  });
});
