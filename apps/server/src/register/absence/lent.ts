import type { Permission } from '@chartroom/contract';
import { type AskingTx, accessOf, covers, type Lent, scopeOf } from '../../platform/index.ts';
import { grantsOf } from '../access/access.ts';
import { awayToday, managedBy } from './store.ts';

/** What a deputy may do in another's place: report, and see what a report is about. */
const lendable: readonly Permission[] = [
  'project.read',
  'report.read',
  'money.read',
  'report.write',
  'report.publish',
];

/**
 * What a person may do today in the place of others who are away: no more than those may themselves, on what they
 * manage, and nothing that they in turn do for a third.
 */
export async function lentTo(tx: AskingTx, deputy: string): Promise<readonly Lent[]> {
  const lent: Lent[] = [];
  for (const away of await awayToday(tx, deputy)) {
    const access = accessOf(await grantsOf(tx, away));
    const managed = await managedBy(tx, away);
    for (const permission of lendable) {
      const scope = scopeOf(access, permission);
      const projects = managed
        .filter(p => covers(scope, { ...p, owners: [away, p.sponsorId] }, away))
        .map(p => p.id);
      if (projects.length > 0) lent.push({ permissions: [permission], projects });
    }
  }
  return lent;
}
