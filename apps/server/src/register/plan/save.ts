import type { Plan, PlanEdit } from '@chartroom/engine';
import { record, type Tx } from '../../platform/index.ts';
import type { Planned } from './access.ts';
import { giveBack } from './cache.ts';
import { changesBetween, few, linkKey, linkOf, type RowChange, type RowKind } from './changes.ts';
import { describe } from './describe.ts';
import { followPlan } from './follow.ts';
import { changedKeyDates } from './key-dates.ts';
import { placesOf } from './order.ts';
import { type PlanState, stateAt } from './state.ts';
import { insertStep, type StepKind, type StepRow } from './store/steps.ts';
import { headUpdate, type PlanRows, writeKeyDates, writeRows } from './store/write.ts';

/** A plan as it would be, with what is otherwise. */
export interface Edited {
  readonly before: PlanState;
  readonly plan: Plan;
  readonly positions: PlanState['positions'];
  readonly changes: readonly RowChange[];
  /** What to give the scheduler. */
  readonly edits: readonly PlanEdit[];
}

/** Compares a plan with what it was; `positions` are worked out from the order when left out. */
export function editedPlan(
  before: PlanState,
  plan: Plan,
  { edits, positions }: { readonly edits: readonly PlanEdit[]; readonly positions?: PlanState['positions'] },
): Edited {
  const rowsStay = edits.every(e => e.kind !== 'plan');
  const places =
    positions ??
    (rowsStay
      ? before.positions
      : placesOf(
          plan.tasks.map(t => t.uid),
          before.positions,
        ));
  const changes = changesBetween(before.plan, plan, { before: before.positions, after: places });
  return { before, plan, positions: places, changes, edits };
}

const numbers = (changes: readonly RowChange[], of: RowKind, gone: boolean): ReadonlySet<number> =>
  new Set(changes.filter(c => c.of === of && (c.after === null) === gone).map(c => Number(c.key)));

/** `id` is the place of a row, counted anew by whoever shows it. */
const stored = <T extends object>(row: T): object => ({ ...row, id: undefined });

/** The rows to be written of what changed. */
export function rowsToWrite({
  plan,
  positions,
  changes,
}: Pick<Edited, 'plan' | 'positions' | 'changes'>): PlanRows {
  const of = (kind: RowKind) => numbers(changes, kind, false);
  const gone = (kind: RowKind) => [...numbers(changes, kind, true)];
  const [tasks, resources, assignments, calendars] = [
    of('task'),
    of('resource'),
    of('assignment'),
    of('calendar'),
  ];
  const links = new Set(changes.filter(c => c.of === 'link' && c.after !== null).map(c => c.key));
  const some = <T extends { readonly uid: number }>(rows: readonly T[], wanted: ReadonlySet<number>) =>
    wanted.size > few
      ? rows.filter(r => wanted.has(r.uid))
      : [...wanted].flatMap(uid => rows.find(r => r.uid === uid) ?? []);
  return {
    tasks: some(plan.tasks, tasks).map(t => ({
      uid: t.uid,
      position: positions.get(t.uid) ?? 0,
      input: { ...t, id: t.uid },
    })),
    links:
      links.size === 0
        ? []
        : plan.links
            .filter(l => links.has(linkKey(l)))
            .map(l => ({ predUid: l.predUid, succUid: l.succUid, type: l.type, input: l })),
    resources: some(plan.resources, resources).map(r => ({ uid: r.uid, input: stored(r) })),
    assignments: some(plan.assignments, assignments).map(a => ({
      uid: a.uid,
      taskUid: a.taskUid,
      resourceUid: a.resourceUid ?? null,
      input: a,
    })),
    calendars: some(plan.calendars, calendars).map(c => ({ uid: c.uid, input: c })),
    gone: {
      tasks: gone('task'),
      resources: gone('resource'),
      assignments: gone('assignment'),
      calendars: gone('calendar'),
      links: changes.filter(c => c.of === 'link' && c.after === null).map(c => linkOf(c.key)),
    },
  };
}

/** How a step came about. */
export interface StepCause {
  readonly kind: StepKind;
  readonly reason: string | null;
  readonly reverts?: number;
  /** In words of its own, instead of what is read from the changes. */
  readonly summary?: string;
}

/** The state after an edit: the live scheduler goes on to it. */
export function nextState({ before, plan, positions, edits }: Edited, version: number): PlanState {
  const { live, project } = before;
  // Nobody but this transaction edits; until here the live scheduler stands at the version before.
  live.scheduler.applyAll(edits, plan);
  const nextTask =
    positions === before.positions
      ? before.nextTask
      : plan.tasks.reduce((most, t) => Math.max(most, t.uid + 1), before.nextTask);
  return stateAt(live, { project, version, plan, positions, nextTask }, before.keyDates);
}

/** Most changed rows that an event tells one by one; the step has them all. */
const told = 20;

/** Writes an edit as the next step of the plan: rows, step, event, key dates, and the project's forecast. */
export async function saveStep(
  tx: Tx,
  project: Planned,
  { edited, next, cause }: { readonly edited: Edited; readonly next: PlanState; readonly cause: StepCause },
): Promise<StepRow> {
  const { before, plan, changes } = edited;
  const summary = cause.summary ?? describe(plan, changes);
  const { kind, reason, reverts = null } = cause;
  await writeRows(tx, project.id, rowsToWrite(edited));
  const touched = new Set(changes.map(c => c.of));
  const head = headUpdate(tx, project.id, {
    version: next.version,
    nextTask: next.nextTask,
    taskCount: plan.tasks.length,
    ...(touched.has('settings') ? { header: plan.header } : {}),
    ...(touched.has('field') ? { customFields: plan.customFields } : {}),
  });
  const step = await insertStep(tx, project.id, {
    head,
    number: next.version,
    kind,
    summary,
    reason,
    reverts,
    changes,
  });
  await writeKeyDates(tx, project.id, changedKeyDates(before.keyDates, next.keyDates));
  record(tx, {
    name: 'register.plan.edited',
    subject: { kind: 'plan', id: project.id },
    projectId: project.id,
    before: null,
    after: {
      step: next.version,
      kind,
      summary,
      rows: changes.length,
      changes: changes.length <= told ? changes : [],
    },
    reason,
  });
  await followPlan(tx, project, next);
  giveBack(tx, next);
  return step;
}
