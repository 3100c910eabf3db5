import type { Api } from '@chartroom/contract';
import type { Answer, Tx } from '../../../platform/index.ts';
import { awayToday } from '../../../register/index.ts';
import { decidersOf } from './deciders.ts';
import { mayDecide } from './policy.ts';
import { type DocumentRow, documentsInReview, namesOf } from './store/documents.ts';

type Waiting = Answer<Api['getMyWork']>['documents'];

/** Documents that wait for the actor's decision: as their approver, as who stands in, or because the approver left. */
export async function documentsWaiting(tx: Tx): Promise<Waiting> {
  const me = tx.actor.person;
  if (me === null) return [];
  const rows = await documentsInReview(tx, [me, ...(await awayToday(tx, me))]);
  const mine: DocumentRow[] = [];
  for (const row of rows) if (mayDecide(row, await decidersOf(tx, row), me)) mine.push(row);
  const names = await namesOf(
    tx,
    mine.flatMap(d => d.submittedBy ?? []),
  );
  return mine.map(d => ({
    id: d.id,
    title: d.title,
    project: { id: d.projectId, key: d.key, name: d.project },
    submittedBy: names.find(n => n.id === d.submittedBy) ?? null,
    submittedAt: d.submittedAt ?? d.updatedAt,
    insteadOf: d.approverId === me ? null : d.approver,
  }));
}
