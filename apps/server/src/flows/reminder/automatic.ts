import { asDay, reminderStep } from '@chartroom/engine';
import { hourIn, readOrganisation, type Scheduled, type Tx } from '../../platform/index.ts';
import { todayIn } from '../../register/index.ts';
import { dueRows } from './due.ts';
import { remindOfOverdueActions } from './overdue-actions.ts';
import { remind } from './remind.ts';
import { currentRules } from './rules.ts';
import { type RulesRow, reportingProjects } from './store.ts';

/** The most projects that one round reminds of; the next round goes on. */
const most = 500;

/** Sends the reminders that are in order now, by the organisation's rules. */
async function remindNow(tx: Tx): Promise<void> {
  const rules = await currentRules(tx);
  const { timeZone } = await readOrganisation(tx);
  if (!rules.automatic || hourIn(timeZone, tx.at) < rules.hour) return;
  const today = await todayIn(tx);
  await remindOfOverdueActions(tx, today);
  await remindOfDueReports(tx, rules, today);
}

async function remindOfDueReports(tx: Tx, rules: RulesRow, today: string): Promise<void> {
  let left = most;
  for (const project of await dueRows(tx, await reportingProjects(tx, { today }), today)) {
    if (left === 0) return;
    if (project.managerId === null || project.openState === 'in-review') continue;
    const step = reminderStep(asDay(project.due), asDay(today), rules);
    if (step === null) continue;
    const told = await remind(tx, project, { step, byHand: false, by: null, note: null });
    if (told > 0) left -= 1;
  }
}

/** Reminders by the clock. Two nodes at once send each reminder once: its key in the table is unique. */
export const remindAutomatically: Scheduled = { name: 'reminders', run: remindNow };
