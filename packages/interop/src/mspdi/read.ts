import type { CustomField, PlanAssignment, PlanCalendar, PlanLink, PlanResource } from '@chartroom/engine';
import { type Report, report } from '../loss/loss.ts';
import { type PlanResult, refusedPlan } from '../plan/refused.ts';
import { type DraftTask, soundPlan } from '../plan/sound.ts';
import { xmlText } from '../xml/pieces.ts';
import { type RecordEvents, walkRecords, type XmlRecord } from '../xml/records.ts';
import { DoctypeFound } from '../xml/walk.ts';
import { assignmentReader } from './read-assignment.ts';
import { calendarReader } from './read-calendar.ts';
import { customFieldReader, loseOutlineCode } from './read-custom-field.ts';
import { currencyDigits, readHeader } from './read-header.ts';
import { resourceReader } from './read-resource.ts';
import { taskReader } from './read-task.ts';
import { withSplits } from './splits.ts';

const maxBytes = 500_000_000;

interface Gathered {
  readonly calendars: PlanCalendar[];
  readonly tasks: DraftTask[];
  readonly links: PlanLink[];
  readonly resources: PlanResource[];
  readonly assignments: PlanAssignment[];
  readonly customFields: CustomField[];
}

/** Converts each record as it closes, so that only plans and never whole documents are held. */
function gatherer(into: Gathered, to: Report, digits: () => number): RecordEvents['record'] {
  const task = taskReader(to, digits);
  const resource = resourceReader(to, digits);
  const assignment = assignmentReader(to, digits);
  const calendar = calendarReader(to);
  const customField = customFieldReader(to);
  const keep = <T>(list: T[], item: T | null) => {
    if (item !== null) list.push(item);
  };
  return (record, parent) => {
    switch (`${parent}/${record.name}`) {
      case 'Tasks/Task': {
        const read = task(record, into.tasks.length);
        into.tasks.push(read.task);
        const { uid } = read.task;
        if (uid !== undefined) for (const link of read.links) into.links.push({ ...link, succUid: uid });
        return true;
      }
      case 'Resources/Resource':
        keep(into.resources, resource(record, into.resources.length));
        return true;
      case 'Assignments/Assignment':
        keep(into.assignments, assignment(record, into.assignments.length));
        return true;
      case 'Calendars/Calendar':
        keep(into.calendars, calendar(record));
        return true;
      case 'ExtendedAttributes/ExtendedAttribute':
        keep(into.customFields, customField(record));
        return true;
      case 'OutlineCodes/OutlineCode':
        loseOutlineCode(record, to);
        return true;
      default:
        return false;
    }
  };
}

/** Amounts need the currency's digits, which stand in the header; a cheap look at the start of the file finds them. */
function digitsOf(head: string): number {
  const digits = /<CurrencyDigits>\s*(\d)\s*</.exec(head)?.[1];
  return currencyDigits(new Map(digits === undefined ? [] : [['CurrencyDigits', digits]]));
}

function walk(
  pieces: () => Iterable<string>,
  into: Gathered,
  to: Report,
): { readonly root: XmlRecord | null; readonly name: string } {
  let name = '';
  let head = '';
  for (const piece of pieces()) {
    head = piece;
    break;
  }
  const digits = digitsOf(head);
  const root = walkRecords(pieces(), {
    root: n => {
      name = n;
    },
    record: gatherer(into, to, () => digits),
    mistake: message =>
      to.find({
        code: 'xml.malformed',
        severity: 'error',
        message: `The file is damaged or was cut off (${message}); what could be read was kept. Save it again from the tool it comes from.`,
        path: [],
      }),
  });
  return { root, name };
}

/**
 * Reads a Microsoft Project XML file (MSPDI). Dates the other tool calculated go only into `stored`; each element that
 * was not kept, changed or guessed is in `losses`. Entities and document types are refused, damage is a finding.
 */
export function readMspdi(bytes: Uint8Array): PlanResult {
  if (bytes.length > maxBytes) {
    return refusedPlan(
      'plan.too_large',
      `The file has ${bytes.length} bytes; the limit is ${maxBytes}. Split the project into parts.`,
    );
  }
  const to = report();
  const { pieces, findings } = xmlText(bytes);
  for (const finding of findings) to.find(finding);
  const into: Gathered = {
    calendars: [],
    tasks: [],
    links: [],
    resources: [],
    assignments: [],
    customFields: [],
  };
  try {
    const { root, name } = walk(pieces, into, to);
    if (root === null || name !== 'Project') {
      return refusedPlan(
        'mspdi.not_a_project',
        `This is not a Microsoft Project XML file${name ? `: it begins with <${name}>` : ''}. In Microsoft Project choose File, Save As, XML Format.`,
      );
    }
    const plan = withSplits(soundPlan({ header: readHeader(root, to), ...into }, to), to);
    return { result: plan, findings: to.findings(), losses: to.losses() };
  } catch (error) {
    if (!(error instanceof DoctypeFound)) throw error;
    return refusedPlan(
      'xml.doctype',
      'The file declares a document type (DOCTYPE), which a plan never needs and which can hide an attack. Save it again from the tool it comes from.',
    );
  }
}
