import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareTestServer, startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await shareTestServer();
});
afterAll(() => server.close());

describe('a server that is told to stop', () => {
  test('answers the requests it has, takes no more, and lets go of the database', async () => {
    const own = await startTestServer();
    const acme = await own.organisation('acme');
    const admin = await acme.person('Ada Admin', 'administrator');
    const asked = Array.from({ length: 20 }, (_, i) => admin.post('/api/units', { name: `Unit ${i}` }));
    await asked[0];
    const closed = own.close();
    const answers = await Promise.allSettled(asked);
    await closed;
    // A request is either answered or never begun; none is cut off in the middle.
    for (const answer of answers) {
      if (answer.status === 'fulfilled') expect([201, 503]).toContain(answer.value.status);
      else expect(String(answer.reason.cause?.code)).toMatch(/ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET/);
    }
    await expect(fetch(`${own.address}/healthz`)).rejects.toThrow();
  });

  test('is not kept up by a connection that says nothing', async () => {
    const own = await startTestServer();
    const { port } = new URL(own.address);
    const silent = new Socket();
    await new Promise<void>(resolve => silent.connect(Number(port), '127.0.0.1', resolve));
    await own.close();
    silent.destroy();
  });
});
