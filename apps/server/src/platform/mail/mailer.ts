import { now } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import { baseAddress } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { Subscription } from '../event/event.ts';
import type { Log } from '../log/log.ts';
import { systemActor } from '../tenancy/actor.ts';
import { listOrganisations } from '../tenancy/organisation.ts';
import { isStale, noteRefused, noteSent, type TakenMail, takeMail } from './delivery.ts';
import { fullText } from './text.ts';
import { createSmtp, refusalOf, type Transport } from './transport.ts';

/** Sends what is in the outboxes, on every node: whoever comes first takes a mail. */
export interface Mailer {
  /** Wakes the mailer for mail that a transaction queued. */
  readonly subscription: Subscription;
  readonly start: () => void;
  /** Ends with the mail that is being sent. */
  readonly stop: () => Promise<void>;
}

export interface MailerOptions {
  readonly database: Database;
  readonly log: Log;
  readonly config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'publicUrl' | 'host' | 'port'>;
}

interface Sender {
  readonly org: string;
  readonly name: string;
}

const sweepEveryMs = 30_000;

interface Delivery extends MailerOptions {
  readonly smtp: Transport;
  readonly from: Sender;
}

const deliver = async ({ config, database, log, smtp, from }: Delivery, mail: TakenMail): Promise<void> => {
  const settle = <T>(work: Parameters<typeof database.inOrganisation<T>>[1]) =>
    database.inOrganisation(systemActor(from.org), work, { request: `mail:${mail.id}` });
  if (isStale(mail, now())) {
    const refusal = { reason: 'It waited for more than three days and was not sent.', final: true };
    await settle(tx => noteRefused(tx, mail, refusal));
    return;
  }
  const address = config.mailFrom ?? '';
  try {
    await smtp.send({
      from: { name: from.name, address },
      to: { name: mail.toName, address: mail.toAddress },
      messageId: `<${mail.id}@${address.split('@')[1] ?? 'chartroom'}>`,
      subject: mail.subject,
      text: fullText(mail, baseAddress(config)),
    });
  } catch (error) {
    const refusal = refusalOf(error);
    const parked = await settle(tx => noteRefused(tx, mail, refusal));
    log.warn({ mail: mail.id, reason: refusal.reason, parked }, 'Mail was refused');
    return;
  }
  await settle(tx => noteSent(tx, mail));
};

/**
 * The mailer of this node. The row in the outbox is the truth, as a job's is: it is taken with a lease and sent outside
 * of any transaction. Only a process that dies between the server's yes and the note of it sends a mail twice.
 */
export const createMailer = (options: MailerOptions): Mailer => {
  const { config, database, log } = options;
  const smtp = config.smtpUrl === null ? null : createSmtp(config.smtpUrl);
  const woken = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> | null = null;
  let stopped = false;

  const empty = async (from: Sender, transport: Transport): Promise<void> => {
    for (;;) {
      const mail = stopped ? null : await database.inTenant(from.org, takeMail);
      if (mail === null) return;
      await deliver({ ...options, smtp: transport, from }, mail);
    }
  };
  const work = async (transport: Transport, everywhere: boolean): Promise<void> => {
    for (let all = everywhere; all || woken.size > 0; all = false) {
      const wanted = new Set(woken);
      woken.clear();
      for (const { id, name } of await database.asSystem(listOrganisations)) {
        if (all || wanted.has(id)) await empty({ org: id, name }, transport);
      }
    }
  };
  const begin = (everywhere: boolean): void => {
    if (smtp === null || stopped || timer === null) return;
    round ??= work(smtp, everywhere)
      .catch(error => log.warn({ err: error }, 'The outbox could not be emptied; the next round tries again'))
      .finally(() => {
        round = null;
        if (woken.size > 0) begin(false);
      });
  };
  return {
    subscription: {
      prefixes: ['platform.mail.queued', 'platform.mail.retried'],
      run: async tx => {
        tx.afterCommit(() => {
          woken.add(tx.org);
          begin(false);
        });
      },
    },
    start: () => {
      timer = setInterval(() => begin(true), sweepEveryMs);
      timer.unref();
      begin(true);
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      await round;
      smtp?.close();
    },
  };
};
