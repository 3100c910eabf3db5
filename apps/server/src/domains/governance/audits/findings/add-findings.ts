import { newId, record, type Tx } from '../../../../platform/index.ts';
import { insertAll } from './store/insert-all.ts';
import type { ActionRow, FactRow, FindingRow, NewFinding } from './store.ts';

/** A finding as it became over time, from elsewhere: its states with their days, and its actions as they stand. */
export interface Told
  extends NewFinding,
    Pick<FindingRow, 'state' | 'raisedBy' | 'closedOn' | 'reauditOn' | 'reopened'> {
  readonly facts: readonly Pick<FactRow, 'day' | 'state' | 'personId' | 'note'>[];
  readonly actions: readonly Omit<ActionRow, 'id' | 'findingId' | 'owner' | 'verifier' | 'version'>[];
}

/** Adds findings with their whole history in three statements; for what is loaded, never for what somebody asks. */
export async function addFindings(tx: Tx, told: readonly Told[]): Promise<void> {
  const rows = told.map(t => ({ ...t, id: newId() }));
  await insertAll(tx, {
    findings: rows.map(({ facts: _, actions: __, ...f }) => f),
    facts: rows.flatMap(f => f.facts.map(h => ({ ...h, id: newId(), findingId: f.id }))),
    actions: rows.flatMap(f => f.actions.map(a => ({ ...a, id: newId(), findingId: f.id }))),
  });
  for (const { id, projectId, title, severity, state, raisedOn } of rows)
    record(tx, {
      name: 'governance.finding.raised',
      subject: { kind: 'finding', id },
      projectId,
      before: null,
      after: { title, severity, state, raisedOn },
    });
}
