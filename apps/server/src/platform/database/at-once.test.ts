import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareTestServer, type TestServer } from '../../testing/test-server.ts';
import type { Tx } from '../index.ts';
import { systemActor } from '../index.ts';
import { atOnce } from './at-once.ts';

let server: TestServer;
let org: string;
beforeAll(async () => {
  server = await shareTestServer();
  org = (await server.organisation('acme')).id;
});
afterAll(() => server.close());

const inAcme = <T>(work: (tx: Tx) => Promise<T>) =>
  server.application.database.inOrganisation(systemActor(org), work);
const numbered = async (tx: Tx, n: number) =>
  (await sql<{ n: number }>`select ${n}::int as n`.execute(tx.db)).rows[0]?.n;
const rename = (tx: Tx, name: string) =>
  sql`update platform_organisation set name = ${name} where id = ${tx.org}`.execute(tx.db);
const nameOf = async (tx: Tx) =>
  (await sql<{ name: string }>`select name from platform_organisation where id = ${tx.org}`.execute(tx.db))
    .rows[0]?.name;

describe('statements that do not wait for each other', () => {
  test('are each answered with their own', async () => {
    const twenty = Array.from({ length: 20 }, (_, i) => i);
    expect(await inAcme(tx => atOnce(...twenty.map(i => numbered(tx, i))))).toEqual(twenty);
  });

  test('are all undone when one is refused, after the others have ended', async () => {
    const ended: string[] = [];
    const before = await inAcme(nameOf);
    const chain = async (tx: Tx) => {
      try {
        await rename(tx, 'Other');
        await rename(tx, 'Another');
      } finally {
        ended.push('chain');
      }
    };
    const refused = inAcme(tx => atOnce(sql`select 1 / ${0}::int`.execute(tx.db), chain(tx))).catch(
      (error: { code?: string }) => {
        ended.push('transaction');
        return error.code;
      },
    );
    expect(await refused).toBe('22012');
    expect(ended).toEqual(['chain', 'transaction']);
    expect(await inAcme(nameOf)).toBe(before);
  });

  test('go nowhere once their transaction has ended', async () => {
    const kept = await inAcme(async tx => tx);
    await expect(rename(kept, 'Late')).rejects.toThrow('This transaction has ended.');
  });
});
