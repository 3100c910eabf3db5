import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setAccountEmail, systemActor } from '../platform/index.ts';
import { createClient, signedIn } from '../testing/client.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
  testPassword,
} from '../testing/test-server.ts';

let server: TestServer;
let acme: TestOrganisation;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.organisation('acme', { currency: 'EUR' });
  admin = await acme.person('Ada Admin', 'administrator');
});
afterAll(() => server.close());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  server.anonymous.post('/api/session', body, { key: null, headers });

describe('sign-in', () => {
  test('answers who one is, where, and what one may do; the cookie is out of reach of scripts', async () => {
    const answer = await post({ email: ' ADA.admin@acme.example ', password: testPassword });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      person: { id: admin.id, name: 'Ada Admin' },
      organisation: { slug: 'acme', currency: 'EUR' },
      roles: ['administrator'],
    });
    expect(answer.body.permissions).toContain('person.manage');
    const cookie = answer.headers.getSetCookie()[0];
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).not.toContain('Secure');
  });

  test('does not say whether the address or the password is wrong', async () => {
    const wrong = await post({ email: admin.email, password: 'wrong password' });
    const unknown = await post({ email: 'nobody@acme.example', password: 'wrong password' });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  test('is throttled for one address whether it exists or not', async () => {
    for (const email of ['throttled@acme.example', admin.email.replace('ada', 'ADA')]) {
      const statuses: number[] = [];
      for (let i = 0; i < 12; i += 1)
        statuses.push((await post({ email, password: 'wrong password' })).status);
      expect(statuses.filter(s => s === 429).length).toBeGreaterThan(0);
      const last = await post({ email, password: testPassword });
      expect(last.status).toBe(429);
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  test('of a whole office behind one network address is not throttled; guesses from it are', async () => {
    const own = await startTestServer();
    try {
      const office = await own.organisation('office');
      const { email } = await office.person('Ada Admin', 'administrator');
      const attempt = (body: object) => own.anonymous.post('/api/session', body, { key: null });
      for (let round = 0; round < 11; round += 1) {
        const ten = Array.from({ length: 10 }, () => attempt({ email, password: testPassword }));
        for (const { status } of await Promise.all(ten)) expect(status).toBe(200);
      }
      const guesses = Array.from(
        { length: 101 },
        (_, i) => () => attempt({ email: `nobody.${i}@office.example`, password: 'wrong password' }),
      );
      const answers: number[] = [];
      for (const guess of guesses) answers.push((await guess()).status);
      expect(answers.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => 401));
      expect(answers[100]).toBe(429);
      expect((await attempt({ email, password: testPassword })).status).toBe(429);
    } finally {
      await own.close();
    }
  });

  test('refuses forms and other sites', async () => {
    const form = await fetch(`${server.address}/api/session`, {
      method: 'POST',
      body: new URLSearchParams({ email: admin.email, password: testPassword }),
    });
    expect(form.status).toBe(415);
    const text = await fetch(`${server.address}/api/session`, { method: 'POST', body: '{}' });
    expect(text.status).toBe(415);
    const foreign = await post({ email: 'x@y.z', password: 'x' }, { 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(403);
  });

  test('asks which organisation when one address and password fit two', async () => {
    const one = await server.organisation('one');
    const two = await server.organisation('two');
    const both = await one.person('Twin');
    const twin = await two.person('Twin');
    await server.application.database.inOrganisation(systemActor(two.id), tx =>
      setAccountEmail(tx, twin.id, both.email),
    );
    const asked = await post({ email: both.email, password: testPassword });
    expect(asked.status).toBe(409);
    expect(asked.body.fields).toEqual([
      { path: 'body.organisation', message: expect.stringContaining('one, two') },
    ]);
    const answered = await post({ email: both.email, password: testPassword, organisation: 'TWO' });
    expect(answered.status).toBe(200);
    expect(answered.body.organisation.slug).toBe('two');
    expect(answered.body.person.id).toBe(twin.id);
  });
});

describe('a session', () => {
  test('ends with sign-out, a new password and deactivation, at once', async () => {
    const person = await acme.person('Sam Session', 'auditor');
    expect((await person.get('/api/me')).status).toBe(200);
    expect((await person.delete('/api/session')).status).toBe(204);
    expect((await person.get('/api/me')).status).toBe(401);

    const again = await signedIn(server.address, person.email, testPassword);
    const set = await admin.put(`/api/people/${person.id}/password`, { password: 'another long password' });
    expect(set.status).toBe(204);
    expect((await again.get('/api/me')).status).toBe(401);

    const third = await signedIn(server.address, person.email, 'another long password');
    const seen = await admin.get(`/api/people/${person.id}`);
    const off = await admin.patch(
      `/api/people/${person.id}`,
      { active: false },
      { version: seen.body.version },
    );
    expect(off.status).toBe(200);
    expect((await third.get('/api/me')).status).toBe(401);
    expect((await post({ email: person.email, password: 'another long password' })).status).toBe(401);
  });

  test('changes nothing without the header that a foreign page cannot set', async () => {
    const { cookie } = admin.headers;
    const forged = createClient(server.address, { cookie: cookie ?? '' });
    const guess = createClient(server.address, { cookie: cookie ?? '', 'x-chartroom-csrf': '1' });
    for (const client of [forged, guess]) {
      const answer = await client.post('/api/units', { name: 'Forged' });
      expect(answer.status).toBe(403);
    }
    const units = await admin.get('/api/units');
    expect(units.body.items.map((u: { name: string }) => u.name)).not.toContain('Forged');
  });

  test('is refused when it is tampered with or missing', async () => {
    const cookie = admin.headers.cookie ?? '';
    const last = cookie.endsWith('A') ? 'B' : 'A';
    for (const headers of [
      { cookie: `${cookie.slice(0, -1)}${last}` },
      { cookie: 'chartroom_session=nonsense' },
      { authorization: 'Bearer chartroom_nonsense' },
      { authorization: 'Basic YTpi' },
      {},
    ]) {
      expect(
        (await createClient(server.address, headers as Record<string, string>).get('/api/me')).status,
      ).toBe(401);
    }
  });
});

describe('a token', () => {
  test('acts as its person within its scopes until it is revoked', async () => {
    const made = await admin.post('/api/tokens', { name: 'script', scopes: ['person.read'], days: 1 });
    expect(made.status).toBe(200);
    const script = createClient(server.address, { authorization: `Bearer ${made.body.secret}` });
    expect((await script.get('/api/people')).status).toBe(200);
    expect((await script.get('/api/me')).body).toMatchObject({ permissions: ['person.read'], csrf: null });
    expect((await script.get('/api/units')).status).toBe(403);
    expect((await script.post('/api/people', { name: 'Made by script' })).status).toBe(403);
    expect((await script.post('/api/tokens', { name: 'other', scopes: ['person.read'] })).status).toBe(403);

    const listed = await admin.get('/api/tokens');
    expect(listed.body.items).toMatchObject([{ name: 'script', lastUsedAt: expect.any(String) }]);
    expect(JSON.stringify(listed.body)).not.toContain(made.body.secret);
    expect((await admin.delete(`/api/tokens/${made.body.id}`)).status).toBe(204);
    expect((await script.get('/api/people')).status).toBe(401);
  });

  test('is not to be seen by others, and a name is used once', async () => {
    const pm = await acme.person('Petra Manager', 'project-manager');
    const made = await pm.post('/api/tokens', { name: 'mine', scopes: ['project.read'] });
    expect(made.status).toBe(200);
    expect((await pm.post('/api/tokens', { name: 'MINE', scopes: ['project.read'] })).status).toBe(409);
    const other = await acme.person('Otto Manager', 'project-manager');
    expect((await other.get('/api/tokens')).body.items).toEqual([]);
    expect((await other.delete(`/api/tokens/${made.body.id}`)).status).toBe(404);
  });
});
