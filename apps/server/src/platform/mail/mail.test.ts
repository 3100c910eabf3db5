import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type MailServer, startMailServer } from '../../testing/mail-server.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';
import { type NewMail, queueMail, systemActor } from '../index.ts';

let post: MailServer;
let server: TestServer;
let acme: TestOrganisation;
let admin: TestPerson;

beforeAll(async () => {
  post = await startMailServer();
  server = await startTestServer({
    environment: {
      CHARTROOM_SMTP_URL: post.url,
      CHARTROOM_MAIL_FROM: 'pmo@acme.example',
      CHARTROOM_PUBLIC_URL: 'https://pmo.acme.example/',
    },
  });
  acme = await server.organisation('acme', { name: 'Acme Ltd' });
  admin = await acme.person('Ada Admin', 'administrator');
});
afterAll(async () => {
  await server.close();
  await post.close();
});

const mail = (address: string, more: Partial<NewMail> = {}): NewMail => ({
  purpose: 'test',
  to: { personId: null, name: 'Rita Reader', address },
  subject: 'Your report is due',
  text: 'Open {link} or {base}/my-work.',
  ...more,
});
const queue = (given: NewMail) =>
  server.application.database.inOrganisation(systemActor(acme.id), tx => queueMail(tx, given));
const sentTo = (address: string) => post.received.filter(m => m.to.includes(address));
const read = async (id: string) => (await admin.get(`/api/mail/${id}`)).body;
const becomes = (id: string, state: string) =>
  vi.waitFor(async () => expect((await read(id)).state).toBe(state), { timeout: 10_000, interval: 20 });

describe('mail', () => {
  test('R16.4 is sent once, after the change it tells of is kept, with addresses from the setting', async () => {
    const id = await queue(mail('rita@acme.example', { link: '/reset#secret-word' }));
    await becomes(id, 'sent');
    const [only, ...more] = sentTo('rita@acme.example');
    expect(more).toEqual([]);
    expect(only?.from).toBe('pmo@acme.example');
    const raw = (only?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(raw).toContain('From: Acme Ltd <pmo@acme.example>');
    expect(raw).toContain(
      'Open https://pmo.acme.example/reset#secret-word or https://pmo.acme.example/my-work.',
    );
    expect(raw).toContain(`Message-ID: <${id}@acme.example>`);
    const { rows } = await server.superuser.query('select * from platform_mail where id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('secret-word');
  });

  test('is not sent when its transaction fails', async () => {
    const failed = server.application.database.inOrganisation(systemActor(acme.id), async tx => {
      await queueMail(tx, mail('never@acme.example'));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await becomes(await queue(mail('after@acme.example')), 'sent');
    expect(sentTo('never@acme.example')).toEqual([]);
  });

  test('takes no header from a name, a subject or an address', async () => {
    const evil = 'x\r\nBcc: thief@rival.example\r\n\r\nhello';
    const to = { personId: null, name: `Rita ${evil}`, address: 'header@acme.example' };
    await becomes(await queue(mail('', { to, subject: `Due ${evil}` })), 'sent');
    expect(sentTo('thief@rival.example')).toEqual([]);
    const head = sentTo('header@acme.example')[0]?.raw.split('\r\n\r\n')[0] ?? '';
    expect(head).not.toMatch(/^bcc:/im);
    for (const address of [`a@b.example${evil}`, 'a@b.example, thief@rival.example', 'a b@c.example']) {
      await expect(queue(mail(address))).rejects.toThrow(/check/);
    }
  });

  test('that a server refuses for good is parked with its words, and can be sent again', async () => {
    post.answer('gone@acme.example', 550);
    const id = await queue(mail('gone@acme.example'));
    await becomes(id, 'parked');
    const parked = await read(id);
    expect(parked).toMatchObject({ attempts: 1, may: { retry: true } });
    expect(parked.error).toContain('Not for gone@acme.example');
    post.answer('gone@acme.example', null);
    expect((await admin.post(`/api/mail/${id}/retry`)).status).toBe(200);
    await becomes(id, 'sent');
    expect((await admin.post(`/api/mail/${id}/retry`)).status).toBe(409);
    expect(sentTo('gone@acme.example')).toHaveLength(1);
  });

  test('that a server refuses for now is tried again later', async () => {
    post.answer('busy@acme.example', 451);
    const id = await queue(mail('busy@acme.example'));
    await vi.waitFor(async () => expect(await read(id)).toMatchObject({ state: 'waiting', attempts: 1 }), {
      timeout: 10_000,
    });
    post.answer('busy@acme.example', null);
    await server.superuser.query('update platform_mail set due_at = now() where id = $1', [id]);
    // Any other mail wakes the mailer.
    await becomes(await queue(mail('other@acme.example')), 'sent');
    await becomes(id, 'sent');
    expect(sentTo('busy@acme.example')).toHaveLength(1);
  });

  test('that waited for days is parked, not sent', async () => {
    const { rows } = await server.superuser.query<{ id: string }>(
      `insert into platform_mail (org_id, id, purpose, to_name, to_address, subject, text, due_at, created_at)
       values ($1, gen_random_uuid(), 'test', 'Old', 'old@acme.example', 'Old', 'Old', now() - interval '4 days',
       now() - interval '4 days') returning id`,
      [acme.id],
    );
    await queue(mail('new@acme.example'));
    await becomes(rows[0]?.id ?? '', 'parked');
    expect(sentTo('old@acme.example')).toEqual([]);
  });

  test('of one organisation is not there for another, and for nobody but an administrator', async () => {
    const id = await queue(mail('own@acme.example'));
    const rival = await (await server.organisation('rival')).person('Ivan', 'administrator');
    expect((await rival.get(`/api/mail/${id}`)).status).toBe(404);
    expect((await rival.get('/api/mail')).body.total).toBe(0);
    const director = await acme.person('Dora', 'pmo-director');
    expect((await director.get('/api/mail')).status).toBe(403);
  });
});
