import type { Plan } from '@chartroom/engine';
import { milestoneEvents, writeIcal } from '../ical/write.ts';
import { report, type WithLosses } from '../loss/loss.ts';
import { writeMspdi } from '../mspdi/write.ts';
import { writeTaskList } from '../tasks/write.ts';

/** The formats a plan can be written in. */
export type WrittenFormat = 'mspdi' | 'csv' | 'xlsx' | 'ics';

const written: ReadonlyMap<string, WrittenFormat> = new Map([
  ['xml', 'mspdi'],
  ['csv', 'csv'],
  ['xlsx', 'xlsx'],
  ['ics', 'ics'],
]);

/** The format that a file's name asks for by its ending; null when a plan cannot be written so. */
export const writtenFormat = (fileName: string): WrittenFormat | null =>
  written.get(/\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '') ?? null;

/** What an iCalendar file needs beside the plan: when it is made, and a host name that keeps its ids apart from others'. */
export interface Written {
  readonly stamp: string;
  readonly host: string;
}

function milestones(plan: Plan, by: Written): WithLosses<Uint8Array> {
  const to = report();
  const events = milestoneEvents(plan, by.host);
  const others = plan.tasks.length - events.length;
  if (others > 0) {
    to.lose(
      { element: 'tasks', kind: 'not-kept', reason: 'an iCalendar file holds only milestones with a date' },
      String(others),
    );
  }
  const name = plan.header.title ?? plan.header.name ?? 'Milestones';
  return {
    result: writeIcal({ name, stamp: by.stamp, events }),
    findings: to.findings(),
    losses: to.losses(),
  };
}

/**
 * Writes a plan in any format it can be written in. Dates come from each task's `stored`: put a calculated schedule
 * there first.
 */
export function writePlan(plan: Plan, format: WrittenFormat, by: Written): WithLosses<Uint8Array> {
  switch (format) {
    case 'mspdi':
      return writeMspdi(plan);
    case 'csv':
    case 'xlsx':
      return writeTaskList(plan, format);
    case 'ics':
      return milestones(plan, by);
  }
}
