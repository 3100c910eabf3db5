import { asDay, type Plan, type PlanCalendar, type WallSecond, wallOfDay } from '@chartroom/engine';
import { AppError, record, type Tx } from '../../platform/index.ts';
import { mustPlan, type Planned, visibleFor } from './access.ts';
import { changesBetween, type RowChange } from './changes.ts';
import { followPlan } from './follow.ts';
import { rowsToWrite } from './save.ts';
import { type PlanState, stateOf } from './state.ts';
import { holidaysOf } from './store/holidays.ts';
import { insertStep, type StepKind } from './store/steps.ts';
import { insertPlan, writeKeyDates, writeRows } from './store/write.ts';

const hour = 3_600;

/** Monday to Friday, eight hours, without the holidays of the project's organisation and unit. */
function calendarWith(holidays: readonly { readonly day: string; readonly name: string }[]): PlanCalendar {
  const times = [
    { fromSec: 8 * hour, toSec: 12 * hour },
    { fromSec: 13 * hour, toSec: 17 * hour },
  ];
  return {
    uid: 1,
    name: 'Standard',
    weekDays: [1, 2, 3, 4, 5, 6, 7].map(weekday =>
      weekday <= 5 ? { weekday, working: true, times } : { weekday, working: false },
    ),
    workWeeks: [],
    exceptions: holidays.map(({ day, name }) => ({
      name,
      from: asDay(day),
      to: asDay(day),
      working: false,
      recurrence: { kind: 'daily', everyDays: 1 },
    })),
  };
}

/** A plan without tasks that begins on a day, on the organisation's working days. */
export async function emptyPlan(
  tx: Tx,
  project: { readonly unitId: string | null; readonly currency: string },
  start: string,
): Promise<Plan> {
  return {
    header: {
      start: (wallOfDay(asDay(start)) + 8 * hour) as WallSecond,
      calendarUid: 1,
      currency: project.currency,
    },
    calendars: [calendarWith(await holidaysOf(tx, project.unitId))],
    tasks: [],
    links: [],
    resources: [],
    assignments: [],
    customFields: [],
  };
}

const nothing: Plan = {
  header: { start: 0 as WallSecond, calendarUid: 1 },
  calendars: [],
  tasks: [],
  links: [],
  resources: [],
  assignments: [],
  customFields: [],
};

/** Writes a whole plan as the first step of a project that has none. */
export async function addPlan(
  tx: Tx,
  project: Omit<Planned, 'version'>,
  {
    plan,
    kind,
    summary,
    reason = null,
  }: {
    readonly plan: Plan;
    readonly kind: StepKind;
    readonly summary: string;
    readonly reason?: string | null;
  },
): Promise<PlanState> {
  const nextTask = plan.tasks.reduce((most, t) => Math.max(most, t.uid + 1), 1);
  const bare = { ...plan, tasks: plan.tasks.map(({ stored: _, baselines: __, ...t }) => t) };
  const state = stateOf({
    project: project.id,
    version: 1,
    nextTask,
    plan: bare,
    positions: plan.tasks.map((_, i) => i * 1024),
  });
  const changes: readonly RowChange[] = changesBetween(nothing, bare, {
    before: new Map(),
    after: state.positions,
  });
  await insertPlan(tx, project.id, {
    version: 1,
    nextTask,
    taskCount: plan.tasks.length,
    header: plan.header,
    customFields: plan.customFields,
  });
  const rows = rowsToWrite({ plan: bare, positions: state.positions, changes });
  const stored = new Map(plan.tasks.map(t => [t.uid, t.stored]));
  await writeRows(tx, project.id, {
    ...rows,
    tasks: rows.tasks.map(t => ({ ...t, imported: stored.get(t.uid) })),
  });
  await insertStep(tx, project.id, { number: 1, kind, summary, reason, reverts: null, changes: [] });
  await writeKeyDates(tx, project.id, { dates: [...state.keyDates.values()], gone: [] });
  record(tx, {
    name: 'register.plan.added',
    subject: { kind: 'plan', id: project.id },
    projectId: project.id,
    before: null,
    after: { tasks: plan.tasks.length, links: plan.links.length, kind },
    reason,
  });
  await followPlan(tx, { ...project, version: 1 }, state);
  return state;
}

/** Begins an empty plan. */
export async function createPlan(tx: Tx, id: string, start: string): Promise<{ readonly version: number }> {
  const project = await visibleFor(tx, id);
  mustPlan(tx, project, { permission: 'plan.edit', act: 'begin the plan' });
  if (project.version !== null)
    throw new AppError(
      'conflict',
      `${project.key} has a plan already. Open it, or import a file in its place.`,
    );
  await addPlan(tx, project, {
    plan: await emptyPlan(tx, project, start),
    kind: 'create',
    summary: 'Began the plan',
  });
  return { version: 1 };
}
