import { asDay, daysBetween } from '@chartroom/engine';
import type { Tx } from '../../../../platform/index.ts';
import { todayIn } from '../../../../register/index.ts';
import { findingKey } from './finding-view.ts';
import { openActionsOf } from './store.ts';

/** Corrective actions that somebody owns and has not done, the most urgent first. */
export async function actionsOf(tx: Tx, person: string) {
  const today = await todayIn(tx);
  return (await openActionsOf(tx, person)).map(a => ({
    ...{ id: a.id, what: a.what, due: a.due },
    finding: { id: a.findingId, key: findingKey(a.number), title: a.title, severity: a.severity },
    project: a.projectId === null ? null : { id: a.projectId, key: a.key ?? '', name: a.name ?? '' },
    overdueDays: daysBetween(asDay(a.due), asDay(today)),
  }));
}
