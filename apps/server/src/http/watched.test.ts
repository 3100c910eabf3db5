import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sealLog } from '../platform/index.ts';
import { startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  const acme = await server.organisation('canary-organisation');
  admin = await acme.person('Canary Person', 'administrator');
  await sealLog(server.application.database, acme.id);
  await admin.post('/api/units', { name: 'Canary unit' });
});
afterAll(() => server.close());

const metrics = async (headers: Record<string, string> = {}) => server.anonymous.get('/metrics', { headers });
const sampleOf = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find(line => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      ?.split(' ')
      .at(-1),
  );

describe('/metrics', () => {
  test('counts requests by route, and says how jobs, log and database stand', async () => {
    const { id } = (await admin.get('/api/units')).body.items[0];
    expect((await admin.patch(`/api/units/${id}`, { name: 'Other' }, { version: 1 })).status).toBe(200);
    // A request is counted when its answer is out.
    const text = await vi.waitFor(async () => {
      const said = String((await metrics()).body);
      expect(said).toMatch(
        /duration_seconds_count\{method="PATCH",route="\/api\/units\/:unit",status="200"\} 1/,
      );
      return said;
    });
    expect(sampleOf(text, 'chartroom_unsealed_events')).toBeGreaterThan(0);
    expect(sampleOf(text, 'chartroom_oldest_unsealed_event_seconds')).toBeGreaterThan(0);
    expect(sampleOf(text, 'chartroom_database_connections')).toBeGreaterThan(0);
    expect(sampleOf(text, 'chartroom_last_backup_age_seconds')).toBe(-1);
    for (const name of [
      'chartroom_jobs{state="failed"}',
      'chartroom_http_refused_total',
      'chartroom_live_streams',
      'chartroom_event_loop_late_seconds',
      'nodejs_eventloop_lag_seconds',
      'process_resident_memory_bytes',
    ])
      expect(text).toContain(`\n${name} `);
  });

  test('holds no id, name or secret of anybody', async () => {
    const text = String((await metrics()).body).toLowerCase();
    const secrets = [
      admin.headers.cookie?.split('=')[1] ?? '',
      admin.headers['x-chartroom-csrf'] ?? '',
      admin.id,
    ];
    for (const secret of ['canary', ...secrets]) expect(text).not.toContain(secret.toLowerCase());
  });

  test('is nothing to who comes through a proxy, and to everybody without the token where there is one', async () => {
    expect((await metrics({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
    const own = await startTestServer({ environment: { CHARTROOM_METRICS_TOKEN: 'sesame' } });
    const ask = (headers: Record<string, string>) => own.anonymous.get('/metrics', { headers });
    expect((await ask({})).status).toBe(404);
    expect((await ask({ authorization: 'Bearer sesam' })).status).toBe(404);
    expect((await ask({ authorization: 'Bearer sesame', 'x-forwarded-for': '203.0.113.7' })).status).toBe(
      200,
    );
    await own.close();
  });
});

describe('/readyz', () => {
  test('says yes when database, schema and jobs are there, and no when one is not', async () => {
    expect(await server.anonymous.get('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready', checks: { database: 'ok', schema: 'ok', jobs: 'ok' } },
    });
    const own = await startTestServer();
    await own.application.queue.stop();
    expect(await own.anonymous.get('/readyz')).toMatchObject({
      status: 503,
      body: { status: 'not ready', checks: { database: 'ok', jobs: 'failed' } },
    });
    await own.application.opened.pool.query(`alter table schema_migration rename to away`);
    expect(await own.anonymous.get('/readyz')).toMatchObject({
      status: 503,
      body: { checks: { database: 'ok', schema: 'failed' } },
    });
    await own.close();
  });
});

test('every answer carries the number of its request, also in the log', async () => {
  const answer = await admin.get('/api/units');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const chosen = await new Promise<string | undefined>((resolve, reject) => {
    const call = request(
      `${server.address}/healthz`,
      { headers: { 'x-request-id': 'made up\u0001' } },
      response => {
        response.resume();
        resolve(response.headers['x-request-id']?.toString());
      },
    );
    call.once('error', reject);
    call.end();
  }).catch(() => 'refused');
  expect(chosen).not.toContain('made up');
});
