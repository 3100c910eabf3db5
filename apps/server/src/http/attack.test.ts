import { createHook } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { api, type Endpoint } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../testing/client.ts';
import { choicesOf, type Shape, shapeOf } from '../testing/shape.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
  testPassword,
} from '../testing/test-server.ts';

// What an attacker sends that no client of ours would; the numbers are those of docs/security.md.

let server: TestServer;
let acme: TestOrganisation;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.organisation('acme');
  admin = await acme.person('Ada Admin', 'administrator', 'pmo-director');
});
afterAll(() => server.close());

describe('mass assignment (5)', () => {
  const planted = {
    id: randomUUID(),
    orgId: randomUUID(),
    org_id: randomUUID(),
    tenant_id: randomUUID(),
    createdAt: '1999-01-01T00:00:00Z',
    created_at: '1999-01-01T00:00:00Z',
    version: 77,
    key: 'PRJ-777',
    number: 777,
    role: 'administrator',
    grants: [{ role: 'administrator' }],
    permissions: ['event.read'],
    anonymisedAt: '1999-01-01T00:00:00Z',
    passwordHash: 'x',
    may: { edit: true },
  };
  const bodies = (Object.entries(api) as [string, Endpoint][]).filter(
    ([, e]) => e.body !== undefined && e.upload !== true,
  );

  test.each(bodies)('%s takes nothing that its schema does not name', (_, endpoint) => {
    const known = endpoint.body?.safeParse({ ...planted });
    // A body that is taken with nothing of its own holds nothing that was planted but what it names.
    const named = new Set(Object.keys(shapeOf(endpoint.body ?? fail()).properties ?? {}));
    for (const name of Object.keys((known?.success ? known.data : {}) as object))
      expect(named).toContain(name);
  });

  test('changes nothing but what may be changed, through the real surface', async () => {
    const made = await admin.post('/api/projects', { name: 'Bridge', ...planted });
    expect(made.status).toBe(201);
    const { body } = await admin.get(`/api/projects?search=Bridge`);
    expect(body.items).toHaveLength(1);
    expect(made.body.id).not.toBe(planted.id);
    expect(JSON.stringify(made.body)).not.toMatch(/1999|777/);
    const person = await admin.post('/api/people', { name: 'Mass', ...planted });
    expect(person.body).toMatchObject({ grants: [], version: 1, signsIn: false });
    const changed = await admin.patch(
      `/api/people/${person.body.id}`,
      { ...planted, name: 'Mass 2' },
      { version: 1 },
    );
    expect(changed.body).toMatchObject({ id: person.body.id, grants: [], version: 2 });
  });
});

const fail = (): never => {
  throw new Error('Broken assumption: it has a body');
};

describe('what is asked is bounded (20)', () => {
  const requests = (Object.entries(api) as [string, Endpoint][]).flatMap(([name, e]) =>
    (['query', 'body'] as const).flatMap(part => {
      const schema = e[part];
      return schema === undefined ? [] : [[`${name} ${part}`, schema] as const];
    }),
  );

  const unbounded = (shape: Shape, at: string): readonly string[] => {
    const text =
      shape.type === 'string' &&
      [shape.maxLength, shape.enum, shape.const, shape.format, shape.pattern].every(x => x === undefined);
    const list = shape.type === 'array' && shape.maxItems === undefined;
    return [
      ...(text || list ? [at] : []),
      ...choicesOf(shape).flatMap(s => unbounded(s, at)),
      ...Object.entries(shape.properties ?? {}).flatMap(([k, s]) => unbounded(s, `${at}.${k}`)),
      ...(shape.items ? unbounded(shape.items, `${at}.*`) : []),
    ];
  };

  test.each(requests)('every text and list of %s has an end', (name, schema) => {
    expect(unbounded(shapeOf(schema), name)).toEqual([]);
  });

  test('a filter with a hundred thousand ids, a path without end, a thousand fields to sort by', async () => {
    const ids = Array.from({ length: 100_000 }, () => '"00000000-0000-7000-8000-000000000000"').join(',');
    const long = await fetch(
      `${server.address}/api/events?filter=${encodeURIComponent(`projectId in [${ids}]`)}`,
      {
        headers: admin.headers,
      },
    ).catch(error => error);
    // Either the server says that the address is too long, or it hangs up in the middle of it.
    if (long instanceof Response) expect([400, 414, 431]).toContain(long.status);
    expect((await admin.get(`/api/projects/${'x'.repeat(2_000)}`)).status).toBeLessThan(500);
    const sort = Array.from({ length: 1_000 }, () => 'name').join(',');
    expect((await admin.get(`/api/people?sort=${sort}`)).status).toBe(400);
    expect((await server.anonymous.get('/healthz')).status).toBe(200);
  });

  test('deep filters are refused before they cost anything', async () => {
    const deep = `${'('.repeat(900)}active${')'.repeat(900)}`;
    const { status, body } = await admin.get(`/api/people?filter=${encodeURIComponent(deep)}`);
    expect(status).toBe(400);
    expect(body.code).toBe('invalid');
  });
});

describe('slow clients (21)', () => {
  test('who send half a request do not keep others waiting, and are hung up on', async () => {
    const { port, hostname } = new URL(server.address);
    const sockets = Array.from({ length: 200 }, () => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      socket.write(
        'POST /api/units HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nContent-Type: application/json\r\n',
      );
      return socket;
    });
    await Promise.all(sockets.map(s => (s.connecting ? once(s, 'connect') : null)));
    expect((await admin.get('/api/me')).status).toBe(200);
    expect((await admin.get('/api/people')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    const { requestTimeout, headersTimeout } = server.http.server;
    expect(requestTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeLessThanOrEqual(120_000);
  });
});

describe('sign-in (11)', () => {
  /** How often a password was hashed while something was done. */
  async function hashesOf(work: () => Promise<unknown>): Promise<number> {
    let count = 0;
    const hook = createHook({
      init: (_, type) => {
        if (type === 'ARGON2REQUEST') count += 1;
      },
    }).enable();
    await work();
    hook.disable();
    return count;
  }
  const signIn = (email: string, password: string) =>
    server.anonymous.post('/api/session', { email, password }, { key: null });

  test('does the same work whether the address is known, unknown, without a password or disabled', async () => {
    const off = await acme.person('Otto Off');
    const { body } = await admin.get(`/api/people/${off.id}`);
    await admin.patch(`/api/people/${off.id}`, { active: false }, { version: body.version });
    const known = await hashesOf(() => signIn(admin.email, 'not the password'));
    expect(known).toBe(1);
    for (const email of ['nobody@acme.example', off.email])
      expect(await hashesOf(() => signIn(email, 'not the password'))).toBe(known);
    expect(await hashesOf(() => signIn(admin.email, testPassword))).toBe(known);
  });
});

describe('secrets (23)', () => {
  test('are kept as hashes: no table holds what somebody could show', async () => {
    const made = await admin.post('/api/tokens', { name: 'canary', scopes: ['person.read'] }, { key: null });
    const person = await admin.post('/api/people', { name: 'Link', email: 'link@acme.example' });
    await admin.post(`/api/people/${person.body.id}/invitation`, undefined, { key: null });
    const mail = await admin.get(`/api/mail?filter=${encodeURIComponent('to == "link@acme.example"')}`);
    expect(JSON.stringify(mail.body)).not.toContain('set-password#');
    const shown = [made.body.secret, admin.headers.cookie?.split('=')[1], testPassword];
    const { rows: tables } = await server.superuser.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    for (const { name } of tables) {
      const { rows } = await server.superuser.query<{ text: string }>(
        `select to_jsonb(t)::text as text from ${name} t`,
      );
      const all = rows.map(r => r.text).join('\n');
      for (const secret of shown) expect(all.includes(secret ?? ''), `${name} holds a secret`).toBe(false);
    }
    const everybody = createClient(server.address, { authorization: `Bearer ${made.body.secret}` });
    for (const path of ['/metrics', '/readyz', '/healthz', '/api/openapi.json', '/api/people', '/api/me']) {
      const answer = await everybody.get(path);
      const said = Buffer.isBuffer(answer.body)
        ? answer.body.toString('utf8')
        : JSON.stringify(answer.body ?? '');
      for (const secret of shown) expect(said.includes(secret ?? ''), `${path} shows a secret`).toBe(false);
    }
  });
});

describe('cross-site calls (13)', () => {
  test('every call that changes something is refused without the header, and to a page of another site', async () => {
    const cookie = createClient(server.address, { cookie: admin.headers.cookie ?? '' });
    const foreign = createClient(server.address, { ...admin.headers, 'sec-fetch-site': 'cross-site' });
    const writes = (Object.entries(api) as [string, Endpoint][]).filter(([, e]) => e.method !== 'GET');
    for (const [name, e] of writes) {
      const path = e.path.replaceAll(/:\w+/g, randomUUID());
      const method = e.method.toLowerCase() as 'post' | 'put' | 'patch' | 'delete';
      const send = (client: typeof cookie) =>
        method === 'delete' ? client.delete(path, { version: 1 }) : client[method](path, {}, { version: 1 });
      if (e.access !== 'anyone' && e.upload !== true)
        expect([name, (await send(cookie)).status]).toEqual([name, 403]);
      expect([name, (await send(foreign)).status]).toEqual([name, 403]);
    }
    expect((await admin.get('/api/me')).status).toBe(200);
  });
});
