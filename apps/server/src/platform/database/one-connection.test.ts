import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let admin: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  admin = await (await server.organisation('acme')).person('Ada Admin', 'administrator');
});
afterAll(() => server.close());

test('requests that wait for the database go on when it refuses statements outside a transaction', async () => {
  const { pool } = server.application.opened;
  const codeOf = (refused: Promise<unknown>) =>
    refused.then(
      () => 'answered',
      (error: { code?: string }) => error.code,
    );
  const rounds = Array.from({ length: 10 }, async (_, i) => [
    await codeOf(pool.query('select 1 / $1::int', [0])),
    (await admin.post('/api/units', { name: `Unit ${i}` })).status,
    (await admin.get('/api/units')).status,
    (await pool.query('select 1 as one')).rows,
  ]);
  const expected = ['22012', 201, 200, [{ one: 1 }]];
  expect(await Promise.all(rounds)).toEqual(rounds.map(() => expected));
}, 20_000);
