import { type OnePage, portfolioId } from '@chartroom/contract';
import { record, type TenantTx, type Tx } from '../../platform/index.ts';
import { onePage } from '../one-page/one-page.ts';
import { markOpened, type ShareRow, shareOf } from './store.ts';

/** What somebody without an account is shown. */
export interface OpenedShare {
  readonly title: string;
  readonly expiresAt: string;
  readonly page: OnePage;
}

/** The link that a secret's hash belongs to, while it is in force. */
export const findShare = (tx: TenantTx, hash: Uint8Array): Promise<ShareRow | null> => shareOf(tx, hash);

/** What a link shows: the page of its day, by what was known, as far as its maker may see it today. */
export async function showShare(tx: Tx, share: ShareRow): Promise<OpenedShare> {
  const page = await onePage(tx, {
    asOf: share.asOf,
    knownAt: share.knownAt,
    ...(share.compareWith === null ? {} : { compareWith: share.compareWith }),
    ...(share.portfolioId === null ? {} : { portfolio: portfolioId.parse(share.portfolioId) }),
  });
  return { title: share.title, expiresAt: share.expiresAt, page };
}

/** Notes that a link was opened. */
export async function noteOpening(tx: Tx, share: ShareRow): Promise<void> {
  await markOpened(tx, share.id);
  record(tx, {
    name: 'share.link.opened',
    subject: { kind: 'share', id: share.id },
    before: null,
    after: { title: share.title },
  });
}
