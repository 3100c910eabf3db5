import { AppError, type PendingEvent, type Tx } from '../../../platform/index.ts';
import { standingControls } from './controls.ts';
import { kindsOfPmo } from './kinds.ts';
import { statesOf } from './matrix.ts';
import { doesUnder, mayGoOn } from './policy.ts';
import { dayInForce } from './standard.ts';
import { judge } from './store/subjects.ts';
import { excusedOn } from './store/waivers.ts';

/** States into which a project moves forward; it may always be put on hold or cancelled. */
const forward: readonly unknown[] = ['active', 'closing', 'closed'];

const stateIn = (event: PendingEvent): unknown =>
  typeof event.after === 'object' && event.after !== null && 'state' in event.after
    ? event.after.state
    : null;

/**
 * Refuses to move a project forward while a control fails that has to hold where the project is: by a block, or by a
 * waiver that is wanted and not approved. Runs in the transaction of the move, so that the move is undone.
 */
export async function holdBack(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  // What is loaded by the system itself (the demonstration, an import) happened elsewhere and is not held back.
  if (tx.actor.kind === 'system') return;
  for (const event of events)
    if (event.projectId && forward.includes(stateIn(event))) await mustHold(tx, event.projectId);
}

async function mustHold(tx: Tx, project: string): Promise<void> {
  const today = await dayInForce(tx);
  if (today === null) return;
  const standing = await standingControls(tx);
  const [row] = await judge(
    tx,
    standing.map(s => s.conditions),
    { sees: 'everything', project, today },
  );
  if (!row) return;
  const kinds = await kindsOfPmo(tx);
  const type = kinds.of(row.unitId);
  const states = statesOf(row, standing, await excusedOn(tx, today));
  const failing = standing.flatMap(({ control }, i) => {
    const does = doesUnder(control.strength, kinds.at(row.unitId, control.code), true);
    const waived = states[i] === 'waived';
    return (states[i] === 'fail' || waived) && !mayGoOn(does, waived) ? [{ control, does }] : [];
  });
  if (failing.length === 0) return;
  const say = (does: string) =>
    failing.filter(f => f.does === does).map(f => `${f.control.code} ${f.control.name}`);
  const [blocks, waivers] = [say('block'), say('waiver')];
  const parts = [
    ...(blocks.length > 0 ? [`Mend first: ${blocks.join(', ')}.`] : []),
    ...(waivers.length > 0 ? [`Mend, or ask for a waiver: ${waivers.join(', ')}.`] : []),
  ];
  throw new AppError('conflict', `${row.key} cannot move on under a ${type} PMO. ${parts.join(' ')}`, {
    fields: failing.map(({ control }) => ({ path: `controls.${control.code}`, message: control.remedy })),
  });
}
