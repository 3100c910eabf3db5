import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Server, startServer } from '../main.ts';
import { type JobHandlers, startJob, systemActor } from '../platform/index.ts';
import { type Client, createClient } from '../testing/client.ts';
import { testDatabaseServer } from '../testing/database.ts';
import { openStream } from '../testing/event-stream.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../testing/test-server.ts';

const ranBy = (node: string): JobHandlers => ({ 'test.node': job => job.complete(async () => node) });

// The embedded database belongs to one process.
describe.runIf(testDatabaseServer() !== null)('R16.7 two servers on one database', () => {
  let one: TestServer;
  let two: Server;
  let acme: TestOrganisation;
  let admin: TestPerson;
  let elsewhere: Client;

  beforeAll(async () => {
    one = await startTestServer({ jobs: ranBy('one') });
    two = await startServer(one.application.config, { jobs: ranBy('two') });
    acme = await one.organisation('acme');
    admin = await acme.person('Ada Admin', 'administrator', 'pmo-director');
    elsewhere = createClient(two.address, admin.headers);
  });
  afterAll(async () => {
    await two?.close();
    await one?.close();
  });

  const unitNames = async (client: Client): Promise<readonly string[]> =>
    (await client.get('/api/units')).body.items.map((u: { name: string }) => u.name);

  test('share sessions: signed in at one, signed in at the other, and signed out at both', async () => {
    const leaver = await acme.person('Leo Leaver', 'administrator');
    const there = createClient(two.address, leaver.headers);
    expect((await there.get('/api/me')).status).toBe(200);
    expect((await leaver.delete('/api/session')).status).toBe(204);
    expect((await there.get('/api/me')).status).toBe(401);
  });

  test('do a call once that reaches both at the same time', async () => {
    const key = randomUUID();
    const body = { name: 'Reached both' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        (i % 2 === 0 ? admin : elsewhere).post('/api/units', body, { key }),
      ),
    );
    expect(new Set(answers.map(a => `${a.status} ${a.body.id}`)).size).toBe(1);
    expect((await unitNames(elsewhere)).filter(n => n === 'Reached both')).toHaveLength(1);
  });

  test('tell those who look at one what is changed at the other', async () => {
    const stream = await openStream(two.address, admin);
    await vi.waitFor(() => expect(stream.messages.length).toBeGreaterThan(0), { timeout: 20_000 });
    const { body } = await admin.post('/api/projects', { name: 'Harbour' });
    const told = () => stream.messages.flatMap(m => (m.event === 'change' ? m.data.changes : []));
    await vi.waitFor(() => expect(told().map((c: { id: string }) => c.id)).toContain(body.id), {
      timeout: 20_000,
    });
    await stream.close();
  });

  test('run jobs wherever one is free, and the other goes on alone; nothing is lost while one stops', async () => {
    const start = () =>
      one.application.database.inOrganisation(systemActor(acme.id), tx => startJob(tx, 'test.node', null));
    const ended = async (id: string) => {
      await vi.waitFor(async () => expect((await elsewhere.get(`/api/jobs/${id}`)).body.state).toBe('done'), {
        timeout: 30_000,
        interval: 50,
      });
      return (await elsewhere.get(`/api/jobs/${id}`)).body.result;
    };
    const before = await Promise.all(Array.from({ length: 8 }, start));
    for (const id of before) expect(['one', 'two']).toContain(await ended(id));

    // People write all the time; who meets the server that stops asks the other one with the same key.
    const acknowledged: string[] = [];
    let stopped = false;
    const person = async (number: number): Promise<void> => {
      for (let i = 0; !stopped || i === 0; i += 1) {
        const name = `Written by ${number}, ${i}`;
        const key = randomUUID();
        const first = await admin.post('/api/units', { name }, { key }).catch(() => null);
        const answer = first?.status === 201 ? first : await elsewhere.post('/api/units', { name }, { key });
        expect(answer.status).toBe(201);
        acknowledged.push(name);
      }
    };
    const writing = Array.from({ length: 6 }, (_, number) => person(number));
    const last = await start();
    await one.application.queue.stop();
    await one.http.close();
    stopped = true;
    await Promise.all(writing);
    expect((await unitNames(elsewhere)).filter(n => n.startsWith('Written')).sort()).toEqual(
      acknowledged.sort(),
    );
    expect(['one', 'two']).toContain(await ended(last));
    const alone = await startOn(two, acme.id);
    expect(await ended(alone)).toBe('two');
  });
});

const startOn = (server: Server, org: string): Promise<string> =>
  server.application.database.inOrganisation(systemActor(org), tx => startJob(tx, 'test.node', null));
