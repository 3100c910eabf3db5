import { takeOverdueActions } from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { notify } from '../notification/notify.ts';
import { allowed } from '../notification/readers.ts';
import { toldProject } from '../notification/store.ts';

/** The most actions that one round reminds of; the next round goes on. */
const most = 200;

/** Tells who owns an overdue corrective action, as long as they may see its finding; once a week. */
export async function remindOfOverdueActions(tx: Tx, today: string): Promise<void> {
  for (const action of await takeOverdueActions(tx, { today, most })) {
    const project = await toldProject(tx, action.projectId);
    if (project === null) continue;
    const people = await allowed(tx, 'action-overdue', { project, people: [action.ownerId] });
    await notify(tx, people, {
      kind: 'action-overdue',
      ...{ project, day: action.due, by: null, note: action.what },
    });
  }
}
