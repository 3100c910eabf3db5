import { now } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { Subscription } from '../event/event.ts';
import type { Log } from '../log/log.ts';
import { postOutside } from '../outgoing/post.ts';
import { systemActor } from '../tenancy/actor.ts';
import { listOrganisations } from '../tenancy/organisation.ts';
import { noteAnswer, type TakenDelivery, takeDelivery } from './delivery.ts';
import { signatureOf } from './signature.ts';
import { signingOf } from './webhook.ts';

/** Tells other systems what is queued for them, on every node: whoever comes first takes a delivery. */
export interface WebhookSender {
  /** Wakes it for what a transaction queued. */
  readonly subscription: Subscription;
  readonly start: () => void;
  /** Ends with what is being sent. */
  readonly stop: () => Promise<void>;
}

export interface SenderOptions {
  readonly database: Database;
  readonly log: Log;
  readonly config: Pick<Config, 'allowedHosts'>;
}

const sweepEveryMs = 30_000;

/** Sends one; answers whether it was taken. */
const deliver = async (
  { database, log, config }: SenderOptions,
  org: string,
  taken: TakenDelivery,
): Promise<boolean> => {
  const signing = await database.inTenant(org, tx => signingOf(tx, taken.purpose));
  const timestamp = String(Math.floor(Date.parse(now()) / 1000));
  const posted =
    signing === null
      ? { status: null, answer: 'There is no address or no secret any more.' }
      : await postOutside({
          url: signing.url,
          allowed: config.allowedHosts ?? [],
          body: taken.body,
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Chartroom',
            'x-chartroom-delivery': taken.id,
            'x-chartroom-event': taken.event,
            'x-chartroom-timestamp': timestamp,
            'x-chartroom-signature': signatureOf(signing.secret, timestamp, taken.body),
          },
        });
  const state = await database.inOrganisation(systemActor(org), tx => noteAnswer(tx, taken, posted), {
    request: `webhook:${taken.id}`,
  });
  if (state === 'failed') log.warn({ delivery: taken.id, status: posted.status }, 'A webhook was given up');
  return state === 'sent';
};

/**
 * The sender of this node. The row is the truth, as a mail's is: it is taken with a lease and sent outside of any
 * transaction. Who is told twice, after a process died between, knows it by the id.
 */
export const createWebhookSender = (options: SenderOptions): WebhookSender => {
  const { database, log } = options;
  const woken = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> | null = null;
  let stopped = false;

  const empty = async (org: string): Promise<void> => {
    for (;;) {
      const taken = stopped ? null : await database.inTenant(org, takeDelivery);
      // Where nobody answers the next round tries on, so that others do not wait for it.
      if (taken === null || !(await deliver(options, org, taken))) return;
    }
  };
  const work = async (everywhere: boolean): Promise<void> => {
    for (let all = everywhere; all || woken.size > 0; all = false) {
      const wanted = new Set(woken);
      woken.clear();
      const orgs = all ? (await database.asSystem(listOrganisations)).map(o => o.id) : [...wanted];
      for (const org of orgs) await empty(org);
    }
  };
  const begin = (everywhere: boolean): void => {
    if (stopped || timer === null) return;
    round ??= work(everywhere)
      .catch(error => log.warn({ err: error }, 'Webhooks could not be sent; the next round tries again'))
      .finally(() => {
        round = null;
        if (woken.size > 0) begin(false);
      });
  };
  return {
    subscription: {
      prefixes: ['platform.webhook.queued', 'platform.webhook.retried'],
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
    },
  };
};
