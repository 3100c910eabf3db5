import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, csv, header, importAll, map, upload } from '../../testing/import-client.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  const acme = await server.organisation('acme');
  director = await acme.person('Dana Director', 'pmo-director');
});
afterAll(() => server.close());

describe('finding again by name', () => {
  test('matches in any case, and refuses a name that two projects have', async () => {
    const byName = map('By name', { key: 'name', fields: { name: 'Name', costForecast: 'Cost' } });
    await importAll(director, csv('n.csv', 'Name,Cost', 'Harbour,1'), byName);
    const again = await importAll(director, csv('n.csv', 'Name,Cost', 'HARBOUR ,1', 'Quay,2'), byName);
    expect(again.counts).toMatchObject({ created: 1, updated: 1 });
    await importAll(director, csv('k.csv', header, '1,Quay,1,,'), map('Elsewhere'));
    const { id } = await upload(director, csv('n.csv', 'Name,Cost', 'quay,3'), 'projects');
    const { problems } = await check(director, id, byName);
    expect(problems).toMatchObject([
      { severity: 'error', message: expect.stringMatching(/2 projects are called this/) },
    ]);
  });
});
