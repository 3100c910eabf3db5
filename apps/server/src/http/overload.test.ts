import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ environment: { CHARTROOM_MOST_WAITING: '5', CHARTROOM_POOL_SIZE: '2' } });
  admin = await (await server.organisation('acme')).person('Ada Admin', 'administrator');
});
afterAll(() => server.close());

/** Takes every connection of the pool; answers how to give them back. */
const holdDatabase = async (): Promise<() => void> => {
  const { pool } = server.application.opened;
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  return () => {
    for (const client of held) client.release();
  };
};

describe('a server of which more is asked than it can do', () => {
  test('refuses at once with 503 and when to come back, and answers those that waited', async () => {
    const { pool } = server.application.opened;
    const release = await holdDatabase();
    const waiting = Array.from({ length: 6 }, (_, i) => admin.post('/api/units', { name: `Waits ${i}` }));
    await vi.waitFor(() => expect(pool.waitingCount).toBeGreaterThan(5));
    const refused = await admin.post('/api/units', { name: 'Too many' });
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable', status: 503 } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    // What watches the server, and the pages themselves, are not refused.
    expect((await server.anonymous.get('/projects')).status).toBe(200);
    release();
    expect((await Promise.all(waiting)).map(a => a.status)).toEqual([201, 201, 201, 201, 201, 201]);
    expect((await admin.post('/api/units', { name: 'Again' })).status).toBe(201);
    const names = (await admin.get('/api/units')).body.items.map((u: { name: string }) => u.name);
    expect(names).not.toContain('Too many');
  });
});
