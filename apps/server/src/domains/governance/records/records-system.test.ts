import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Receiver, startReceiver } from '../../../testing/receiver.ts';
import { must, openRecordsDesk } from '../../../testing/records-desk.ts';

let receiver: Receiver;
let desk: Awaited<ReturnType<typeof openRecordsDesk>>;

beforeAll(async () => {
  receiver = await startReceiver();
  desk = await openRecordsDesk('harbour', { CHARTROOM_ALLOWED_HOSTS: `archive.example, ${receiver.host}` });
});
afterAll(async () => {
  await desk.server.close();
  await receiver.close();
});

const at = '/api/records-system';
const set = async (given: object) => {
  const { url, active, version } = await must(desk.director.get(at));
  return desk.director.put(at, { url, active, ...given }, { version });
};
const newSecret = async (): Promise<string> => {
  const { version } = await must(desk.director.get(at));
  return (await must(desk.director.post(`${at}/secret`, undefined, { version }))).secret;
};
const deliveries = async () => (await must(desk.director.get(`${at}/deliveries`))).items;
const becomes = (id: string, how: object) =>
  vi.waitFor(
    async () => {
      const found = (await deliveries()).find((d: { id: string }) => d.id === id);
      expect(found).toMatchObject(how);
      return found;
    },
    { timeout: 10_000 },
  );
/** Makes what waits due now, and sends something else, which wakes the sender. */
const hurry = async () => {
  await desk.server.superuser.query(
    `update platform_webhook_delivery set due_at = now() where state = 'waiting'`,
  );
  await must(desk.director.post(`${at}/test`));
};
const signed = (secret: string, r: Receiver['received'][number]) =>
  `v1=${createHmac('sha256', secret).update(`${r.headers['x-chartroom-timestamp']}.${r.body}`).digest('hex')}`;

describe('the records system', () => {
  test('R3.11 is switched on when it has an address and a secret, and tested before', async () => {
    const { auditor, director } = desk;
    expect(await must(director.get(at))).toMatchObject({ url: null, active: false, secretAt: null });
    expect((await auditor.get(at)).status).toBe(403);
    expect((await director.post(`${at}/test`)).status).toBe(409);
    expect((await set({ active: true })).status).toBe(400);
    expect((await set({ url: receiver.url, active: true })).status).toBe(409);
    await must(set({ url: receiver.url }));
    expect((await director.put(at, { url: null, active: false }, { version: 1 })).status).toBe(412);
    const secret = await newSecret();
    const test = await must(director.post(`${at}/test`));
    const sent = await becomes(test.id, { state: 'sent', status: 200, answer: 'Thank you', attempts: 1 });
    expect(JSON.stringify([sent, await must(director.get(at))])).not.toContain(secret);
    const [received] = receiver.received;
    expect(received?.path).toBe('/inbox');
    expect(JSON.parse(received?.body ?? '')).toMatchObject({ id: test.id, event: 'test' });
    const kept = 'select body from platform_webhook_delivery where id = $1';
    expect((await desk.server.superuser.query(kept, [test.id])).rows).toEqual([{ body: '' }]);
    await must(set({ active: true }));
  });

  test('R3.11 is told of what is archived and held, signed with the secret of the moment', async () => {
    const { director } = desk;
    const old = await newSecret();
    const secret = await newSecret();
    const from = receiver.received.length;
    const project = await desk.project('Bridge');
    await desk.approved(project, 'Issues of the bridge');
    await desk.move(project, 'active');
    const [record] = await desk.records(`?project=${project.id}`);
    const asked = { projectId: project.id, matter: 'Smith', reason: 'So' };
    const hold = await must(director.post('/api/legal-holds', asked));
    await must(director.post(`/api/legal-holds/${hold.id}/lifting`, { reason: 'Over' }, { version: 1 }));
    await vi.waitFor(() => expect(receiver.received.length).toBe(from + 3), { timeout: 10_000 });
    const told = receiver.received.slice(from);
    for (const r of told) {
      expect(r.headers['x-chartroom-signature']).toBe(signed(secret, r));
      expect(r.headers['x-chartroom-signature']).not.toBe(signed(old, r));
      expect(Math.abs(Number(r.headers['x-chartroom-timestamp']) * 1000 - Date.now())).toBeLessThan(60_000);
      expect(r.headers['x-chartroom-delivery']).toBe(JSON.parse(r.body).id);
    }
    const bodies = told.map(r => JSON.parse(r.body)).toSorted((a, b) => (a.event < b.event ? -1 : 1));
    expect(bodies).toMatchObject([
      { event: 'hold.lifted', hold: { id: hold.id, matter: 'Smith', lifted: { reason: 'Over' } } },
      { event: 'hold.placed', hold: { id: hold.id, project: { key: project.key }, lifted: null } },
      {
        event: 'record.archived',
        record: { id: record.id, number: record.number, sha256: record.file.sha256, documentVersion: 1 },
      },
    ]);
  });

  test('R3.11 that fails is told again later, under the same id, until it is given up and sent again by hand', async () => {
    const { director } = desk;
    receiver.answer(500, `Broken \u0000${'x'.repeat(5_000)}`);
    const { id } = await must(director.post(`${at}/test`));
    const failed = await becomes(id, { state: 'waiting', status: 500, attempts: 1 });
    expect([failed.answer.length, failed.answer.slice(0, 8)]).toEqual([500, 'Broken x']);
    expect(Date.parse(failed.dueAt)).toBeGreaterThan(Date.now() + 10_000);
    receiver.answer(302, 'Elsewhere', { location: `http://${receiver.host}/elsewhere` });
    await hurry();
    await becomes(id, { state: 'waiting', status: 302, attempts: 2 });
    expect(receiver.received.some(r => r.path === '/elsewhere')).toBe(false);

    await desk.server.superuser.query('update platform_webhook_delivery set attempts = 7 where id = $1', [
      id,
    ]);
    await hurry();
    await becomes(id, { state: 'failed', attempts: 8 });
    receiver.answer(204);
    await must(director.post(`${at}/deliveries/${id}/retry`, undefined, { key: null }));
    await becomes(id, { state: 'sent', status: 204, attempts: 1 });
    const again = await director.post(`${at}/deliveries/${id}/retry`, undefined, { key: null });
    expect(again.status).toBe(409);
    const copies = receiver.received.filter(r => r.headers['x-chartroom-delivery'] === id);
    expect(new Set(copies.map(r => r.body)).size).toBe(1);
    expect(copies.length).toBe(4);
  });

  test.each([
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://0.0.0.0/x',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/x',
    'https://172.16.0.1/x',
    'https://192.168.1.1/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[64:ff9b::7f00:1]/x',
    'https://2130706433/x',
    'https://0177.0.0.1/x',
    'https://0x7f.1/x',
    'https://localhost/x',
    'https://localhost./x',
    'https://x.localhost/x',
    'https://intranet/x',
    'http://records.example.org/x',
    'https://user:secret@records.example.org/x',
    'ftp://records.example.org/x',
    'file:///etc/passwd',
    'records.example.org',
  ])('R3.11 is never at %s', async url => {
    const { status, body } = await set({ url });
    expect([status, body.fields?.[0].path]).toEqual([400, 'body.url']);
  });

  test('R3.11 is at a host by http or in a private network only where the operator allows it', async () => {
    expect((await set({ url: 'http://archive.example/x' })).status).toBe(200);
    expect((await set({ url: 'https://records.example.org/x' })).status).toBe(200);
    expect((await set({ url: receiver.url })).status).toBe(200);
  });
});
