import type { Finding, WithFindings } from '../base/finding.ts';
import type { Plan } from '../schedule/plan.ts';
import type { ScheduledTask } from '../schedule/result.ts';
import type { PlanEdit } from '../schedule/scheduler.ts';
import type { GroundCommand, OutlineCommand, PlanCommand, TaskCommand } from './command.ts';
import { type Draft, nextUid } from './draft.ts';
import { editGround } from './ground-edit.ts';
import { editOutline } from './outline-edit.ts';
import { editTasks } from './task-edit.ts';

/** A plan after commands. Rows that did not change are the same objects as before. */
export interface Applied {
  readonly plan: Plan;
  /** What to give a scheduler of the plan before, in this order. */
  readonly edits: readonly PlanEdit[];
  /** Numbers of the tasks that were created, by the negative numbers that the commands used. */
  readonly created: ReadonlyMap<number, number>;
  /** The same of resources: -1 may name a new task and a new resource in one list. */
  readonly createdResources: ReadonlyMap<number, number>;
}

/** What applying commands asks for beside the plan. */
export interface ApplyOptions {
  /** Where a task lies before the commands: actual dates that are not said follow from it. */
  readonly scheduled: (uid: number) => ScheduledTask | undefined;
  /** The smallest number that no task of the plan ever had; the next after the largest when left out. */
  readonly firstFreeUid?: number;
}

const outline: readonly string[] = ['create', 'delete', 'move', 'indent', 'outdent'];
const ground: readonly string[] = [
  'settings',
  'calendar',
  'remove-calendar',
  'resource',
  'remove-resource',
  'field',
  'remove-field',
];

const isOutline = (c: PlanCommand): c is OutlineCommand => outline.includes(c.do);
const isGround = (c: PlanCommand): c is GroundCommand => ground.includes(c.do);
const isTask = (c: PlanCommand): c is TaskCommand => !isOutline(c) && !isGround(c);

/** Beyond so many edits it is quicker to compile the plan anew. */
const mostEdits = 200;

function editsOf(draft: Draft): readonly PlanEdit[] {
  const { plan } = draft;
  if (draft.rebuilt || draft.tasks.size + draft.staff.size + draft.links.size > mostEdits)
    return [{ kind: 'plan', plan }];
  const edits: PlanEdit[] = [];
  for (const uid of draft.staff)
    edits.push({ kind: 'staff', taskUid: uid, assignments: plan.assignments.filter(a => a.taskUid === uid) });
  for (const task of draft.tasks.values()) if (!task.blank) edits.push({ kind: 'task', task });
  for (const key of draft.links) {
    const [predUid = 0, succUid = 0] = key.split('>').map(Number);
    const link = plan.links.find(l => l.predUid === predUid && l.succUid === succUid);
    edits.push(link ? { kind: 'link', link } : { kind: 'unlink', predUid, succUid });
  }
  return edits;
}

/**
 * Applies commands one after the other. A command that cannot be done is a finding of severity `error` whose path
 * begins with its place in the list; then nothing of the list should be kept. Never throws, never changes its input.
 */
export function applyCommands(
  plan: Plan,
  commands: readonly PlanCommand[],
  options: ApplyOptions,
): WithFindings<Applied> {
  const draft: Draft = {
    plan,
    rebuilt: false,
    tasks: new Map(),
    staff: new Set(),
    links: new Set(),
    created: { task: new Map(), resource: new Map(), calendar: new Map() },
    scheduled: options.scheduled,
  };
  const findings: Finding[] = [];
  let uid = options.firstFreeUid ?? nextUid(plan.tasks);
  commands.forEach((command, i) => {
    const refused = isOutline(command)
      ? editOutline(draft, command, uid)
      : isGround(command)
        ? editGround(draft, command)
        : isTask(command)
          ? editTasks(draft, command)
          : null;
    if (command.do === 'create' && !refused) uid += 1;
    if (refused) findings.push({ ...refused, path: [String(i), ...refused.path] });
  });
  const { task: created, resource: createdResources } = draft.created;
  return { result: { plan: draft.plan, edits: editsOf(draft), created, createdResources }, findings };
}
