import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, signedIn } from '../../testing/client.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
  testPassword,
} from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestOrganisation;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.organisation('acme');
  admin = await acme.person('Ada Admin', 'administrator');
});
afterAll(() => server.close());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';

/** Signs in from a browser that says what it is. */
async function from(person: TestPerson, userAgent: string) {
  const answer = await createClient(server.address, { 'user-agent': userAgent }).post(
    '/api/session',
    { email: person.email, password: testPassword },
    { key: null },
  );
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return createClient(server.address, { cookie, 'x-chartroom-csrf': answer.body.csrf });
}

/** As if the password had been typed long ago. */
const growOld = (person: TestPerson) =>
  server.superuser.query(
    `update platform_session set fresh_until = now() - interval '1 second' where person_id = $1`,
    [person.id],
  );

describe('one’s own sessions', () => {
  test('R16.1 are listed with browser and last use, and end one by one or all but this one, at once', async () => {
    const sam = await acme.person('Sam Sessions', 'project-manager');
    const browser = await from(sam, firefox);
    const phone = await from(sam, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605.1.15');
    const { body } = await sam.get('/api/account/sessions');
    expect(body.items).toHaveLength(3);
    expect(body.items.filter((s: { current: boolean }) => s.current)).toHaveLength(1);
    const seen = body.items.map((s: { browser: string; system: string }) => [s.browser, s.system]);
    expect(seen).toContainEqual(['Firefox', 'Linux']);
    expect(seen).toContainEqual(['Safari', 'iOS']);
    expect(JSON.stringify(body)).not.toMatch(/csrf|hash/i);

    const ofBrowser = body.items.find((s: { browser: string }) => s.browser === 'Firefox').id;
    expect((await sam.delete(`/api/account/sessions/${ofBrowser}`)).status).toBe(204);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await phone.get('/api/me')).status).toBe(200);
    expect((await sam.delete('/api/account/sessions')).status).toBe(204);
    expect((await phone.get('/api/me')).status).toBe(401);
    expect((await sam.get('/api/me')).status).toBe(200);
  });

  test('are nobody else’s, not even an administrator’s to end by their ids', async () => {
    const sam = await acme.person('Sally Sessions');
    const [{ id }] = (await sam.get('/api/account/sessions')).body.items;
    expect((await admin.delete(`/api/account/sessions/${id}`)).status).toBe(404);
    expect((await sam.get('/api/me')).status).toBe(200);
  });

  test('are seen and ended by who manages people; an administrator’s only by an administrator', async () => {
    const sam = await acme.person('Stan Sessions', 'team-member');
    const director = await acme.person('Dora Director', 'pmo-director');
    expect((await director.get(`/api/people/${sam.id}/sessions`)).body.items).toHaveLength(1);
    expect((await director.delete(`/api/people/${sam.id}/sessions`)).status).toBe(204);
    expect((await sam.get('/api/me')).status).toBe(401);
    expect((await director.delete(`/api/people/${admin.id}/sessions`)).status).toBe(403);
    expect((await admin.get('/api/me')).status).toBe(200);
    const log = await admin.get('/api/events?filter=name%20%3D%3D%20%22platform.session.ended%22');
    expect(log.body.items[0]).toMatchObject({
      actor: { kind: 'person', id: director.id },
      before: { personId: sam.id },
    });
  });
});

describe('one’s own password', () => {
  const next = 'quite another long password';

  test('R16.1 is changed only with the old one; other sessions end, this one stays', async () => {
    const pat = await acme.person('Pat Password');
    const elsewhere = await signedIn(server.address, pat.email, testPassword);
    const wrong = await pat.put('/api/account/password', { current: 'a wrong one', password: next });
    expect(wrong.status).toBe(400);
    expect(wrong.body.fields).toMatchObject([{ path: 'body.current' }]);
    expect(
      (await pat.put('/api/account/password', { current: testPassword, password: 'short' })).status,
    ).toBe(400);
    expect((await elsewhere.get('/api/me')).status).toBe(200);
    const done = await pat.put('/api/account/password', { current: testPassword, password: next });
    expect(done.status).toBe(204);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
    expect((await pat.get('/api/me')).status).toBe(200);
    await expect(signedIn(server.address, pat.email, testPassword)).rejects.toThrow();
    await signedIn(server.address, pat.email, next);
  });

  test('cannot be guessed here either: after ten wrong ones it has to wait, and says how long', async () => {
    const gil = await acme.person('Gil Guessed');
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1)
      statuses.push((await gil.post('/api/account/confirm', { password: `guess ${i}` })).status);
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
    const right = await gil.put('/api/account/password', { current: testPassword, password: next });
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('is none of a token’s', async () => {
    const made = await admin.post(
      '/api/tokens',
      { name: 'password', scopes: ['person.manage'] },
      { key: null },
    );
    const script = createClient(server.address, { authorization: `Bearer ${made.body.secret}` });
    const body = { current: testPassword, password: next };
    expect((await script.put('/api/account/password', body)).status).toBe(403);
    expect((await script.post('/api/account/confirm', { password: testPassword })).status).toBe(403);
  });
});

describe('a dangerous act', () => {
  test('R16.1 asks for the password again after five minutes, and is open for five once it is typed', async () => {
    const fay = await acme.person('Fay Fresh', 'administrator');
    const sam = await acme.person('Sid Subject', 'team-member');
    const grant = { role: 'sponsor', scopeKind: 'organisation' };
    const acts = {
      'give a role': () => fay.post(`/api/people/${sam.id}/grants`, grant),
      'make a token': () => fay.post('/api/tokens', { name: 'x', scopes: ['person.read'] }, { key: null }),
      'give a password': () => fay.put(`/api/people/${sam.id}/password`, { password: next }),
      anonymise: () => fay.post(`/api/people/${sam.id}/anonymise`, { reason: 'asked for it' }),
    };
    await growOld(fay);
    for (const [act, perform] of Object.entries(acts)) {
      const { status, body } = await perform();
      expect([act, status, body.confirm]).toEqual([act, 403, 'password']);
    }
    expect((await fay.post('/api/account/confirm', { password: 'wrong' })).status).toBe(400);
    expect((await acts['give a role']()).status).toBe(403);
    const confirmed = await fay.post('/api/account/confirm', { password: testPassword });
    expect(confirmed.status).toBe(200);
    const minutes = (Date.parse(confirmed.body.freshUntil) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThanOrEqual(5.1);
    for (const [act, perform] of Object.entries(acts))
      expect([act, (await perform()).status]).not.toContain(403);
  });

  test('of a token was confirmed when it was made', async () => {
    const fay = await acme.person('Flo Fresh', 'administrator');
    const made = await fay.post('/api/tokens', { name: 'x', scopes: ['role.grant'] }, { key: null });
    await growOld(fay);
    const script = createClient(server.address, { authorization: `Bearer ${made.body.secret}` });
    const given = await script.post(`/api/people/${admin.id}/grants`, {
      role: 'sponsor',
      scopeKind: 'organisation',
    });
    expect(given.status).toBe(201);
  });

  const next = 'quite another long password';
});
