import { record } from '../event/event.ts';
import { newId } from '../id/id.ts';
import type { Tx } from '../tenancy/transaction.ts';

export interface NewMail {
  /** What it is for, in one word: `invitation`, `reset`, `report-due`. */
  readonly purpose: string;
  readonly to: { readonly personId: string | null; readonly name: string; readonly address: string };
  /** One line; what is no text in it becomes a space. */
  readonly subject: string;
  /** Plain text. `{base}` stands for the address of this installation, `{link}` for the whole address of `link`. */
  readonly text: string;
  /** Path and secret of a link, `/reset#...`: kept apart from the text, hidden from readers, erased once sent. */
  readonly link?: string | null;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into a header
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Text that fits into one line of a header: what could begin another line becomes a space. */
const oneLine = (text: string, most: number): string => text.replace(controls, ' ').trim().slice(0, most);

/**
 * Puts a mail into the outbox in the transaction of what it tells of: it is sent if this commits, and stays for an
 * administrator to read where no mail server is set. Answers its id.
 */
export const queueMail = async (tx: Tx, mail: NewMail): Promise<string> => {
  const id = newId();
  const { purpose, to, text, link = null } = mail;
  await tx.db
    .insertInto('platformMail')
    .values({
      ...{ orgId: tx.org, id, purpose, text, link },
      ...{ personId: to.personId, toName: oneLine(to.name, 200), toAddress: to.address },
      subject: oneLine(mail.subject, 200),
      ...{ dueAt: tx.at, createdAt: tx.at },
    })
    .execute();
  record(tx, {
    name: 'platform.mail.queued',
    subject: { kind: 'mail', id },
    after: { purpose, personId: to.personId },
  });
  return id;
};
