import {
  applyCommands,
  type Calendars,
  compileCalendars,
  createScheduler,
  type Finding,
  type Plan,
  type PlanCommand,
  type PlanEdit,
  type Schedule,
  type ScheduledTask,
  type Scheduler,
} from '@chartroom/engine';
import { type BaselineSpans, type PlanColumns, planColumns, shownRows } from './columns.ts';
import { type Consequences, consequencesOf } from './consequences.ts';
import { commandsOf, type PlanIntent } from './intent.ts';
import { undoing } from './inverse.ts';
import { type Moves, movesOf } from './moves.ts';
import { type CalendarPauses, pausesOf } from './pauses.ts';
import { forServer, named } from './references.ts';

/** A step that is not saved: what was asked, and how to take it back. */
interface Step {
  readonly commands: readonly PlanCommand[];
  readonly inverse: readonly PlanEdit[];
  readonly rebuilt: boolean;
  readonly before: Plan;
}

/** What an edit came to. `moves` when only dates are other; else everything anew. */
export interface EditAnswer {
  readonly refused: readonly Finding[];
  readonly moves: Moves | null;
  readonly columns: PlanColumns | null;
  readonly consequences: Consequences;
  /** Steps that are not saved, and steps that were taken back. */
  readonly steps: number;
  readonly undone: number;
}

interface Spans {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

interface SessionState {
  readonly saved: Plan;
  readonly savedSpans: Spans;
  readonly savedAt: ReadonlyMap<number, number>;
  readonly savedFinish: number;
  scheduler: Scheduler;
  calendars: Calendars;
  /** The dates that the page was last told. */
  told: Spans;
  steps: readonly Step[];
  undone: readonly (readonly PlanCommand[])[];
  preview: Step | null;
  /** Where tasks lay when a preview of them began. */
  anchors: Map<number, ScheduledTask>;
  /** The negative numbers of tasks and resources that the server does not know yet. */
  refs: { readonly task: Map<number, number>; readonly resource: Map<number, number> };
  lastRef: number;
  baseline: BaselineSpans;
}

/** A plan that is edited without being saved. */
export interface PlanSession {
  readonly plan: () => Plan;
  readonly schedule: () => Schedule;
  readonly columns: () => PlanColumns;
  readonly pauses: () => CalendarPauses;
  readonly setBaseline: (baseline: BaselineSpans) => void;
  /** Shows what an intent would do; the next preview takes its place. */
  readonly preview: (intent: PlanIntent) => EditAnswer;
  /** Takes an intent, or the running preview, as a step that can be undone. */
  readonly keep: (intent: PlanIntent | null) => EditAnswer;
  readonly cancelPreview: () => EditAnswer;
  readonly undo: () => EditAnswer;
  readonly redo: () => EditAnswer;
  readonly discard: () => EditAnswer;
  /** All steps as commands for the server. */
  readonly commands: () => readonly PlanCommand[];
}

function calendarsOf(plan: Plan): Calendars {
  const day = Math.floor(plan.header.start / 86_400);
  return compileCalendars(plan.calendars, plan.header.calendarUid, {
    firstDay: day - 3650,
    lastDay: day + 36_500,
  });
}

const spansOf = (scheduler: Scheduler): Spans => {
  const { start, finish } = scheduler.schedule().spans();
  const { tasks } = scheduler.plan();
  if (tasks.every(t => t.blank !== true)) return { start, finish };
  const shown = tasks.flatMap((t, i) => (t.blank === true ? [] : [i]));
  return {
    start: Float64Array.from(shown, i => start[i] ?? Number.NaN),
    finish: Float64Array.from(shown, i => finish[i] ?? Number.NaN),
  };
};

function begin(plan: Plan): SessionState {
  const scheduler = createScheduler(plan);
  const spans = spansOf(scheduler);
  return {
    saved: plan,
    savedSpans: spans,
    savedAt: new Map(shownRows(plan).map((t, i) => [t.uid, i])),
    savedFinish: scheduler.schedule().finish,
    scheduler,
    calendars: calendarsOf(plan),
    told: spans,
    steps: [],
    undone: [],
    preview: null,
    anchors: new Map(),
    refs: { task: new Map(), resource: new Map() },
    lastRef: 0,
    baseline: new Map(),
  };
}

function allColumns(s: SessionState): PlanColumns {
  return planColumns({
    plan: s.scheduler.plan(),
    schedule: s.scheduler.schedule(),
    calendar: s.calendars.project,
    baseline: s.baseline,
    savedSpan: uid => {
      const at = s.savedAt.get(uid);
      return at === undefined
        ? undefined
        : { start: s.savedSpans.start[at] ?? Number.NaN, finish: s.savedSpans.finish[at] ?? Number.NaN };
    },
  });
}

/** What to tell the page after the scheduler changed. */
function answer(
  s: SessionState,
  {
    rebuilt,
    whole,
    refused = [],
  }: { readonly rebuilt: boolean; readonly whole: boolean; readonly refused?: readonly Finding[] },
): EditAnswer {
  const spans = spansOf(s.scheduler);
  const moves = rebuilt || whole ? null : movesOf(s.told, spans);
  s.told = spans;
  if (rebuilt) s.calendars = calendarsOf(s.scheduler.plan());
  const consequences = consequencesOf({
    plan: s.scheduler.plan(),
    schedule: s.scheduler.schedule(),
    spans,
    savedSpans: s.savedSpans,
    savedAt: s.savedAt,
    savedFinish: s.savedFinish,
    calendar: s.calendars.project,
    commands: [...s.steps, ...(s.preview === null ? [] : [s.preview])].flatMap(step => step.commands),
    deep: whole,
  });
  const columns = rebuilt || whole ? allColumns(s) : null;
  return { refused, moves, columns, consequences, steps: s.steps.length, undone: s.undone.length };
}

function revert(s: SessionState, step: Step): boolean {
  let rebuilt = false;
  for (const edit of step.inverse) rebuilt = s.scheduler.apply(edit).rebuilt || rebuilt;
  return rebuilt || step.rebuilt;
}

/** Applies commands to the plan as it was before the preview. */
function attempt(
  s: SessionState,
  asked: readonly PlanCommand[],
): { readonly step: Step | null; readonly refused: readonly Finding[]; readonly rebuilt: boolean } {
  const before = s.preview?.before ?? s.scheduler.plan();
  const commands = named(asked, () => --s.lastRef);
  const scheduled = (uid: number) => s.anchors.get(uid) ?? s.scheduler.schedule().task(uid);
  const { result, findings } = applyCommands(before, commands, { scheduled });
  const refused = findings.filter(f => f.severity === 'error');
  if (refused.length > 0 || commands.length === 0) return { step: null, refused, rebuilt: false };
  let rebuilt = false;
  for (const [ref, uid] of result.created) s.refs.task.set(uid, ref);
  for (const [ref, uid] of result.createdResources) s.refs.resource.set(uid, ref);
  const inverse = undoing(before, result.edits);
  for (const edit of result.edits) rebuilt = s.scheduler.apply(edit).rebuilt || rebuilt;
  const structural = result.edits.some(e => e.kind === 'plan');
  return {
    step: { commands, inverse, rebuilt: structural, before },
    refused,
    rebuilt: rebuilt && structural,
  };
}

function readIntent(s: SessionState, intent: PlanIntent): readonly PlanCommand[] {
  const view = s.scheduler.schedule();
  const task = (uid: number) => {
    const known = s.anchors.get(uid) ?? view.task(uid);
    if (known !== undefined && s.preview === null) s.anchors.set(uid, known);
    return known;
  };
  const plan = s.preview?.before ?? s.scheduler.plan();
  return commandsOf(intent, { plan, schedule: { ...view, task }, calendar: s.calendars.project });
}

function endPreview(s: SessionState): boolean {
  const rebuilt = s.preview !== null && revert(s, s.preview);
  s.preview = null;
  s.anchors = new Map();
  return rebuilt;
}

function preview(s: SessionState, intent: PlanIntent): EditAnswer {
  const commands = readIntent(s, intent);
  if (commands.length === 0) {
    const rebuilt = endPreview(s);
    return answer(s, { rebuilt, whole: false });
  }
  const { step, refused, rebuilt } = attempt(s, commands);
  if (step !== null) s.preview = step;
  return answer(s, { rebuilt, whole: false, refused });
}

function keep(s: SessionState, intent: PlanIntent | null): EditAnswer {
  if (intent !== null) {
    const commands = readIntent(s, intent);
    const { step, refused } = attempt(s, commands);
    if (step === null) {
      endPreview(s);
      return answer(s, { rebuilt: false, whole: true, refused });
    }
    s.preview = step;
  }
  if (s.preview !== null) {
    s.steps = [...s.steps, s.preview];
    s.undone = [];
  }
  s.preview = null;
  s.anchors = new Map();
  return answer(s, { rebuilt: false, whole: true });
}

function undo(s: SessionState): EditAnswer {
  endPreview(s);
  const last = s.steps.at(-1);
  if (last !== undefined) {
    revert(s, last);
    s.steps = s.steps.slice(0, -1);
    s.undone = [...s.undone, last.commands];
  }
  return answer(s, { rebuilt: last?.rebuilt === true, whole: true });
}

function redo(s: SessionState): EditAnswer {
  endPreview(s);
  const again = s.undone.at(-1);
  if (again === undefined) return answer(s, { rebuilt: false, whole: true });
  const rest = s.undone.slice(0, -1);
  const done = keep(s, { kind: 'commands', commands: again });
  s.undone = rest;
  return { ...done, undone: rest.length };
}

/** Opens a plan for editing. Bad edits are refused with findings; it never throws for what a plan holds. */
export function openSession(plan: Plan): PlanSession {
  let s = begin(plan);
  return {
    plan: () => s.scheduler.plan(),
    schedule: () => s.scheduler.schedule(),
    columns: () => allColumns(s),
    pauses: () => {
      const { start } = s.scheduler.schedule();
      const finish = Math.max(s.scheduler.schedule().finish, s.savedFinish);
      return pausesOf(s.calendars.project, start - 400 * 86_400, finish + 800 * 86_400);
    },
    setBaseline: baseline => {
      s.baseline = baseline;
    },
    preview: intent => preview(s, intent),
    keep: intent => keep(s, intent),
    cancelPreview: () => {
      const rebuilt = endPreview(s);
      return answer(s, { rebuilt, whole: true });
    },
    undo: () => undo(s),
    redo: () => redo(s),
    discard: () => {
      const { baseline } = s;
      s = { ...begin(s.saved), baseline };
      return answer(s, { rebuilt: true, whole: true });
    },
    commands: () =>
      forServer(
        s.steps.flatMap(step => step.commands),
        {
          task: uid => (s.savedAt.has(uid) ? uid : (s.refs.task.get(uid) ?? uid)),
          resource: uid =>
            s.saved.resources.some(r => r.uid === uid) ? uid : (s.refs.resource.get(uid) ?? uid),
        },
      ),
  };
}
