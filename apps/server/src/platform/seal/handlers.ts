import type {
  downloadSealHead as downloadSealHeadEndpoint,
  getSeal as getSealEndpoint,
  verifySeal as verifySealEndpoint,
} from '@chartroom/contract';
import { AppError } from '../error/error.ts';
import type { Handlers } from '../handler/handler.ts';
import { scopeOf } from '../policy/policy.ts';
import { readOrganisation } from '../tenancy/organisation.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { type HeadFile, headOf } from './head.ts';
import { countAfter, lastBlock, sealTotals } from './store.ts';
import { verifyLog } from './verify.ts';

export interface SealApi {
  readonly getSeal: typeof getSealEndpoint;
  readonly downloadSealHead: typeof downloadSealHeadEndpoint;
  readonly verifySeal: typeof verifySealEndpoint;
}

/** How many events there are tells of what is hidden: the seal is for who may read them all. */
const mustReadAll = (tx: Tx): void => {
  const { everything, confidential } = scopeOf(tx.actor.access, 'event.read');
  if (!everything || !confidential)
    throw new AppError('forbidden', 'Only an auditor of the whole organisation sees the seal of the log.');
};

const state = async (tx: Tx) => {
  const last = await lastBlock(tx);
  const { slug } = await readOrganisation(tx);
  return {
    ...(await sealTotals(tx)),
    unsealed: await countAfter(tx, last?.toSeq ?? 0),
    head: last === null ? null : headOf(tx.org, slug, last),
  };
};

const headFileOf = async (tx: Tx) => {
  const { head } = await state(tx);
  if (head === null) throw new AppError('conflict', 'Nothing was sealed yet. Try again in some minutes.');
  const file: HeadFile = { heads: [head] };
  return {
    name: `head-${head.organisation}-${head.block}.json`,
    mediaType: 'application/json',
    bytes: Buffer.from(`${JSON.stringify(file, null, 2)}\n`),
  };
};

/** The use cases of who audits the log. */
export const sealHandlers: Handlers<SealApi> = {
  getSeal: tx => {
    mustReadAll(tx);
    return state(tx);
  },
  downloadSealHead: tx => {
    mustReadAll(tx);
    return headFileOf(tx);
  },
  verifySeal: async tx => {
    mustReadAll(tx);
    const { blocks, sealed, unsealed, head, faults } = await verifyLog(tx);
    return { blocks, sealed, unsealed, head, faults: faults.slice(0, 100) };
  },
};
