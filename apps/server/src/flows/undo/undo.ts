import type { Api, Input } from '@chartroom/contract';
import { planWithdrawal, withdrawReports } from '../../domains/monitoring/index.ts';
import {
  type Answer,
  type ChangeSet,
  changeSetToUndo,
  changeSetView,
  type Handlers,
  markUndone,
  openChangeSet,
  ownChangeSets,
  readChangeSet,
  record,
  type Tx,
} from '../../platform/index.ts';
import {
  changeMilestones,
  type NotUndone,
  planMilestoneUndo,
  planUndo,
  putBackMilestoneFields,
  recordFacts,
} from '../../register/index.ts';
import { type Beside, recordedBeside } from './store.ts';

/** Endpoint -> use case. */
export const undoHandlers = {
  listChangeSets: async tx => ({ items: (await ownChangeSets(tx)).map(set => changeSetView(tx, set)) }),
  undoChangeSet: (tx, { params, body }) => undo(tx, params.changeSet, body),
} satisfies Partial<Handlers<Api>>;

type Outcome = Answer<Api['undoChangeSet']>;

/** How to take a step back. */
export type UndoOptions = Input<Api['undoChangeSet']>['body'];

/** Takes back what a step changed, as a new step; `mode` all takes back nothing when anything was changed since. */
async function undo(tx: Tx, id: string, { mode, dryRun }: UndoOptions): Promise<Outcome> {
  const step = await changeSetToUndo(tx, id);
  const beside = await recordedBeside(tx, step.requestId);
  const facts = await planUndo(tx, step);
  const dates = await planMilestoneUndo(tx, step, new Set(beside.gated));
  const withdrawal = await planWithdrawal(tx, beside.published);
  const changedSince = [...facts.refused, ...dates.refused, ...withdrawal.refused];
  const refused = [...changedSince, ...staysOf(beside)];
  const undone = new Set(
    [...facts.changes, ...dates.changes, ...dates.fields, ...withdrawal.reports].map(c => c.projectId),
  ).size;
  if (dryRun || undone === 0 || (mode === 'all' && changedSince.length > 0))
    return { applied: false, changeSet: null, undone, refused };
  const reason = `Undo of: ${step.title}`;
  await withdrawReports(tx, withdrawal.reports, reason);
  for (const [validFrom, ofDay] of Map.groupBy(dates.changes, c => c.validFrom))
    await changeMilestones(tx, { validFrom, reason }, ofDay);
  await putBackMilestoneFields(tx, dates.fields);
  await recordFacts(tx, facts.changes);
  return { applied: true, changeSet: await undoneBy(tx, step, undone), undone, refused };
}

/** What a step recorded that an undo leaves: said, not hidden. */
function staysOf({ withdrawn }: Beside): readonly NotUndone[] {
  if (withdrawn === 0) return [];
  const message = `${withdrawn} reports stay withdrawn. Publish or import them again.`;
  return [{ key: '', name: '', message }];
}

/** Notes that a step is taken back, as a step of its own; answers that one. */
export async function undoneBy(tx: Tx, step: ChangeSet, count: number) {
  await markUndone(tx, step.id);
  record(tx, {
    name: 'platform.change-set.undone',
    subject: { kind: 'changeSet', id: step.id },
    after: { title: step.title, count },
  });
  const id = await openChangeSet(tx, { kind: 'undo', title: step.title, count, undoes: step.id });
  const set = id === null ? null : await readChangeSet(tx, id);
  return set === null ? null : changeSetView(tx, set);
}
