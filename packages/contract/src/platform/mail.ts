import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { listQuery, page } from '../base/page.ts';
import { id, instant, may } from '../base/schema.ts';

export const mailId = id('mail');

/** A mail in the outbox, its link hidden. */
export const mail = z.object({
  id: mailId,
  purpose: z.string().describe('What it is for, in one word'),
  to: z.object({ personId: z.uuid().nullable(), name: z.string(), address: z.string() }),
  subject: z.string(),
  text: z.string(),
  state: z
    .enum(['waiting', 'sending', 'sent', 'parked'])
    .describe('parked: refused for good or too often; it is not tried again by itself'),
  attempts: z.int(),
  error: z.string().nullable().describe('What the mail server said last'),
  createdAt: instant,
  sentAt: instant.nullable(),
  may: may('retry', 'copyLink'),
});
export type Mail = z.infer<typeof mail>;

/** Fields of the list that can be filtered and sorted by. */
export const mailFields = {
  purpose: 'text',
  to: 'text',
  subject: 'text',
  state: 'text',
  createdAt: 'instant',
  sentAt: 'instant',
} as const;

export const listMail = endpoint({
  method: 'GET',
  path: '/api/mail',
  summary: 'The outbox: mail that waits, was sent or was refused, newest first',
  access: 'mail.manage',
  query: listQuery,
  output: page(mail).extend({
    sends: z.boolean().describe('Whether a mail server is set; without one, mail waits here to be read'),
  }),
});

export const getMail = endpoint({
  method: 'GET',
  path: '/api/mail/:mail',
  summary: 'One mail, its link hidden',
  access: 'mail.manage',
  params: z.object({ mail: mailId }),
  output: mail,
});

export const revealMailLink = endpoint({
  method: 'POST',
  path: '/api/mail/:mail/link',
  summary: 'The link of a mail that was not sent yet, to pass on by hand; taking it is logged',
  access: 'mail.manage',
  params: z.object({ mail: mailId }),
  output: z.object({ url: z.string() }),
  errors: ['conflict'],
});

export const retryMail = endpoint({
  method: 'POST',
  path: '/api/mail/:mail/retry',
  summary: 'Send a parked mail again',
  access: 'mail.manage',
  params: z.object({ mail: mailId }),
  output: mail,
  errors: ['conflict'],
});
