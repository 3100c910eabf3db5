import type { Api, Input, QualityLimits } from '@chartroom/contract';
import { usualThresholds } from '@chartroom/engine';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { type LimitsRow, loadLimits, saveLimits } from './store.ts';

type LimitsAnswer = Answer<Api['getQualityLimits']>;

const usual: QualityLimits = { ...usualThresholds };

/** The limits in force: the organisation's own, else the usual ones. */
export async function limitsInForce(tx: Tx): Promise<LimitsRow> {
  return (await loadLimits(tx)) ?? { limits: usual, note: '', version: 1 };
}

const view = (tx: Tx, row: LimitsRow): LimitsAnswer => ({
  version: row.version,
  limits: { ...row.limits },
  usual: { ...usual },
  note: row.note,
  may: { edit: holdsEverywhere(tx.actor, 'rule.edit') },
});

export const getLimits = async (tx: Tx): Promise<LimitsAnswer> => view(tx, await limitsInForce(tx));

/** Sets the organisation's limits, and records what they were. */
export async function setLimits(
  tx: Tx,
  { body }: Input<Api['setQualityLimits']>,
  version: number,
): Promise<LimitsAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change the limits of schedule quality');
  const before = await limitsInForce(tx);
  await mustBeCurrent(before.version, version, () => view(tx, before));
  const saved = await saveLimits(tx, { limits: body.limits, note: body.note, read: version });
  if (!saved) throw new AppError('stale', 'Somebody changed the limits in the meantime. Load them again.');
  record(tx, {
    name: 'governance.quality-limits.set',
    subject: { kind: 'quality-limits', id: tx.org },
    before: before.limits,
    after: body.limits,
    reason: body.note === '' ? null : body.note,
  });
  return view(tx, { limits: body.limits, note: body.note, version: version + 1 });
}
