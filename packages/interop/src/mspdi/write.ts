import type { Plan, PlanLink } from '@chartroom/engine';
import { type Report, report, type WithLosses } from '../loss/loss.ts';
import { xmlWriter } from '../xml/writer.ts';
import { writeAssignment } from './write-assignment.ts';
import { writeCalendar } from './write-calendar.ts';
import { numberFields, writeCustomFields } from './write-custom-field.ts';
import { writeHeader } from './write-header.ts';
import { writeResource } from './write-resource.ts';
import { type WriteContext, writeTask } from './write-task.ts';

function bySuccessor(links: readonly PlanLink[]): ReadonlyMap<number, readonly PlanLink[]> {
  const found = new Map<number, PlanLink[]>();
  for (const link of links) {
    const list = found.get(link.succUid);
    if (list) list.push(link);
    else found.set(link.succUid, [link]);
  }
  return found;
}

/** What the format has no place for. */
function loseUnwritable(plan: Plan, to: Report): void {
  if (plan.header.notes !== undefined) {
    to.lose(
      { element: 'Project notes', kind: 'not-kept', reason: 'Microsoft Project XML has no place for it' },
      plan.header.notes,
    );
  }
  const phased = new Set(plan.assignments.flatMap(a => (a.timephased ? [a.taskUid] : [])));
  for (const task of plan.tasks) {
    if (!task.splits || task.splits.length === 0 || phased.has(task.uid)) continue;
    to.lose(
      {
        element: 'Task splits',
        kind: 'not-kept',
        reason: 'they are written only where work by time is known',
      },
      `task ${task.uid}`,
    );
  }
}

/**
 * Writes a plan as Microsoft Project XML (MSPDI), UTF-8. Dates, slack and cost that a schedule calculated are taken from
 * each task's `stored`: put them there first if Microsoft Project is to show them before it recalculates.
 */
export function writeMspdi(plan: Plan): WithLosses<Uint8Array> {
  const to = report();
  const x = xmlWriter();
  const fields = numberFields(plan.customFields, to);
  const ids = new Map(fields.map(f => [f.key, f.id]));
  const context: WriteContext = {
    digits: plan.header.currencyDigits ?? 2,
    field: key => ids.get(key) ?? (/^\d+$/.test(key) ? key : undefined),
  };
  loseUnwritable(plan, to);
  x.open('Project', ' xmlns="http://schemas.microsoft.com/project"');
  writeHeader(x, plan.header);
  writeCustomFields(x, fields);
  x.open('Calendars');
  for (const calendar of plan.calendars) writeCalendar(x, calendar);
  x.close('Calendars');
  x.open('Tasks');
  const links = bySuccessor(plan.links);
  for (const task of plan.tasks) writeTask(x, task, { links: links.get(task.uid) ?? [], context });
  x.close('Tasks');
  x.open('Resources');
  for (const resource of plan.resources) writeResource(x, resource, { header: plan.header, context });
  x.close('Resources');
  x.open('Assignments');
  for (const assignment of plan.assignments) writeAssignment(x, assignment, context);
  x.close('Assignments');
  x.close('Project');
  return { result: x.bytes(), findings: to.findings(), losses: to.losses() };
}
