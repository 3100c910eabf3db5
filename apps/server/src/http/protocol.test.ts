import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  shareTestServer,
  startTestServer,
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

const raw = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.address}/api/units`, {
    method: 'POST',
    headers: {
      ...admin.headers,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body,
  });
const problem = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return (await response.json()) as { code: string; detail: string; fields?: { path: string }[] };
};
const unitNames = async () => {
  const { body } = await admin.get('/api/units');
  return body.items.map((u: { name: string }) => u.name) as string[];
};

describe('bad input is a problem with the place of what is wrong', () => {
  test('malformed JSON', async () => {
    const response = await raw('{"name": ');
    expect(response.status).toBe(400);
    expect((await problem(response)).detail).toContain('not valid JSON');
  });

  test('JSON nested without end', async () => {
    const response = await raw(`{"name":${'['.repeat(500_000)}${']'.repeat(500_000)}}`);
    expect(response.status).toBe(400);
    expect((await problem(response)).detail).toContain('nested deeper than 64');
  });

  test('a body of more than 10 MB', async () => {
    const response = await raw(JSON.stringify({ name: 'x'.repeat(10 * 1024 * 1024) }));
    expect(response.status).toBe(413);
    expect((await problem(response)).code).toBe('limit');
  });

  test('another content type', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/xml',
    ]) {
      const response = await raw('{"name":"x"}', { 'content-type': type });
      expect(response.status).toBe(415);
      expect((await problem(response)).code).toBe('unsupported');
    }
  });

  test('wrong fields, all of them by path', async () => {
    const answer = await admin.post('/api/units', { name: '', parentId: 'x', pmoType: 'bossy' });
    expect(answer.status).toBe(400);
    expect(answer.body.fields.map((f: { path: string }) => f.path)).toEqual([
      'body.name',
      'body.parentId',
      'body.pmoType',
    ]);
  });

  test('no body, a text, an array', async () => {
    for (const body of ['', '"x"', '[]', 'null']) expect((await raw(body)).status).toBe(400);
  });

  test('ids of the wrong form, in the path and in the query', async () => {
    const path = await admin.get('/api/people/nonsense');
    expect(path.status).toBe(400);
    expect(path.body.fields).toMatchObject([{ path: 'params.person' }]);
    const query = await admin.get('/api/people?limit=many');
    expect(query.body.fields).toMatchObject([{ path: 'query.limit' }]);
  });

  test('an id of nothing', async () => {
    expect((await admin.get(`/api/people/${randomUUID()}`)).status).toBe(404);
  });

  test('texts that cannot be stored', async () => {
    expect((await raw('{"name":"a\\u0000b"}')).status).toBe(400);
    expect((await admin.get('/api/people?search=%00')).status).toBe(400);
    expect((await admin.get(`/api/people?filter=${encodeURIComponent('name == "a\u0000"')}`)).status).toBe(
      400,
    );
    expect(await unitNames()).toEqual([]);
  });

  test('keys named like what every object has', async () => {
    const response = await raw(
      '{"name":"Proto","__proto__":{"code":"EVIL"},"constructor":{"prototype":{"code":"EVIL"}}}',
    );
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ name: 'Proto', code: null });
    const sorted = await admin.get('/api/people?sort=constructor');
    expect(sorted.status).toBe(400);
    expect(sorted.body.fields).toMatchObject([{ path: 'query.sort' }]);
    const filtered = await admin.get('/api/people?filter=toString%20%3D%3D%20%22x%22');
    expect(filtered.body.detail).toContain('There is no field toString. The fields are: name');
  });

  test('routes that are not there', async () => {
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['PUT', '/api/units'],
      ['POST', '/nothing'],
      ['GET', '/api/%ff'],
    ] as const) {
      const response = await fetch(`${server.address}${path}`, { method, headers: admin.headers });
      expect([400, 404]).toContain(response.status);
      await problem(response);
    }
  });
});

describe('a creating call', () => {
  test('needs a key', async () => {
    const answer = await admin.post('/api/units', { name: 'Keyless' }, { key: null });
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain('Idempotency-Key');
  });

  test('has its effect once, also when it is sent ten times at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => admin.post('/api/units', { name: 'Once' }, { key })),
    );
    expect(answers.map(a => a.status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(a => a.body.id)).size).toBe(1);
    expect((await unitNames()).filter(n => n === 'Once')).toHaveLength(1);
  });

  test('with the key of another request is refused', async () => {
    const key = randomUUID();
    expect((await admin.post('/api/units', { name: 'First' }, { key })).status).toBe(201);
    expect((await admin.post('/api/units', { name: 'Second' }, { key })).status).toBe(422);
    expect(await unitNames()).not.toContain('Second');
  });

  test('that failed can be tried again with its key', async () => {
    const key = randomUUID();
    const body = { name: 'Child', parentId: randomUUID() };
    expect((await admin.post('/api/units', body, { key })).status).toBeGreaterThanOrEqual(400);
    expect((await admin.post('/api/units', { name: 'Child' }, { key })).status).toBe(201);
  });

  test('of somebody else may use the same key', async () => {
    const other = await acme.person('Olga Admin', 'administrator');
    const key = randomUUID();
    expect((await admin.post('/api/units', { name: 'Hers' }, { key })).status).toBe(201);
    const theirs = await other.post('/api/units', { name: 'Theirs' }, { key });
    expect(theirs.body.name).toBe('Theirs');
  });
});

describe('a change', () => {
  test('needs the version that was read, and is refused when it is not the one in force', async () => {
    const seen = await admin.get('/api/organisation');
    expect(seen.headers.get('etag')).toBe(`"${seen.body.version}"`);
    expect((await admin.patch('/api/organisation', { name: 'Acme' })).status).toBe(428);
    const done = await admin.patch('/api/organisation', { name: 'Acme' }, { version: seen.body.version });
    expect(done.body).toMatchObject({ name: 'Acme', version: seen.body.version + 1 });
    const stale = await admin.patch('/api/organisation', { name: 'Acme 2' }, { version: seen.body.version });
    expect(stale.status).toBe(412);
    expect(stale.body.current).toMatchObject({ name: 'Acme', version: seen.body.version + 1 });
    const odd = await admin.patch('/api/organisation', { name: 'X' }, { headers: { 'if-match': '*' } });
    expect(odd.status).toBe(400);
  });

  test('by fifty at once is done by one', async () => {
    const { body } = await admin.get('/api/organisation');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        admin.patch('/api/organisation', { name: `Name ${i}` }, { version: body.version }),
      ),
    );
    expect(answers.filter(a => a.status === 200)).toHaveLength(1);
    expect(answers.filter(a => a.status === 412)).toHaveLength(49);
    expect((await admin.get('/api/organisation')).body.version).toBe(body.version + 1);
  });
});

describe('another organisation', () => {
  test('is nowhere to be found by its ids', async () => {
    const rival = await server.organisation('rival');
    const boss = await rival.person('Boss', 'administrator');
    expect((await boss.get(`/api/people/${admin.id}`)).status).toBe(404);
    expect((await boss.put(`/api/people/${admin.id}/password`, { password: 'a long password' })).status).toBe(
      404,
    );
    expect((await boss.patch(`/api/people/${admin.id}`, { name: 'X' }, { version: 1 })).status).toBe(404);
    const people = await boss.get('/api/people');
    expect(people.body.items.map((p: { id: string }) => p.id)).toEqual([boss.id]);
    expect((await admin.get('/api/me')).status).toBe(200);
  });
});

describe('the frame', () => {
  test('healthz is ready, and everything carries a strict policy', async () => {
    const health = await server.anonymous.get('/healthz');
    expect(health.status).toBe(200);
    const policy = health.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(health.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('the contract is described as OpenAPI 3.1 and can be browsed', async () => {
    const { status, body } = await server.anonymous.get('/api/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/people/{person}');
    expect(body.paths['/api/people'].post.operationId).toBe('createPerson');
    const docs = await server.anonymous.get('/api/docs/');
    expect(docs.status).toBe(200);
    const page = String(docs.body);
    expect(page).toContain('swagger-ui');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    for (const [, file] of page.matchAll(/<script[^>]*src="([^"]+)"/g)) {
      const script = await fetch(new URL(file ?? '', `${server.address}/api/docs/`));
      expect(script.status).toBe(200);
    }
  });

  test('errors that are ours say nothing but a number', async () => {
    const { body } = await admin.get('/api/nothing');
    expect(JSON.stringify(body)).not.toContain('node_modules');
    expect(body).not.toHaveProperty('stack');
  });

  test('asks an address that calls too often to wait', async () => {
    const strict = await startTestServer({ environment: { CHARTROOM_REQUESTS_PER_MINUTE: '10' } });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 12; i += 1) statuses.push((await strict.anonymous.get('/api/me')).status);
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
      const refused = await strict.anonymous.get('/api/me');
      expect(refused.body.code).toBe('limit');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await strict.anonymous.get('/healthz')).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
