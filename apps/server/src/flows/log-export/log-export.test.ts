import { readTable } from '@chartroom/interop';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let auditor: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('harbour');
  const ada = await org.person('Ada Director', 'pmo-director');
  auditor = await org.person('Otto Auditor', 'auditor');
  member = await org.person('Tim Member', 'team-member');
  for (const name of ['=Bridge', 'Canal', 'Dock']) await ada.post('/api/projects', { name });
});
afterAll(() => server.close());

test('R3.7 the log is exported exactly as it is filtered, as CSV and as JSON lines', async () => {
  const query = `filter=${encodeURIComponent('subjectKind == "project"')}&sort=-seq`;
  const shown = (await auditor.get(`/api/events?${query}`)).body.items;
  expect(shown).toHaveLength(3);
  const jsonl = (await auditor.get(`/api/events/export?${query}&format=jsonl`)).body.toString();
  const lines = jsonl
    .trimEnd()
    .split('\n')
    .map((l: string) => JSON.parse(l));
  expect(lines).toEqual(shown);
  const csv = (await auditor.get(`/api/events/export?${query}`)).body;
  const { result } = readTable(new Uint8Array(csv));
  expect([...(result?.rows ?? [])].map(r => [r.cells[0], r.cells[2]])).toEqual(
    shown.map((e: { seq: number; name: string }) => [String(e.seq), e.name]),
  );
  expect((await member.get('/api/events/export')).status).toBe(403);
});
