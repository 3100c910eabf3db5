import type { PlanTask } from '../schedule/plan-task.ts';
import type { OutlineCommand, RowPlace } from './command.ts';
import { type Draft, endOf, noTask, type Refusal, refuse, rowOf, uidOf, withFields } from './draft.ts';
import { wrongWith } from './sound-task.ts';

interface Spot {
  readonly at: number;
  readonly level: number;
}

/** The index and level that a place means among rows. */
function spotOf(draft: Draft, tasks: readonly PlanTask[], place: RowPlace | undefined): Spot | number {
  if (!place) return { at: tasks.length, level: 1 };
  const named = 'before' in place ? place.before : 'after' in place ? place.after : place.under;
  const uid = uidOf(draft, named);
  const row = tasks.findIndex(t => t.uid === uid && !t.blank);
  const beside = tasks[row];
  if (!beside) return uid;
  if ('before' in place) return { at: row, level: Math.max(1, beside.outlineLevel) };
  const at = endOf(tasks, row);
  return { at, level: 'under' in place ? beside.outlineLevel + 1 : Math.max(1, beside.outlineLevel) };
}

function create(
  draft: Draft,
  command: Extract<OutlineCommand, { readonly do: 'create' }>,
  uid: number,
): Refusal {
  const { plan } = draft;
  const spot = spotOf(draft, plan.tasks, command.place);
  if (typeof spot === 'number') return noTask(spot);
  if (spot.level > deepest) return tooDeep(spot.level);
  const { header } = plan;
  const blank: PlanTask = {
    uid,
    id: uid,
    outlineLevel: spot.level,
    name: command.fields.name,
    ...(header.newTasksAreManual ? { manual: true } : {}),
    ...(header.defaultTaskType ? { type: header.defaultTaskType } : {}),
    ...(header.newTasksEffortDriven ? { effortDriven: true } : {}),
    ...(header.scheduleFrom === 'finish' ? { constraint: 'ALAP' } : {}),
  };
  const task = withFields(blank, command.fields);
  const wrong = wrongWith(draft, task);
  if (wrong) return wrong;
  draft.plan = { ...plan, tasks: plan.tasks.toSpliced(spot.at, 0, task) };
  draft.tasks.set(uid, task);
  draft.rebuilt = true;
  if (command.ref !== undefined) draft.created.task.set(command.ref, uid);
  return null;
}

const deepest = 60;
const tooDeep = (level: number) =>
  refuse(
    'too-deep',
    `A plan has at most ${deepest} levels; this would be level ${level}. Place the task higher.`,
  );

/** The rows named, without those that lie below another of them, by their index. */
function roots(draft: Draft, uids: readonly number[]): readonly number[] | number {
  const rows: number[] = [];
  for (const named of uids) {
    const uid = uidOf(draft, named);
    const row = rowOf(draft, uid);
    if (row < 0) return uid;
    rows.push(row);
  }
  let end = -1;
  return [...new Set(rows)]
    .toSorted((a, b) => a - b)
    .filter(row => {
      if (row < end) return false;
      end = endOf(draft.plan.tasks, row);
      return true;
    });
}

function remove(draft: Draft, uids: readonly number[]): Refusal {
  const rows = roots(draft, uids);
  if (typeof rows === 'number') return noTask(rows);
  const { plan } = draft;
  const gone = new Set(rows.flatMap(r => plan.tasks.slice(r, endOf(plan.tasks, r)).map(t => t.uid)));
  draft.plan = {
    ...plan,
    tasks: plan.tasks
      .filter(t => !gone.has(t.uid))
      .map(t => (t.card?.sprint !== undefined && gone.has(t.card.sprint) ? outOfSprint(t) : t)),
    links: plan.links.filter(l => !gone.has(l.predUid) && !gone.has(l.succUid)),
    assignments: plan.assignments.filter(a => !gone.has(a.taskUid)),
  };
  draft.rebuilt = true;
  return null;
}

function outOfSprint(task: PlanTask): PlanTask {
  const { card } = task;
  if (!card) return task;
  return { ...task, card: withFields(card, { sprint: null }) };
}

function move(draft: Draft, uids: readonly number[], place: RowPlace): Refusal {
  const rows = roots(draft, uids);
  if (typeof rows === 'number') return noTask(rows);
  const { tasks } = draft.plan;
  const blocks = rows.map(r => tasks.slice(r, endOf(tasks, r)));
  const moved = new Set(blocks.flat());
  const rest = tasks.filter(t => !moved.has(t));
  const spot = spotOf(draft, rest, place);
  if (typeof spot === 'number')
    return rowOf(draft, spot) < 0
      ? noTask(spot)
      : refuse('into-itself', `Task ${spot} is among what is moved. Choose a place outside of it.`, [
          `task ${spot}`,
        ]);
  const placed = blocks.flatMap(block => {
    const shift = spot.level - (block[0]?.outlineLevel ?? 1);
    return shift === 0 ? block : block.map(t => ({ ...t, outlineLevel: t.outlineLevel + shift }));
  });
  const level = Math.max(...placed.map(t => t.outlineLevel));
  if (level > deepest) return tooDeep(level);
  draft.plan = { ...draft.plan, tasks: rest.toSpliced(spot.at, 0, ...placed) };
  draft.rebuilt = true;
  return null;
}

function shift(draft: Draft, uids: readonly number[], by: 1 | -1): Refusal {
  const rows = roots(draft, uids);
  if (typeof rows === 'number') return noTask(rows);
  const tasks = [...draft.plan.tasks];
  for (const row of rows) {
    const task = tasks[row];
    if (!task) continue;
    const above = tasks.slice(0, row).findLast(t => !t.blank);
    if (by === 1 && (!above || above.outlineLevel < task.outlineLevel || above.uid === 0))
      return refuse(
        'no-parent',
        `There is no task above ${task.uid} on its level that it could be put under.`,
        [`task ${task.uid}`, task.name],
      );
    if (by === -1 && task.outlineLevel <= 1)
      return refuse('top-level', `Task ${task.uid} is on the top level already.`, [
        `task ${task.uid}`,
        task.name,
      ]);
    const end = endOf(tasks, row);
    if (by === 1 && tasks.slice(row, end).some(t => t.outlineLevel >= deepest)) return tooDeep(deepest + 1);
    for (let i = row; i < end; i++) {
      const t = tasks[i];
      if (t) tasks[i] = { ...t, outlineLevel: t.outlineLevel + by };
    }
  }
  draft.plan = { ...draft.plan, tasks };
  draft.rebuilt = true;
  return null;
}

/** Adds, removes, moves rows or changes their level. `uid` is the number that a new row gets. */
export function editOutline(draft: Draft, command: OutlineCommand, uid: number): Refusal {
  switch (command.do) {
    case 'create':
      return create(draft, command, uid);
    case 'delete':
      return remove(draft, command.tasks);
    case 'move':
      return move(draft, command.tasks, command.place);
    case 'indent':
      return shift(draft, command.tasks, 1);
    case 'outdent':
      return shift(draft, command.tasks, -1);
  }
}
