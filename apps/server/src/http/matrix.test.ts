import { api, type Endpoint, type Permission, permissions, type Role, roles } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callEndpoint, type Ids } from '../testing/call-endpoint.ts';
import { type Answer, type Client, createClient, signedIn } from '../testing/client.ts';
import { committedAccess, committedReach } from '../testing/committed-permissions.ts';
import { everythingIn } from '../testing/contents.ts';
import { testDatabaseServer } from '../testing/database.ts';
import { oneOfOwn, onePlace, oneProject } from '../testing/one-of-each.ts';
import { stayFresh } from '../testing/stay-fresh.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
  testPassword,
} from '../testing/test-server.ts';

// Every route x everybody who may call it or may not: nobody, who was, every role, every token of one scope. What is
// expected is said by docs/permissions.md; what is refused leaves no trace in any table.

const endpoints = Object.entries(api) as [string, Endpoint][];
const isPermission = (access: string | undefined): access is Permission =>
  (permissions as readonly (string | undefined)[]).includes(access);

let server: TestServer;
let acme: TestOrganisation;
let rival: TestOrganisation;
let owner: TestPerson;
let intruder: TestPerson;
let ids: Ids = new Map();

const call = (client: Client, endpoint: Endpoint, everything: boolean): Promise<Answer> =>
  callEndpoint(client, endpoint, { ids, everything });
const contents = (): Promise<string> => everythingIn(server);

/** Calls that have to be refused, with nothing changed by any of them. */
async function refusedAll(
  client: Client,
  who: string,
  those: readonly [string, Endpoint][],
  statuses: readonly number[],
): Promise<void> {
  const before = await contents();
  for (const [name, endpoint] of those) {
    const { status, body } = await call(client, endpoint, true);
    expect(statuses, `${who} ${name} answered ${status} ${JSON.stringify(body)}`).toContain(status);
  }
  if ((await contents()) === before) return;
  for (const [name, endpoint] of those) {
    const untouched = await contents();
    await call(client, endpoint, true);
    expect(await contents(), `${name} was refused to ${who} and left a trace`).toBe(untouched);
  }
  expect.fail(`What was refused to ${who} left a trace, and not when it was done again.`);
}

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.organisation('acme');
  rival = await server.organisation('rival');
  owner = await acme.person('Olga Owner', 'administrator', 'pmo-director', 'auditor');
  intruder = await rival.person('Ivan Intruder', 'administrator', 'pmo-director', 'pmo-analyst');
  ids = new Map([
    ...(await onePlace(owner, 'Place')),
    ...(await oneProject(owner, 'Project', {}, owner.id)),
    ...(await oneOfOwn(server, owner, 'Own')),
    ['metric', 'cost-forecast-total'],
    ['code', 'GOV-01'],
    ['questionnaire', 'NONE-1'],
  ]);
});
afterAll(() => server.close());
stayFresh(() => [owner, intruder]);

describe('the committed table', () => {
  test.each(endpoints)('says who may call %s', (name, endpoint) => {
    const said = committedAccess(endpoint);
    expect(said, `docs/permissions.md does not name ${name}; npm run permissions adds it`).toBeDefined();
    expect(said).toBe(endpoint.access);
  });
});

const token = (secret: string) => createClient(server.address, { authorization: `Bearer ${secret}` });
const closed = endpoints.filter(([, e]) => committedAccess(e) !== 'anyone');

/** Those who were let in once, and are not any more. */
const gone: Readonly<Record<string, () => Promise<Client>>> = {
  nobody: async () => server.anonymous,
  'a forged token': async () => token(`chartroom_${'A'.repeat(64)}`),
  'a session that was ended': async () => {
    const client = await signedIn(server.address, owner.email, testPassword);
    expect((await client.delete('/api/session')).status).toBe(204);
    return client;
  },
  'a token that was revoked': async () => {
    const made = await owner.post('/api/tokens', { name: 'gone', scopes: [...permissions] }, { key: null });
    expect((await owner.delete(`/api/tokens/${made.body.id}`)).status).toBe(204);
    return token(made.body.secret);
  },
  'a person made inactive': async () => {
    const leaver = await acme.person('Leo Leaver', 'pmo-director');
    const { body } = await owner.get(`/api/people/${leaver.id}`);
    const off = await owner.patch(`/api/people/${leaver.id}`, { active: false }, { version: body.version });
    expect(off.status).toBe(200);
    return leaver;
  },
  'the token of a person made inactive': async () => {
    const leaver = await acme.person('Lea Leaver', 'pmo-director');
    const made = await leaver.post('/api/tokens', { name: 'left', scopes: [...permissions] }, { key: null });
    const { body } = await owner.get(`/api/people/${leaver.id}`);
    await owner.patch(`/api/people/${leaver.id}`, { active: false }, { version: body.version });
    return token(made.body.secret);
  },
};

describe('not signed in', () => {
  test.each(Object.keys(gone))('%s is refused by every endpoint, and nothing changes', async who => {
    const client = await gone[who]?.();
    if (client === undefined) throw new Error('Broken assumption: there is such a caller');
    await refusedAll(client, who, closed, [401]);
  });
});

describe('a role', () => {
  test.each(roles)(
    '%s is refused by every endpoint whose permission it does not hold, and nothing changes',
    async role => {
      const person = await acme.person(`Role ${role}`, role as Role);
      const held = ([, e]: [string, Endpoint]) => {
        const access = committedAccess(e);
        return !isPermission(access) || committedReach(access, role, 'controlling') !== 'nothing';
      };
      await refusedAll(
        person,
        role,
        endpoints.filter(e => !held(e)),
        [403, 404],
      );
      const read = closed.filter(e => e[1].method === 'GET' && held(e));
      for (const [name, endpoint] of read) {
        const { status, body } = await call(person, endpoint, false);
        const why = `${role} ${name} answered ${status} ${JSON.stringify(body)}`;
        // What is one's own may still be refused to others, for a reason of its own.
        expect(status, why).not.toBe(401);
        expect(String(body?.detail), why).not.toContain('This takes the permission');
        expect(status, why).toBeLessThan(500);
      }
    },
  );
});

/** How these say that there is nothing yet: no block, no baseline, no version. */
const empty: Readonly<Record<string, readonly number[]>> = {
  downloadSealHead: [409],
  getPlanBaseline: [404],
  comparePlan: [404],
  repeatAuditSample: [409],
  compareDocument: [404],
};

/** Each database is asked half of the tokens: who may do what is judged before anything of it is known. */
const half = testDatabaseServer() === null ? 0 : 1;

describe('a token', () => {
  const kept = endpoints.filter(([, e]) => isPermission(committedAccess(e)));

  test.each(permissions.filter((_, i) => i % 2 === half))(
    'of %s alone opens only what names it',
    async permission => {
      const { body } = await owner.post(
        '/api/tokens',
        { name: permission, scopes: [permission] },
        { key: null },
      );
      const client = token(body.secret);
      expect((await client.get('/api/me')).body.permissions).toEqual([permission]);
      await refusedAll(
        client,
        `a token of ${permission}`,
        kept.filter(([, e]) => committedAccess(e) !== permission),
        [403, 404],
      );
      // What would change something is left alone here: whoever may, may.
      for (const [name, endpoint] of kept.filter(
        ([, e]) => committedAccess(e) === permission && e.method === 'GET',
      )) {
        const { status, body } = await call(client, endpoint, false);
        const why = `${name} answered ${status} ${JSON.stringify(body)}`;
        // What hangs on a project is not there for a token that may not read projects.
        const hangs = endpoint.params !== undefined && permission !== 'project.read';
        if (!(hangs && status === 404)) expect([200, 400, ...(empty[name] ?? [])], why).toContain(status);
      }
    },
  );

  test('makes no token, and does no more than its person may now', async () => {
    const person = await acme.person('Tom Tokened', 'pmo-analyst');
    const scopes = ['project.read', 'organisation.edit'];
    const { body } = await person.post('/api/tokens', { name: 'wide', scopes }, { key: null });
    const client = token(body.secret);
    expect((await client.post('/api/tokens', { name: 'more', scopes }, { key: null })).status).toBe(403);
    expect((await client.post('/api/units', { name: 'Not mine' })).status).toBe(403);
    expect((await client.get('/api/projects')).status).toBe(200);
    const [grant] = (await owner.get(`/api/people/${person.id}`)).body.grants;
    expect((await owner.delete(`/api/people/${person.id}/grants/${grant.id}`)).status).toBe(200);
    expect((await client.get('/api/projects')).status).toBe(403);
  });
});

describe('the ids of another organisation', () => {
  // What has no other organisation's id in it changes the intruder's own, and is not asked here. A metric and the code of
  // a control are everybody's.
  const naming = endpoints.filter(([, e]) =>
    Object.keys(e.params?.shape ?? {}).some(p => p !== 'metric' && p !== 'code'),
  );

  test.each(naming)('%s: there is no such thing, and nothing changes', async (name, endpoint) => {
    const before = await contents();
    for (const everything of [false, true]) {
      const { status, body } = await call(intruder, endpoint, everything);
      expect(status, `${name} answered ${status} ${JSON.stringify(body)}`).toBe(404);
    }
    expect(await contents()).toBe(before);
  });

  const bodies = endpoints.filter(
    ([, e]) => e.params === undefined && e.body !== undefined && e.access !== 'anyone',
  );
  test.each(bodies)('%s: not in a body either', async (name, endpoint) => {
    const before = await everythingIn(server, acme.id);
    const { status, body } = await call(intruder, endpoint, true);
    expect(status, `${name} ${JSON.stringify(body)}`).toBeLessThan(500);
    for (const [kind, id] of ids)
      expect(JSON.stringify(body ?? null), `${name} shows a ${kind}`).not.toContain(id);
    expect(await everythingIn(server, acme.id)).toBe(before);
  });
});
