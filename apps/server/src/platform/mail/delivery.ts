import { secondsAfter } from '../clock/clock.ts';
import { record } from '../event/event.ts';
import type { TenantTx, Tx } from '../tenancy/transaction.ts';

/** A mail that this node has taken to send. */
export interface TakenMail {
  readonly id: string;
  readonly purpose: string;
  readonly toName: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string | null;
  readonly attempts: number;
  readonly createdAt: string;
}

// Longer than a conversation with a mail server may take.
const leaseSeconds = 300;
const mostAttempts = 8;
/** A reminder of last week helps nobody, and nor does a link that has expired. */
const staleSeconds = 3 * 86_400;

/** Takes the next mail that is due, for this node alone; null when there is none. */
export const takeMail = async (tx: TenantTx): Promise<TakenMail | null> => {
  const next = tx.db
    .selectFrom('platformMail')
    .select('id')
    .where('orgId', '=', tx.org)
    .where('state', 'in', ['waiting', 'sending'])
    .where('dueAt', '<=', tx.at)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked();
  const row = await tx.db
    .updateTable('platformMail')
    .set(e => ({
      state: 'sending',
      attempts: e('attempts', '+', 1),
      dueAt: secondsAfter(tx.at, leaseSeconds),
    }))
    .where('orgId', '=', tx.org)
    .where('id', '=', next)
    .returning(['id', 'purpose', 'toName', 'toAddress', 'subject', 'text', 'link', 'attempts', 'createdAt'])
    .executeTakeFirst();
  return row ?? null;
};

const ofTaken = (tx: Tx, mail: TakenMail) =>
  tx.db
    .updateTable('platformMail')
    .where('orgId', '=', tx.org)
    .where('id', '=', mail.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', mail.attempts);

/** Notes that the mail server has it; its link is erased, so that only the hash is left. */
export const noteSent = async (tx: Tx, mail: TakenMail): Promise<void> => {
  await ofTaken(tx, mail).set({ state: 'sent', sentAt: tx.at, link: null, error: null }).execute();
  record(tx, {
    name: 'platform.mail.sent',
    subject: { kind: 'mail', id: mail.id },
    after: { purpose: mail.purpose },
  });
};

/** How the mail server refused, and whether trying again could help. */
export interface Refusal {
  readonly reason: string;
  readonly final: boolean;
}

/** Puts a mail back to be tried later, each time later; parks one that was refused for good or too often. */
export const noteRefused = async (tx: Tx, mail: TakenMail, { reason, final }: Refusal): Promise<boolean> => {
  const parked = final || mail.attempts >= mostAttempts;
  const waitSeconds = Math.min(30 * 4 ** (mail.attempts - 1), 6 * 3600);
  await ofTaken(tx, mail)
    .set({
      state: parked ? 'parked' : 'waiting',
      error: reason.slice(0, 500),
      dueAt: secondsAfter(tx.at, waitSeconds),
    })
    .execute();
  if (parked) {
    record(tx, {
      name: 'platform.mail.parked',
      subject: { kind: 'mail', id: mail.id },
      after: { purpose: mail.purpose, attempts: mail.attempts },
      reason: reason.slice(0, 500),
    });
  }
  return parked;
};

/** Whether a mail has waited too long to be of use, as after a mail server is set for the first time. */
export const isStale = (mail: TakenMail, at: string): boolean =>
  mail.attempts === 1 && secondsAfter(mail.createdAt, staleSeconds) < at;
