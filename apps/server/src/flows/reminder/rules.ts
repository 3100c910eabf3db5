import type { Api, Input } from '@chartroom/contract';
import { standardReminders } from '@chartroom/engine';
import {
  type Answer,
  holdsEverywhere,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../platform/index.ts';
import { loadRules, type RulesRow, saveRules } from './store.ts';

type RulesAnswer = Answer<Api['getReminderRules']>;

/** How the organisation reminds: as it says, or as every organisation does at first. */
export const currentRules = async (tx: Tx): Promise<RulesRow> =>
  (await loadRules(tx)) ?? { ...standardReminders, automatic: true, hour: 8, version: 1 };

export async function getReminderRules(tx: Tx): Promise<RulesAnswer> {
  return { ...(await currentRules(tx)), may: { edit: holdsEverywhere(tx.actor, 'rule.edit') } };
}

/** Changes how the organisation reminds. */
export async function updateReminderRules(
  tx: Tx,
  { body }: Input<Api['updateReminderRules']>,
  version: number,
): Promise<RulesAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change how reminders are sent');
  const { version: current, ...before } = await currentRules(tx);
  await mustBeCurrent(current, version, () => getReminderRules(tx));
  await saveRules(tx, { ...body, version: current + 1 });
  record(tx, {
    name: 'monitoring.reminder-rules.changed',
    subject: { kind: 'organisation', id: tx.org },
    before,
    after: body,
  });
  return getReminderRules(tx);
}
