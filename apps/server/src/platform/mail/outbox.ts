import type { Input, listMail as listMailEndpoint } from '@chartroom/contract';
import { mailFields } from '@chartroom/contract';
import { sql } from 'kysely';
import { dayIn } from '../clock/clock.ts';
import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import { type ListShape, readPage } from '../list/list.ts';
import { readOrganisation } from '../tenancy/organisation.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { textWithoutLink } from './text.ts';

const shape = (today: string): ListShape => ({
  types: mailFields,
  columns: {
    purpose: sql.ref('purpose'),
    to: sql.ref('toAddress'),
    subject: sql.ref('subject'),
    state: sql.ref('state'),
    createdAt: sql.ref('createdAt'),
    sentAt: sql.ref('sentAt'),
  },
  defaultSort: '-createdAt',
  id: sql.ref('id'),
  today,
});

const mails = (tx: Tx) =>
  tx.db
    .selectFrom('platformMail')
    .select(['id', 'purpose', 'personId', 'toName', 'toAddress', 'subject', 'text', 'state', 'attempts'])
    .select(['error', 'createdAt', 'sentAt'])
    .select(sql<boolean>`link is not null`.as('hasLink'))
    .where('orgId', '=', tx.org);

type MailRow = Awaited<ReturnType<ReturnType<typeof mails>['executeTakeFirstOrThrow']>>;

const shown = (row: MailRow, { base }: Installation) => ({
  ...row,
  to: { personId: row.personId, name: row.toName, address: row.toAddress },
  text: textWithoutLink(row, base),
  // The check of the column allows these four only.
  state: row.state as 'waiting' | 'sending' | 'sent' | 'parked',
  may: { retry: row.state === 'parked', copyLink: row.hasLink },
});

/** What mail depends on beside the database. */
export interface Installation {
  /** Address at which people reach it, without a slash at its end. */
  readonly base: string;
  /** Whether a mail server is set. */
  readonly sendsMail: boolean;
}

/** One page of the outbox. */
export const listMail = async (
  tx: Tx,
  installation: Installation,
  query: Input<typeof listMailEndpoint>['query'],
) => {
  const { timeZone } = await readOrganisation(tx);
  const page = await readPage(mails(tx), query, shape(dayIn(timeZone, tx.at)));
  return {
    ...page,
    items: page.items.map(row => shown(row, installation)),
    sends: installation.sendsMail,
  };
};

/** One mail, its link hidden. Throws `not_found`. */
export const readMail = async (tx: Tx, installation: Installation, id: string) => {
  const row = await mails(tx).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', 'There is no such mail.');
  return shown(row, installation);
};

/** The link of a mail, to pass on by hand; that somebody took it is an event. Throws `not_found`, `conflict`. */
export const revealLink = async (tx: Tx, { base }: Installation, id: string) => {
  const row = await tx.db
    .selectFrom('platformMail')
    .select(['link', 'purpose', 'personId'])
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', 'There is no such mail.');
  if (row.link === null) {
    throw new AppError('conflict', 'This mail has no link, or has been sent: then its link is erased.');
  }
  record(tx, {
    name: 'platform.mail.link_revealed',
    subject: { kind: 'mail', id },
    after: { purpose: row.purpose, personId: row.personId },
  });
  return { url: `${base}${row.link}` };
};

/** Sends a parked mail again. Throws `not_found`, and `conflict` for one that is not parked. */
export const retryMail = async (tx: Tx, installation: Installation, id: string) => {
  const mail = await readMail(tx, installation, id);
  const { numUpdatedRows } = await tx.db
    .updateTable('platformMail')
    // One attempt is behind it: it is not taken for one that waited too long.
    .set({ state: 'waiting', attempts: 1, error: null, dueAt: tx.at })
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .where('state', '=', 'parked')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    throw new AppError('conflict', `This mail is ${mail.state}; only one that is parked can be sent again.`);
  }
  record(tx, { name: 'platform.mail.retried', subject: { kind: 'mail', id } });
  return readMail(tx, installation, id);
};
