import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { signedIn } from '../testing/client.ts';
import { everythingIn } from '../testing/contents.ts';
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
  server = await startTestServer({ environment: { CHARTROOM_PUBLIC_URL: 'https://pmo.acme.example' } });
  acme = await server.organisation('acme', { name: 'Acme Ltd' });
  admin = await acme.person('Ada Admin', 'administrator');
});
afterAll(() => server.close());

const open = (path: string, body: object, headers: Record<string, string> = {}) =>
  server.anonymous.post(path, body, { key: null, headers });
const forgot = (email: string, headers = {}) => open('/api/account/forgot', { email }, headers);

interface Sent {
  readonly id: string;
  readonly subject: string;
  readonly to: { readonly address: string };
}
const mailTo = async (address: string, purpose: string): Promise<readonly Sent[]> => {
  const filter = encodeURIComponent(`to == "${address}" && purpose == "${purpose}"`);
  return (await admin.get(`/api/mail?filter=${filter}`)).body.items;
};

/** The link of the newest mail, as it stands in it. */
async function linkTo(address: string, purpose: string): Promise<URL> {
  const sent = await vi.waitFor(async () => {
    const [newest] = await mailTo(address, purpose);
    expect(newest).toBeDefined();
    return newest;
  });
  const { body } = await admin.post(`/api/mail/${sent?.id}/link`, undefined, { key: null });
  return new URL(body.url);
}
const secretIn = (link: URL) => link.hash.slice(1);

describe('an invitation', () => {
  test('R16.1 lets a person set a password once, at the address of the settings, and sign in with it', async () => {
    const made = await admin.post('/api/people', { name: 'Nora New', email: 'nora@acme.example' });
    const invited = await admin.post(`/api/people/${made.body.id}/invitation`, undefined, {
      key: null,
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    expect(invited.status).toBe(200);
    expect(invited.body.address).toBe('nora@acme.example');
    const link = await linkTo('nora@acme.example', 'invitation');
    expect(link.origin).toBe('https://pmo.acme.example');
    expect(link.pathname + link.search).not.toContain(secretIn(link));
    const secret = secretIn(link);

    const read = await open('/api/account/link/read', { secret });
    expect(read.body).toEqual({
      purpose: 'invitation',
      name: 'Nora New',
      email: 'nora@acme.example',
      organisation: 'Acme Ltd',
    });
    expect((await open('/api/account/link', { secret, password: 'short' })).status).toBe(400);
    const both = await Promise.all(
      ['a long new password', 'another new password'].map(password =>
        open('/api/account/link', { secret, password }),
      ),
    );
    expect(both.map(b => b.status).sort()).toEqual([204, 404]);
    const password = both[0]?.status === 204 ? 'a long new password' : 'another new password';
    const nora = await signedIn(server.address, 'nora@acme.example', password);
    expect((await nora.get('/api/me')).body.person.name).toBe('Nora New');
    expect((await open('/api/account/link/read', { secret })).status).toBe(404);
  });

  test('sent again makes the first link useless; nor does it open anything for who was made inactive', async () => {
    const made = await admin.post('/api/people', { name: 'Tim Twice', email: 'tim@acme.example' });
    const invite = () => admin.post(`/api/people/${made.body.id}/invitation`, undefined, { key: null });
    await invite();
    const first = secretIn(await linkTo('tim@acme.example', 'invitation'));
    await invite();
    expect((await open('/api/account/link/read', { secret: first })).status).toBe(404);
    const second = secretIn(await linkTo('tim@acme.example', 'invitation'));
    expect((await open('/api/account/link/read', { secret: second })).status).toBe(200);
    await admin.patch(`/api/people/${made.body.id}`, { active: false }, { version: made.body.version });
    expect((await open('/api/account/link/read', { secret: second })).status).toBe(404);
    expect(
      (await open('/api/account/link', { secret: second, password: 'a long new password' })).status,
    ).toBe(404);
  });

  test('of an administrator is not for a director to send', async () => {
    const director = await acme.person('Dora Director', 'pmo-director');
    const sent = await director.post(`/api/people/${admin.id}/invitation`, undefined, { key: null });
    expect(sent.status).toBe(403);
  });
});

describe('a forgotten password', () => {
  test('R16.1 is set anew by a link that is sent, lasts an hour and ends all sessions', async () => {
    const pat = await acme.person('Pat Forgot', 'project-manager');
    expect((await forgot(pat.email.toUpperCase())).status).toBe(204);
    const secret = secretIn(await linkTo(pat.email, 'reset'));
    const done = await open('/api/account/link', { secret, password: 'a long new password' });
    expect(done.status).toBe(204);
    expect((await pat.get('/api/me')).status).toBe(401);
    await expect(signedIn(server.address, pat.email, testPassword)).rejects.toThrow();
    await signedIn(server.address, pat.email, 'a long new password');

    await forgot(pat.email);
    const late = secretIn(await linkTo(pat.email, 'reset'));
    const { rows } = await server.superuser.query(
      `update platform_link set expires_at = now() where purpose = 'reset' and used_at is null and revoked_at is null
       returning extract(epoch from expires_at - created_at) < 3600 as soon`,
    );
    expect(rows).toEqual([{ soon: true }]);
    expect((await open('/api/account/link', { secret: late, password: 'too late for this' })).status).toBe(
      404,
    );
  });

  test('R16.1 is answered the same whether anybody signs in with the address, and before any work is done', async () => {
    const pat = await acme.person('Pia Forgot');
    const known = await forgot(pat.email);
    await linkTo(pat.email, 'reset');
    const before = await everythingIn(server);
    const unknown = await forgot('nobody@acme.example');
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    const heads = [known, unknown].map(a =>
      [...a.headers].filter(
        ([name]) => !['date', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-request-id'].includes(name),
      ),
    );
    expect(heads[0]).toEqual(heads[1]);
    expect(await mailTo('nobody@acme.example', 'reset')).toEqual([]);
    expect(await everythingIn(server)).toBe(before);
  });

  test('R16.1 is asked for so often and no more, known or unknown, and says when to try again', async () => {
    const pat = await acme.person('Paul Forgot');
    for (const email of [pat.email, 'unknown@acme.example']) {
      const answers = [];
      for (let i = 0; i < 6; i += 1) answers.push(await forgot(email));
      expect(answers.map(a => a.status)).toEqual([...Array(5).fill(204), 429]);
      expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  test('links cannot be guessed: an address of the network is stopped after fifty', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 60; i += 1)
      statuses.push((await open('/api/account/link/read', { secret: `guess-${i}` })).status);
    expect(statuses.filter(s => s === 404).length).toBeLessThanOrEqual(50);
    expect(statuses.at(-1)).toBe(429);
  });
});
