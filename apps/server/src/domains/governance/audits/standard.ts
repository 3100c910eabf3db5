import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  atOnce,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { loadStandard, saveStandard } from './store/controls.ts';

type StandardAnswer = Answer<Api['setControlsInForce']>;

/** From which day on the controls hold back what fails them. */
export async function standardOf(tx: Tx): Promise<StandardAnswer> {
  const { inForceFrom, version } = await loadStandard(tx);
  return { inForceFrom, standardVersion: version + 1 };
}

/** Whether the controls are in force on a day. */
export const isInForce = async (tx: Tx, day: string): Promise<boolean> => {
  const { inForceFrom } = await loadStandard(tx);
  return inForceFrom !== null && inForceFrom <= day;
};

/** Today, when the controls are in force; null when they only advise. */
export const dayInForce = async (tx: Tx): Promise<string | null> => {
  const [today, { inForceFrom }] = await atOnce(todayIn(tx), loadStandard(tx));
  return inForceFrom !== null && inForceFrom <= today ? today : null;
};

/** Lets the controls hold back from a day on, or only advise again. */
export async function setInForce(tx: Tx, inForceFrom: string | null, reason: string | null): Promise<void> {
  const before = await loadStandard(tx);
  await saveStandard(tx, inForceFrom);
  record(tx, {
    name: 'governance.standard.changed',
    subject: { kind: 'organisation', id: tx.org },
    before: { inForceFrom: before.inForceFrom },
    after: { inForceFrom },
    reason,
  });
}

export async function setControlsInForce(
  tx: Tx,
  { body }: Input<Api['setControlsInForce']>,
  version: number,
): Promise<StandardAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'put controls in force');
  const { standardVersion } = await standardOf(tx);
  await mustBeCurrent(standardVersion, version, () => standardOf(tx));
  await setInForce(tx, body.inForceFrom, body.reason);
  return standardOf(tx);
}
