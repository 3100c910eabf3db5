import type { Api, Input } from '@chartroom/contract';
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
import { type NotUndone, planUndo, recordFacts } from '../../register/index.ts';
import { countBeside } from './store.ts';

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
  const { changes, refused: changedSince } = await planUndo(tx, step);
  const refused = [...changedSince, ...(await staysOf(tx, step))];
  const undone = new Set(changes.map(c => c.projectId)).size;
  if (dryRun || changes.length === 0 || (mode === 'all' && changedSince.length > 0))
    return { applied: false, changeSet: null, undone, refused: [...refused] };
  await recordFacts(tx, changes);
  return { applied: true, changeSet: await undoneBy(tx, step, undone), undone, refused: [...refused] };
}

/** What a step recorded beside projects, which an undo leaves: said, not hidden. */
async function staysOf(tx: Tx, step: ChangeSet): Promise<readonly NotUndone[]> {
  const { reports, milestones } = await countBeside(tx, step.requestId);
  const said = (message: string): NotUndone => ({ key: '', name: '', message });
  return [
    ...(reports > 0 ? [said(`${reports} published reports stay. Correct those that are wrong.`)] : []),
    ...(milestones > 0 ? [said(`${milestones} key dates stay. Correct those that are wrong.`)] : []),
  ];
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
