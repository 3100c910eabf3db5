import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';
import { createLink, readLink, revokeLinks, systemActor, type Tx, useLink } from '../index.ts';

let server: TestServer;
let acme: TestOrganisation;
let ada: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.organisation('acme');
  ada = await acme.person('Ada', 'administrator');
});
afterAll(() => server.close());

const inAcme = <T>(work: (tx: Tx) => Promise<T>) =>
  server.application.database.inOrganisation(systemActor(acme.id), work);
const make = (expires = '2190-01-01T00:00:00Z') =>
  inAcme(tx => createLink(tx, { purpose: 'reset', personId: ada.id, data: { n: 1 }, expires }));
const use = (secret: string, purpose = 'reset') => inAcme(tx => useLink(tx, { purpose, secret }));
const nothing = { code: 'not_found', message: 'This link is used up or has expired. Ask for a new one.' };

describe('a link', () => {
  test('opens what it was made for, once, also when two try together', async () => {
    const { id, secret } = await make();
    expect(await inAcme(tx => readLink(tx, { purpose: 'reset', secret }))).toMatchObject({ id });
    const both = await Promise.allSettled([use(secret), use(secret)]);
    expect(both.map(b => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [opened] = both.flatMap(b => (b.status === 'fulfilled' ? [b.value] : []));
    expect(opened).toMatchObject({ id, personId: ada.id, data: { n: 1 } });
    await expect(use(secret)).rejects.toMatchObject(nothing);
  });

  test('opens nothing for another purpose, after it expired, or after it was taken back', async () => {
    const { secret } = await make();
    await expect(use(secret, 'invitation')).rejects.toMatchObject(nothing);
    const old = await make('2020-01-01T00:00:00Z');
    await expect(use(old.secret)).rejects.toMatchObject(nothing);
    await inAcme(tx => revokeLinks(tx, { purpose: 'reset', personId: ada.id }));
    await expect(use(secret)).rejects.toMatchObject(nothing);
  });

  test('of one organisation opens nothing in another, nor does what is no link', async () => {
    const { secret } = await make();
    const rival = await server.organisation('rival');
    const there = server.application.database.inOrganisation(systemActor(rival.id), tx =>
      useLink(tx, { purpose: 'reset', secret }),
    );
    await expect(there).rejects.toMatchObject(nothing);
    for (const no of ['', 'x', `${secret}A`, secret.replace(/.$/, c => (c === 'A' ? 'B' : 'A'))]) {
      await expect(use(no)).rejects.toMatchObject(nothing);
    }
  });

  test('is kept as a hash only', async () => {
    const { secret } = await make();
    for (const table of ['platform_link', 'platform_event']) {
      const { rows } = await server.superuser.query(`select t::text as text from ${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });
});
