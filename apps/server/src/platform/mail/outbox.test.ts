import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';
import { createLink, queueMail, systemActor } from '../index.ts';

let server: TestServer;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ environment: { CHARTROOM_PUBLIC_URL: 'https://pmo.example.org' } });
  admin = await (await server.organisation('acme')).person('Ada Admin', 'administrator');
});
afterAll(() => server.close());

test('R16.4 without a mail server mail waits in an outbox that an administrator reads', async () => {
  const { id, secret } = await server.application.database.inOrganisation(
    systemActor(admin.org),
    async tx => {
      const link = await createLink(tx, {
        purpose: 'reset',
        personId: admin.id,
        expires: '2190-01-01T00:00:00Z',
      });
      const to = { personId: admin.id, name: 'Ada Admin', address: admin.email };
      const text = 'Hello Ada,\n\n{link}\n\n{base}/my-work';
      const mail = { purpose: 'reset', to, subject: 'Reset', text, link: `/reset#${link.secret}` };
      return { id: await queueMail(tx, mail), secret: link.secret };
    },
  );
  const list = await admin.get('/api/mail');
  expect(list.body).toMatchObject({ sends: false, total: 1 });
  expect(list.body.items[0]).toMatchObject({ id, state: 'waiting', purpose: 'reset' });
  const one = await admin.get(`/api/mail/${id}`);
  expect(one.body.text).toBe('Hello Ada,\n\n(link)\n\nhttps://pmo.example.org/my-work');
  expect(JSON.stringify([list.body, one.body])).not.toContain(secret);

  const link = await admin.post(`/api/mail/${id}/link`);
  expect(link.body).toEqual({ url: `https://pmo.example.org/reset#${secret}` });
  const filter = encodeURIComponent('name == "platform.mail.link_revealed"');
  const { body } = await admin.get(`/api/events?filter=${filter}`);
  expect(body.items[0]).toMatchObject({ actor: { personId: admin.id }, subject: { kind: 'mail', id } });
  const everything = await admin.get('/api/events');
  expect(JSON.stringify(everything.body)).not.toContain(secret);
});
