import type { Api, GateRole, GateVote, Input } from '@chartroom/contract';
import { record, type Tx } from '../../../../platform/index.ts';
import { todayIn } from '../../../../register/index.ts';
import { enact, follow } from './decide-gate.ts';
import { askedOf, evidenceOf } from './gate-evidence.ts';
import { visibleGate } from './gate-page.ts';
import { outcomesOf } from './gate-policy.ts';
import { oneStandard } from './gate-standards.ts';
import { prepareGate } from './prepare-gate.ts';
import { saveParts, saveVote, setOpen } from './store/gate-changes.ts';

type Decide = Input<Api['decideGate']>['body'];

/** A gate as it went elsewhere or before: what is not given has not happened. */
export interface PastGate {
  readonly projectId: string;
  readonly milestoneId: string;
  readonly standard: string;
  readonly decideBy: string | null;
  /** How many of the judged criteria and of the deliverables are left as they are, and who settled the others on which day. */
  readonly parts: { readonly left: number; readonly by: string; readonly on: string; readonly link: string };
  readonly opened: { readonly at: string; readonly by: string } | null;
  readonly votes: readonly {
    readonly role: GateRole;
    readonly by: string;
    readonly choice: GateVote;
    readonly words: string;
    readonly at: string;
  }[];
  readonly decided: {
    readonly at: string;
    readonly by: string;
    readonly wish: Decide['decision'];
    readonly words: (decision: Decide['decision']) => string;
    readonly conditions: readonly { readonly text: string; readonly ownerId: string; readonly due: string }[];
    readonly nextOn: string | null;
  } | null;
}

/** The same transaction as somebody else's, at another time. */
const as = (tx: Tx, person: string, at: string): Tx => ({ ...tx, at, actor: { ...tx.actor, person } });

/** Records a gate that went elsewhere or before; where its evidence does not allow a go, with conditions or as a recycle. */
export async function replayGate(tx: Tx, past: PastGate): Promise<void> {
  const { projectId, milestoneId } = past;
  const standard = await oneStandard(tx, past.standard);
  const id = await prepareGate(tx, {
    ...{ project: { id: projectId }, milestone: { id: milestoneId }, standard, decideBy: past.decideBy },
  });
  await saveParts(tx, id, past.parts);
  if (past.opened === null) return;
  await setOpen(as(tx, past.opened.by, past.opened.at), id, { decideBy: past.decideBy });
  record(tx, {
    name: 'governance.gate.replayed',
    subject: { kind: 'gate', id },
    projectId,
    after: { openedAt: past.opened.at, votes: past.votes.length, decided: past.decided !== null },
  });
  for (const v of past.votes) await saveVote(as(tx, v.by, v.at), id, v);
  if (past.decided !== null) await decideThen(tx, id, past.decided);
}

async function decideThen(tx: Tx, id: string, decided: NonNullable<PastGate['decided']>): Promise<void> {
  const then = as(tx, decided.by, decided.at);
  const opened = await visibleGate(then, id);
  const evidence = await evidenceOf(then, opened);
  const allowed = outcomesOf(askedOf(evidence)).filter(o => o.allowed);
  const decision =
    [decided.wish, 'go-with-conditions' as const].find(d => allowed.some(o => o.decision === d)) ?? 'recycle';
  const { nextOn } = decided;
  const words = decided.words(decision);
  const conditions = decision === 'go-with-conditions' ? [...decided.conditions] : [];
  const comesAgain = decision === 'recycle' || decision === 'hold';
  const body = {
    decision,
    words,
    evidenceHash: '',
    conditions,
    nextOn: comesAgain ? nextOn : null,
  } as Decide;
  await enact(then, opened, { body, evidence });
  // What follows is true from today on, as it is recorded today.
  await follow(as(tx, decided.by, tx.at), { ...opened, today: await todayIn(tx) }, body);
}
