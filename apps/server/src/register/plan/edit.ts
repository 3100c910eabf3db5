import type { Api, Input } from '@chartroom/contract';
import {
  type Applied,
  applyCommands,
  createScheduler,
  type Finding,
  type PlanCommand,
} from '@chartroom/engine';
import { type Answer, AppError, type Tx } from '../../platform/index.ts';
import { mayPlan, type Planned, planToEdit } from './access.ts';
import { putBack, takeState } from './cache.ts';
import { collisionsOf, type RowChange, rowIn } from './changes.ts';
import { movedTasks } from './moved.ts';
import { patchOf } from './patch.ts';
import { setPersons } from './people.ts';
import { type Edited, editedPlan, nextState, saveStep } from './save.ts';
import type { PlanState } from './state.ts';
import { stepView } from './steps.ts';
import { type FullStep, loadStepsSince } from './store/steps.ts';

export type EditedAnswer = Answer<Api['editPlan']>;
type Body = Input<Api['editPlan']>['body'];

/** Most rows that others may have changed since, for an edit to be merged with theirs. */
const mostBetween = 5_000;

/** The steps since the version that was read; refuses when that is too long ago, or not yet. */
export async function stepsBetween(tx: Tx, project: Planned, read: number): Promise<readonly FullStep[]> {
  if (read === project.version) return [];
  const steps =
    read > project.version
      ? null
      : await loadStepsSince(tx, project.id, { version: read, most: mostBetween });
  if (steps !== null && steps.length === project.version - read) return steps;
  throw new AppError(
    'stale',
    `You read version ${read} of the plan of ${project.key}, it is now at ${project.version}; too much changed to merge. Load the plan again.`,
    { current: { version: project.version } },
  );
}

/** Refuses commands that the engine would not do, each by its place in the list. */
function mustApply(findings: readonly Finding[]): void {
  const refused = findings.filter(f => f.severity === 'error');
  const [first] = refused;
  if (!first) return;
  throw new AppError(
    'conflict',
    refused.length > 1
      ? `${first.message} And ${refused.length - 1} more of the commands cannot be done.`
      : first.message,
    {
      fields: refused
        .slice(0, 100)
        .map(f => ({ path: `body.commands.${f.path[0] ?? '0'}`, message: f.message })),
    },
  );
}

/** Refuses an edit of what somebody else changed since, with the present values and who it was. */
function mustNotCollide(
  state: PlanState,
  {
    changes,
    between,
    read,
  }: { readonly changes: readonly RowChange[]; readonly between: readonly FullStep[]; readonly read: number },
): void {
  const collisions = collisionsOf(
    changes,
    between.flatMap(s => s.changes),
  );
  const [first] = collisions;
  if (!first) return;
  const step = between.findLast(s => collisionsOf([first.change], s.changes).length > 0);
  const what =
    first.change.of === 'task'
      ? (rowIn(state.plan, first.change)?.name ?? `task ${first.change.key}`)
      : `${first.change.of} ${first.change.key}`;
  throw new AppError(
    'stale',
    `${step?.by ?? 'Somebody'} changed ${first.fields?.join(', ') ?? 'the whole row'} of ${what} since you read version ${read}. Look at the present values and decide again.`,
    {
      current: {
        version: state.version,
        collisions: collisions.slice(0, 100).map(({ change, fields }) => ({
          of: change.of,
          key: change.key,
          fields,
          row: rowIn(state.plan, change),
          yours: change.after,
        })),
        by: step?.by ?? null,
        step: step?.number ?? null,
      },
    },
  );
}

const circles = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(f => f.code === 'schedule.cycle');

/** Refuses an edit that closes a circle of links, with its path named. */
function mustNotCircle(before: readonly Finding[], after: readonly Finding[]): void {
  const [circle] = circles(after);
  if (!circle || circles(before).length > 0) return;
  throw new AppError(
    'conflict',
    `${circle.message.replace(/ *The link .* left out\.?/, '')} (${circle.path.join(' → ')})`,
    {
      fields: [{ path: 'body.commands', message: circle.path.join(' → ') }],
    },
  );
}

/** Links were touched, or rows moved: only then can a circle come about. */
const mayCircle = (changes: readonly RowChange[]): boolean =>
  changes.some(
    c =>
      c.of === 'link' ||
      c.place !== undefined ||
      (c.of === 'task' && (c.after === null || 'outlineLevel' in c.after)),
  );

/** What an answer tells beside the step itself. */
interface Told {
  readonly edited: Edited;
  readonly next: Pick<PlanState, 'version' | 'plan' | 'spans' | 'scheduler'>;
  readonly between: readonly FullStep[];
  readonly created: Pick<Applied, 'created' | 'createdResources'>;
  readonly saved: boolean;
  readonly step: EditedAnswer['step'];
  /** Looked at all tasks for what is wrong; only where it is shown, since it takes its time. */
  readonly findings: readonly Finding[];
}

const listed = (created: ReadonlyMap<number, number>) => [...created].map(([ref, uid]) => ({ ref, uid }));

export function answerOf(tx: Tx, project: Planned, told: Told): EditedAnswer {
  const { edited, next, between } = told;
  const schedule = next.scheduler.schedule();
  const { tasks } = next.plan;
  const isKey = (row: number): boolean => {
    const t = tasks[row];
    return t !== undefined && (t.outlineLevel <= 1 || t.milestone === true || t.durationSec === 0);
  };
  const changes = [...between.flatMap(s => s.changes), ...(told.saved ? edited.changes : [])];
  return {
    version: next.version,
    saved: told.saved,
    step: told.step,
    between: between.map(s => stepView(tx, s)),
    created: listed(told.created.created),
    createdResources: listed(told.created.createdResources),
    patch: patchOf(told.saved ? next.plan : edited.before.plan, changes, mayPlan(tx, project, 'money.read')),
    start: schedule.start,
    finish: schedule.finish,
    moved: movedTasks(
      edited.before,
      { plan: next.plan, spans: next.spans, schedule },
      told.saved ? { most: 50, shows: isKey } : { most: 500, shows: () => true },
    ),
    findings: told.findings.slice(0, 200).map(f => ({ ...f, path: [...f.path] })),
  };
}

/** The commands of a request as the engine knows them: who somebody is, the register keeps itself. */
const engineCommands = (commands: Body['commands']): readonly PlanCommand[] => commands;

/** Findings of a plan that touch rows that an edit changed, and circles. */
function relevant(findings: readonly Finding[], changes: readonly RowChange[]): readonly Finding[] {
  const names = new Set(changes.filter(c => c.of === 'task').map(c => `task ${c.key}`));
  return findings.filter(f => f.code === 'schedule.cycle' || f.path.some(p => names.has(p)));
}

/** Plans with more tasks than this are not searched for contradictions at every edit; a dry run always is. */
const searched = 2_000;

function dryRun(
  tx: Tx,
  project: Planned,
  { edited, between, created }: Pick<Told, 'edited' | 'between' | 'created'>,
): EditedAnswer {
  const scheduler = createScheduler(edited.plan);
  const findings = scheduler.findings();
  if (mayCircle(edited.changes)) mustNotCircle([], findings);
  const next = {
    version: project.version,
    plan: edited.plan,
    scheduler,
    spans: scheduler.schedule().spans(),
  };
  return answerOf(tx, project, {
    ...{ edited, next, between, created, saved: false, step: null },
    findings: relevant(findings, edited.changes),
  });
}

/** Applies commands as one step: merged with what others did to other fields since, refused where they meet. */
export async function editPlan(
  tx: Tx,
  { params, body }: Input<Api['editPlan']>,
  read: number,
): Promise<EditedAnswer> {
  const id = params.project;
  const project = await planToEdit(tx, id);
  const between = await stepsBetween(tx, project, read);
  const before = await takeState(tx, id, project.version);
  let whole = true;
  try {
    const { result, findings } = applyCommands(before.plan, engineCommands(body.commands), {
      scheduled: uid => before.scheduler.schedule().task(uid),
      firstFreeUid: before.nextTask,
    });
    mustApply(findings);
    const edited = editedPlan(before, result.plan, { edits: result.edits });
    mustNotCollide(before, { changes: edited.changes, between, read });
    const told = { edited, between, created: result };
    if (body.dryRun) return dryRun(tx, project, told);
    if (edited.changes.length === 0)
      return answerOf(tx, project, { ...told, next: before, saved: true, step: null, findings: [] });
    whole = false;
    return await saveEdit(tx, project, { ...told, body });
  } finally {
    if (whole) putBack(tx, before);
  }
}

async function saveEdit(
  tx: Tx,
  project: Planned,
  told: Pick<Told, 'edited' | 'between' | 'created'> & { readonly body: Body },
): Promise<EditedAnswer> {
  const { edited, body } = told;
  const searches = mayCircle(edited.changes) || edited.plan.tasks.length <= searched;
  const known = mayCircle(edited.changes) ? circles(edited.before.scheduler.findings()) : [];
  const next = nextState(edited, project.version + 1);
  const findings = searches ? next.scheduler.findings() : [];
  if (mayCircle(edited.changes)) mustNotCircle(known, findings);
  const reason = body.reason || null;
  const step = await saveStep(tx, project, { edited, next, cause: { kind: 'edit', reason } });
  await setPersons(tx, project.id, { commands: body.commands, created: told.created.createdResources });
  return answerOf(tx, project, {
    ...told,
    next,
    saved: true,
    step: stepView(tx, step),
    findings: relevant(findings, edited.changes),
  });
}
