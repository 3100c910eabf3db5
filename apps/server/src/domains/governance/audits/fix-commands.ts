import type { FixCommand } from '@chartroom/contract';
import type { Plan, PlanEdit, PlanTask } from '@chartroom/engine';

const fields = ['constraint', 'constraintDate', 'deadline'] as const;

/** Only the dates that differ: nothing that somebody else may have changed since is written over. */
function changed(
  before: PlanTask | undefined,
  after: PlanTask,
): Extract<FixCommand, { do: 'update' }>['fields'] {
  const differing = fields.filter(f => before?.[f] !== after[f]);
  return Object.fromEntries(differing.map(f => [f, after[f] ?? null]));
}

function commandsFor(plan: Plan, edit: PlanEdit): readonly FixCommand[] {
  switch (edit.kind) {
    case 'link':
      return [{ do: 'link', pred: edit.link.predUid, succ: edit.link.succUid, type: edit.link.type }];
    case 'task': {
      const before = plan.tasks.find(t => t.uid === edit.task.uid);
      return [{ do: 'update', task: edit.task.uid, fields: changed(before, edit.task) }];
    }
    case 'unlink':
    case 'staff':
    case 'plan':
      return [];
  }
}

/** The edits of a fix as commands of the plan, to be sent as one step that can be undone. */
export const commandsOf = (plan: Plan, edits: readonly PlanEdit[]): readonly FixCommand[] =>
  edits.flatMap(edit => commandsFor(plan, edit));
