import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../testing/test-server.ts';

let server: TestServer;
let acme: TestOrganisation;
let admin: TestPerson;

beforeAll(async () => {
  server = await shareTestServer();
  acme = await server.organisation('acme');
  admin = await acme.person('Ada Admin', 'administrator');
});
afterAll(() => server.close());

interface Seen {
  readonly description: string;
  readonly version: number;
}

describe('fifty people who edit one project', () => {
  test('each succeed or are told 412; every success is in the result, and none is lost', async () => {
    const created = await admin.post('/api/projects', { name: 'Bridge', description: '' });
    const path = `/api/projects/${created.body.id}`;
    /** Three tries of one person, each on what was there when the one before was refused. */
    const edit = async (person: number): Promise<readonly string[]> => {
      const done: string[] = [];
      let seen: Seen = created.body;
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const mark = `[${person}.${attempt}]`;
        const change = { description: `${seen.description}${mark}` };
        const { status, body } = await admin.patch(path, change, { version: seen.version });
        expect([200, 412]).toContain(status);
        if (status === 200) done.push(mark);
        seen = status === 200 ? body : body.current;
      }
      return done;
    };
    const done = (await Promise.all(Array.from({ length: 50 }, (_, person) => edit(person)))).flat();
    const { project } = (await admin.get(path)).body;
    expect(project.description.match(/\[[\d.]+\]/g).sort()).toEqual(done.toSorted());
    expect(project.version).toBe(created.body.version + done.length);
    expect(done.length, 'they were at it at the same time').toBeLessThan(150);
    expect(done.length).toBeGreaterThanOrEqual(3);
    const filter = encodeURIComponent(
      `subjectId == "${created.body.id}" && name == "register.project.updated"`,
    );
    expect((await admin.get(`/api/events?filter=${filter}&limit=1`)).body.total).toBe(done.length);
  });

  test('are told what is there now when they are late, and must say what they read', async () => {
    const { body: project } = await admin.post('/api/projects', { name: 'Tunnel' });
    const path = `/api/projects/${project.id}`;
    expect((await admin.patch(path, { name: 'Tunnel A' }, { version: project.version })).status).toBe(200);
    const late = await admin.patch(path, { name: 'Tunnel B' }, { version: project.version });
    expect(late).toMatchObject({ status: 412, body: { code: 'stale', current: { name: 'Tunnel A' } } });
    expect((await admin.patch(path, { name: 'Tunnel C' })).status).toBe(428);
  });
});
