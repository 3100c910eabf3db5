import { queueArchiving, recordsHandlers } from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { Demonstration } from './records.ts';

const handlers = recordsHandlers({ allowedHosts: null });
type Rule = Parameters<typeof handlers.createRetentionRule>[1]['body'];
type Hold = Parameters<typeof handlers.placeLegalHold>[1];

const rules: readonly Rule[] = [
  {
    ...{ name: 'Ten years after the project', appliesTo: 'everything', subject: null },
    ...{ years: 10, from: 'closure', atEnd: 'review' },
  },
  {
    ...{ name: 'Decisions at gates', appliesTo: 'type', subject: 'gate' },
    ...{ years: 6, from: 'archiving', atEnd: 'delete' },
  },
];

const stateOf = (p: Demonstration['projects'][number]): string =>
  p.changes.reduce((now, c) => c.set.state ?? now, p.first.state);

/** How long records are kept, a project that is held, and what two projects have approved on its way to the archive. */
export async function loadRecords(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  const director = demo.signIns.find(s => s.role === 'pmo-director')?.person;
  if (director === undefined) return;
  const by: Tx = { ...tx, actor: { ...tx.actor, person: idOf(ids, director) } };
  for (const body of rules) await handlers.createRetentionRule(by, { body });
  const [first, second] = demo.projects.filter(
    p => !p.confidential && p.sponsor !== p.manager && stateOf(p) === 'active',
  );
  if (first === undefined || second === undefined) return;
  const held = {
    ...{ projectId: idOf(ids, second.key), recordId: null, matter: 'Supplier claim, 2026-014' },
    reason: 'Legal services asked to keep everything until the claim of the supplier is settled',
  };
  await handlers.placeLegalHold(by, { body: held } as Hold);
  // Set and kept by the queue once the server runs, so that the start does not wait for it.
  for (const p of [first, second])
    await queueArchiving(tx, {
      ...{ projectId: idOf(ids, p.key), gateId: null, cause: 'state', from: 'approved', to: 'active' },
    });
}
