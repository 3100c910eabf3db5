import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeFile, systemActor } from '../platform/index.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../testing/test-server.ts';

let server: TestServer;
let acme: TestOrganisation;
let analyst: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ environment: { CHARTROOM_UPLOAD_MB: '4' } });
  acme = await server.organisation('acme');
  analyst = await acme.person('Ann Analyst', 'pmo-analyst');
});
afterAll(() => server.close());

const store = (name: string, mediaType: string, bytes: Uint8Array, person: string) =>
  server.application.database.inOrganisation({ ...systemActor(acme.id), person }, tx =>
    storeFile(tx, { name, mediaType, purpose: 'test', bytes: [bytes] }),
  );
const files = async () => {
  return server.application.database.inOrganisation(systemActor(acme.id), tx =>
    tx.db.selectFrom('platformFile').select(['name', 'purpose']).execute(),
  );
};

describe('a file', () => {
  test('comes back byte for byte over several chunks, as an attachment that no browser runs', async () => {
    const bytes = randomBytes(3_500_001);
    const stored = await store('évil "na\nme".svg', 'image/svg+xml', bytes, analyst.id);
    expect(stored.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const answer = await analyst.get(`/api/files/${stored.id}`);
    expect(answer.status).toBe(200);
    expect(Buffer.compare(answer.body, bytes)).toBe(0);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%C3%A9vil/,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('may be empty', async () => {
    const stored = await store('empty.txt', 'text/plain', new Uint8Array(), analyst.id);
    expect((await analyst.get(`/api/files/${stored.id}`)).status).toBe(200);
  });

  test('is nobody else’s', async () => {
    const stored = await store('mine.txt', 'text/plain', Buffer.from('mine'), analyst.id);
    const other = await acme.person('Otto Analyst', 'pmo-analyst', 'administrator');
    expect((await other.get(`/api/files/${stored.id}`)).status).toBe(404);
  });
});

describe('an upload', () => {
  const csv = 'name\nBridge\n';

  test('of somebody who may not is refused before it is taken in', async () => {
    const member = await acme.person('Tim Member', 'team-member');
    const before = await files();
    expect((await member.upload('/api/imports', { name: 'a.csv', bytes: csv })).status).toBe(403);
    expect((await server.anonymous.upload('/api/imports', { name: 'a.csv', bytes: csv })).status).toBe(401);
    expect(await files()).toEqual(before);
  });

  test('larger than the limit is refused, and nothing stays', async () => {
    const before = await files();
    const answer = await analyst.upload('/api/imports', {
      name: 'big.csv',
      bytes: 'x'.repeat(4 * 1024 * 1024 + 1),
    });
    expect(answer.status).toBe(413);
    expect(await files()).toEqual(before);
  });

  test('without a file, with two, as JSON, is refused', async () => {
    const send = (body: FormData | string, type?: string) =>
      fetch(`${server.address}/api/imports`, {
        method: 'POST',
        headers: {
          ...analyst.headers,
          'idempotency-key': randomUUID(),
          ...(type === undefined ? {} : { 'content-type': type }),
        },
        body,
      });
    const none = new FormData();
    none.set('as', 'projects');
    expect((await send(none)).status).toBe(400);
    const two = new FormData();
    two.append('file', new Blob([csv]), 'a.csv');
    two.append('file', new Blob([csv]), 'b.csv');
    expect([400, 413]).toContain((await send(two)).status);
    expect((await send('{}', 'application/json')).status).toBe(415);
    expect((await send('garbage', 'multipart/form-data; boundary=x')).status).toBeLessThan(500);
  });

  test('keeps only the last part of its name', async () => {
    const answer = await analyst.upload(
      '/api/imports',
      { name: '..\\..\\C:\\plans\\a.csv', bytes: csv },
      { as: 'projects' },
    );
    expect(answer.status).toBe(201);
    expect(answer.body.fileName).toBe('a.csv');
  });

  test('sent twice with one key is one import', async () => {
    const key = randomUUID();
    const one = await analyst.upload(
      '/api/imports',
      { name: 'once.csv', bytes: csv },
      { as: 'projects' },
      { key },
    );
    const two = await analyst.upload(
      '/api/imports',
      { name: 'once.csv', bytes: csv },
      { as: 'projects' },
      { key },
    );
    expect(two.body.id).toBe(one.body.id);
    const other = await analyst.upload(
      '/api/imports',
      { name: 'once.csv', bytes: `${csv}Tunnel\n` },
      { as: 'projects' },
      { key },
    );
    expect(other.status).toBe(422);
  });
});
