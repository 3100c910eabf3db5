import type { Plan, PlanEdit } from '@chartroom/engine';

/** The edit that takes one edit back; `plan` is the plan before it. */
function inverseOf(plan: Plan, edit: PlanEdit): PlanEdit {
  switch (edit.kind) {
    case 'task': {
      const before = plan.tasks.find(t => t.uid === edit.task.uid && t.blank !== true);
      return before === undefined ? { kind: 'plan', plan } : { kind: 'task', task: before };
    }
    case 'link':
    case 'unlink': {
      const { predUid, succUid } = edit.kind === 'link' ? edit.link : edit;
      const before = plan.links.find(l => l.predUid === predUid && l.succUid === succUid);
      return before === undefined ? { kind: 'unlink', predUid, succUid } : { kind: 'link', link: before };
    }
    case 'staff':
      return {
        kind: 'staff',
        taskUid: edit.taskUid,
        assignments: plan.assignments.filter(a => a.taskUid === edit.taskUid),
      };
    case 'plan':
      return { kind: 'plan', plan };
  }
}

/** The edits that take edits back, last first. */
export const undoing = (plan: Plan, edits: readonly PlanEdit[]): readonly PlanEdit[] =>
  edits.some(e => e.kind === 'plan')
    ? [{ kind: 'plan', plan }]
    : edits.map(e => inverseOf(plan, e)).reverse();
