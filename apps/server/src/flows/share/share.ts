import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  holdsEverywhere,
  newSecret,
  record,
  secondsAfter,
  type Tx,
} from '../../platform/index.ts';
import { knownAtOf } from '../document/about.ts';
import { onePage } from '../one-page/one-page.ts';
import { momentOf } from '../state/moment.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const shareHandlers = {
  listShares: async tx => ({ items: (await mine(tx)).map(view) }),
  createShare: (tx, { body }) => createShare(tx, body),
  revokeShare: (tx, { params }) => revokeShare(tx, params.share),
} satisfies Partial<Handlers<Api>>;

const view = (s: store.ShareRow): Answer<Api['listShares']>['items'][number] => ({
  id: s.id,
  title: s.title,
  asOf: s.asOf,
  compareWith: s.compareWith,
  knownAt: s.knownAt,
  portfolio: s.portfolio,
  createdBy: { id: s.createdBy, name: s.creator },
  createdAt: s.createdAt,
  expiresAt: s.expiresAt,
  revokedAt: s.revokedAt,
  opened: s.opened,
  lastOpenedAt: s.lastOpenedAt,
});

/** One's own links; everybody's for who answers for the organisation. */
const mine = (tx: Tx): Promise<readonly store.ShareRow[]> =>
  store.loadShares(tx, holdsEverywhere(tx.actor, 'organisation.edit') ? null : tx.actor.person);

/** Makes a link to what one sees now, frozen at its day and at what is known. */
async function createShare(
  tx: Tx,
  body: Input<Api['createShare']>['body'],
): Promise<Answer<Api['createShare']>> {
  const { person } = tx.actor;
  if (person === null) throw new AppError('forbidden', 'Only a person can share what they see.');
  const moment = await momentOf(tx, body);
  const frozen = {
    title: body.title,
    asOf: moment.asOf,
    compareWith: body.compareWith ?? null,
    knownAt: knownAtOf(tx, moment),
    portfolioId: body.portfolio ?? null,
    expiresAt: secondsAfter(tx.at, body.days * 86_400),
  };
  // What cannot be shown to its maker cannot be shared.
  await onePage(tx, { ...body, asOf: frozen.asOf, knownAt: frozen.knownAt });
  const { secret, hash } = newSecret('share', tx.org);
  const id = await store.insertShare(tx, person, { ...frozen, hash });
  record(tx, {
    name: 'share.link.created',
    subject: { kind: 'share', id },
    before: null,
    after: frozen,
  });
  const [made] = (await mine(tx)).filter(s => s.id === id);
  if (!made) throw new Error('Broken assumption: a link just made is there');
  return { ...view(made), secret };
}

async function revokeShare(tx: Tx, id: string): Promise<void> {
  const share = (await mine(tx)).find(s => s.id === id);
  if (!share) throw new AppError('not_found', 'There is no such link.');
  await store.markRevoked(tx, id);
  record(tx, {
    name: 'share.link.revoked',
    subject: { kind: 'share', id },
    before: { title: share.title },
    after: null,
  });
}
