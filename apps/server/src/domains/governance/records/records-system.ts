import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  changeWebhook,
  invalidField,
  listDeliveries,
  mustBeCurrent,
  mustBeFresh,
  mustHoldEverywhere,
  readDelivery,
  readWebhook,
  rotateSecret,
  sendAgain,
  type Tx,
  tellOutside,
  whyRefused,
} from '../../../platform/index.ts';
import { offsetOf } from './record-view.ts';
import { purpose } from './tell.ts';

type SystemAnswer = Answer<Api['getRecordsSystem']>;

const mustManage = (tx: Tx): void =>
  mustHoldEverywhere(tx.actor, 'record.manage', 'see or change the records system');

async function view(tx: Tx): Promise<SystemAnswer> {
  const webhook = await readWebhook(tx, purpose);
  return { ...webhook, may: { test: webhook.url !== null && webhook.secretAt !== null } };
}

export async function getSystem(tx: Tx): Promise<SystemAnswer> {
  mustManage(tx);
  return view(tx);
}

/** The webhook to change, locked and checked against the version that was read. */
async function mustBeCurrentSystem(tx: Tx, version: number): Promise<void> {
  const webhook = await readWebhook(tx, purpose, true);
  await mustBeCurrent(webhook.version, version, () => view(tx));
}

/** Sets where the records system is and whether it is told. */
export async function updateSystem(
  tx: Tx,
  { body }: Input<Api['updateRecordsSystem']>,
  { version, allowed }: { readonly version: number; readonly allowed: readonly string[] },
): Promise<SystemAnswer> {
  mustManage(tx);
  await mustBeCurrentSystem(tx, version);
  if (body.active && body.url === null)
    throw invalidField('body.url', 'Write the address that is to be told.');
  const refused = body.url === null ? null : whyRefused(body.url, allowed);
  if (refused !== null) throw invalidField('body.url', refused);
  mustBeFresh(tx, 'change the records system');
  await changeWebhook(tx, purpose, body);
  return view(tx);
}

/** Makes a new secret; it is shown only now. */
export async function makeSecret(tx: Tx, version: number): Promise<Answer<Api['rotateRecordsSecret']>> {
  mustManage(tx);
  await mustBeCurrentSystem(tx, version);
  mustBeFresh(tx, 'make a new secret');
  const secret = await rotateSecret(tx, purpose);
  return { secret, system: await view(tx) };
}

/** Sends a test, also while the webhook is off. */
export async function testSystem(tx: Tx): Promise<Answer<Api['testRecordsSystem']>> {
  mustManage(tx);
  const id = await tellOutside(tx, { purpose, event: 'test', content: {}, even: 'off' });
  if (id === null)
    throw new AppError('conflict', 'There is no address or no secret yet. Set both, then send a test.');
  return readDelivery(tx, purpose, id);
}

export async function deliveriesOf(
  tx: Tx,
  { query: { limit, cursor } }: Input<Api['listDeliveries']>,
): Promise<Answer<Api['listDeliveries']>> {
  mustManage(tx);
  const offset = offsetOf(cursor);
  const rows = await listDeliveries(tx, purpose, { limit: limit + 1, offset });
  return {
    items: rows.slice(0, limit),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
  };
}

/** Sends what was given up again. */
export async function retry(tx: Tx, id: string): Promise<Answer<Api['retryDelivery']>> {
  mustManage(tx);
  return sendAgain(tx, purpose, id);
}
