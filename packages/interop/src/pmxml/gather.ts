import type { CustomField } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import type {
  P6Activity,
  P6Assignment,
  P6Calendar,
  P6Expense,
  P6Link,
  P6Project,
  P6Rate,
  P6Resource,
  P6Wbs,
} from '../p6/model.ts';
import { plainText } from '../p6/text.ts';
import { fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { lagCalendars } from './codes.ts';
import { activityReader, linkReader } from './read-activity.ts';
import { calendarReader } from './read-calendar.ts';
import { assignmentReader, expenseReader, rateReader, resourceReader } from './read-resource.ts';

/** What has been read so far; names and notes are joined to it at the end. */
export interface Gathered {
  readonly projects: P6Project[];
  readonly wbs: P6Wbs[];
  readonly calendars: P6Calendar[];
  readonly activities: P6Activity[];
  readonly links: P6Link[];
  readonly resources: P6Resource[];
  readonly rates: Map<string, P6Rate[]>;
  readonly assignments: P6Assignment[];
  readonly expenses: P6Expense[];
  readonly fields: CustomField[];
  readonly notes: Map<string, string[]>;
  readonly codeValues: Map<string, string>;
  /** Ids of the projects' current baselines. */
  readonly currentBaselines: Set<string>;
  readonly currencies: Map<string, { readonly code: string; readonly digits: number }>;
}

const usualOfProject = { Status: 'Active' };

export function projectReader(to: Report): (record: XmlRecord) => P6Project {
  const f = fieldsOf('Project', to, { usual: usualOfProject });
  return record => {
    const id = record.values.get('ObjectId') ?? '';
    f.turn(record, `project ${record.values.get('Id') ?? id}`);
    const start = f.wall('PlannedStartDate') ?? f.wall('StartDate');
    const read = {
      id,
      code: f.text('Id') ?? id,
      name: f.text('Name') ?? f.text('Id') ?? id,
      start,
      finish: f.wall('MustFinishByDate') ?? f.wall('ScheduledFinishDate') ?? f.wall('FinishDate'),
      dataDate: f.wall('DataDate'),
      calendarId: f.text('ActivityDefaultCalendarObjectId'),
      lagCalendar: lagCalendars.get(f.text('RelationshipLagCalendar') ?? ''),
      fiscalYearStartMonth: f.integer('FiscalYearStartMonth'),
    };
    f.known(
      'ObjectId',
      'GUID',
      'StartDate',
      'FinishDate',
      'ScheduledFinishDate',
      'ActivityDefaultCalendarName',
      'CurrentBaselineProjectObjectId',
    );
    f.rest();
    return read;
  };
}

function wbsReader(to: Report): (record: XmlRecord) => P6Wbs {
  const f = fieldsOf('WBS', to, { usual: { Status: 'Active' } });
  return record => {
    const id = record.values.get('ObjectId') ?? '';
    f.turn(record, `WBS ${id}`);
    const read = {
      id,
      projectId: f.text('ProjectObjectId') ?? '',
      parentId: f.text('ParentObjectId'),
      code: f.text('Code') ?? '',
      name: f.text('Name') ?? '',
      order: f.number('SequenceNumber') ?? 0,
      isProject: false,
    };
    f.known('ObjectId', 'GUID');
    f.rest();
    return read;
  };
}

function noteInto(into: Gathered, record: XmlRecord): void {
  const text = plainText(record.values.get('Note') ?? record.values.get('RawTextNote'));
  if (text === undefined) return;
  const id = record.values.get('ActivityObjectId') ?? '';
  into.notes.set(id, [...(into.notes.get(id) ?? []), text]);
}

function rateInto(into: Gathered, key: string, rate: P6Rate): void {
  into.rates.set(key, [...(into.rates.get(key) ?? []), rate]);
}

type Taker = (record: XmlRecord) => void;

/** Lists of names and notes that are joined to activities at the end. */
function nameTakers(into: Gathered, to: Report): readonly (readonly [string, Taker])[] {
  const id = (r: XmlRecord) => r.values.get('ObjectId') ?? '';
  return [
    ['ActivityNote', r => noteInto(into, r)],
    [
      'ActivityCode',
      r => into.codeValues.set(id(r), r.values.get('Description') || r.values.get('CodeValue') || ''),
    ],
    [
      'ActivityCodeType',
      r => into.fields.push({ key: `code ${id(r)}`, of: 'task', name: r.values.get('Name') ?? '' }),
    ],
    [
      'UDFType',
      r => {
        const name = r.values.get('Title') ?? '';
        if (r.values.get('SubjectArea') === 'Activity')
          into.fields.push({ key: `udf ${id(r)}`, of: 'task', name });
        else
          to.lose(
            {
              element: 'UDFType',
              kind: 'not-kept',
              reason: 'only user-defined fields of activities are kept',
            },
            name,
          );
      },
    ],
    [
      'Currency',
      r => {
        const digits = Number(r.values.get('DecimalPlaces') ?? 2);
        into.currencies.set(id(r), {
          code: r.values.get('Id') ?? '',
          digits: digits >= 0 && digits <= 4 ? digits : 2,
        });
      },
    ],
  ];
}

function rateTakers(into: Gathered, to: Report): readonly (readonly [string, Taker])[] {
  const rate = rateReader('Resource', to);
  const roleRate = rateReader('Role', to);
  return [
    ['ResourceRate', r => rateInto(into, ...rate(r))],
    [
      'RoleRate',
      r => {
        const [owner, read] = roleRate(r);
        rateInto(into, `role ${owner}`, read);
      },
    ],
  ];
}

/** What is done with each kind of record. */
export function takers(into: Gathered, to: Report): ReadonlyMap<string, Taker> {
  const activity = activityReader(to);
  const link = linkReader(to);
  const calendar = calendarReader(to);
  const resource = resourceReader('Resource', to);
  const role = resourceReader('Role', to);
  const assignment = assignmentReader(to);
  const expense = expenseReader(to);
  const wbs = wbsReader(to);
  return new Map<string, Taker>([
    ['Activity', r => into.activities.push(activity(r))],
    ['Relationship', r => into.links.push(link(r))],
    ['Calendar', r => into.calendars.push(calendar(r))],
    ['Resource', r => into.resources.push(resource(r))],
    ['Role', r => into.resources.push(role(r))],
    ['ResourceAssignment', r => into.assignments.push(assignment(r))],
    ['ActivityExpense', r => into.expenses.push(expense(r))],
    ['WBS', r => into.wbs.push(wbs(r))],
    ...rateTakers(into, to),
    ...nameTakers(into, to),
  ]);
}
