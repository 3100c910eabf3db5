import { z } from 'zod';
import { currency, line, prose } from '../../base/schema.ts';
import {
  card,
  checklistItem,
  constraints,
  contours,
  durationUnits,
  lagSeconds,
  linkTypes,
  percent,
  planCalendar,
  planMinor,
  rateTableNumber,
  rateTables,
  seconds,
  taskTypes,
  uid,
  wall,
} from './plan-values.ts';

/** Fields of a task that can be set; null takes a value away, so that its default holds. */
export const taskFields = z
  .object({
    name: line(1_000),
    wbs: line(100).nullable(),
    durationSec: seconds.nullable(),
    durationUnit: z.enum(durationUnits).nullable(),
    elapsed: z.boolean().nullable(),
    estimated: z.boolean().nullable(),
    manual: z.boolean().nullable(),
    manualStart: wall.nullable(),
    manualFinish: wall.nullable(),
    inactive: z.boolean().nullable(),
    milestone: z.boolean().nullable(),
    type: z.enum(taskTypes).nullable(),
    effortDriven: z.boolean().nullable(),
    constraint: z.enum(constraints).nullable(),
    constraintDate: wall.nullable(),
    deadline: wall.nullable(),
    calendarUid: z.int().nullable(),
    ignoreResourceCalendar: z.boolean().nullable(),
    priority: z.int().min(0).max(1_000).nullable(),
    levelingDelaySec: seconds.nullable(),
    levelingDelayWorking: z.boolean().nullable(),
    workSec: seconds.nullable(),
    fixedCostMinor: planMinor.nullable(),
    fixedCostAccrual: z.enum(['start', 'prorated', 'end']).nullable(),
    earnedValueMethod: z.enum(['percent', 'physical']).nullable(),
    notes: prose(100_000).nullable(),
    hyperlink: z.string().max(2_000).nullable(),
    customFields: z
      .array(z.object({ field: line(100), value: prose(2_000) }))
      .max(200)
      .nullable(),
    checklist: z.array(checklistItem).max(200).nullable(),
    card: card.nullable(),
  })
  .partial();

/** Where rows go: before or after a row and what is below it, or as the last below one; at the end when left out. */
export const rowPlace = z.union([
  z.object({ before: uid }),
  z.object({ after: uid }),
  z.object({ under: uid }),
]);

const uids = z.array(uid).min(1).max(10_000);

const linkFields = {
  type: z.enum(linkTypes).default('FS'),
  lagSec: lagSeconds.optional(),
  lagPercent: z.number().min(-10_000).max(10_000).optional(),
  lagElapsed: z.boolean().optional(),
  lagUnit: z.enum(durationUnits).optional(),
};

const assignmentFields = {
  units: z.number().min(0).max(1_000_000),
  workSec: seconds,
  overtimeWorkSec: seconds,
  actualWorkSec: seconds,
  remainingWorkSec: seconds,
  percentWorkComplete: percent,
  contour: z.enum(contours),
  delaySec: seconds,
  rateTable: rateTableNumber,
  costMinor: planMinor,
  actualCostMinor: planMinor,
};

const resourceFields = z.object({
  name: line(300),
  kind: z.enum(['work', 'material', 'cost']),
  initials: prose(20).nullable(),
  group: prose(200).nullable(),
  code: prose(100).nullable(),
  email: prose(254).nullable(),
  generic: z.boolean().nullable().describe('A role to be filled, not a person'),
  calendarUid: z.int().nullable(),
  maxUnits: z.number().min(0).max(10_000).nullable(),
  materialLabel: prose(60).nullable(),
  accrueAt: z.enum(['start', 'end', 'prorated']).nullable(),
  rates: rateTables,
  notes: prose(10_000).nullable(),
});

const settings = z
  .object({
    name: prose(300).nullable(),
    title: prose(300).nullable(),
    start: wall,
    finish: wall.nullable(),
    scheduleFrom: z.enum(['start', 'finish']).nullable(),
    statusDate: wall.nullable(),
    calendarUid: z.int(),
    minutesPerDay: z.int().min(1).max(1_440).nullable(),
    minutesPerWeek: z.int().min(1).max(10_080).nullable(),
    daysPerMonth: z.int().min(1).max(31).nullable(),
    defaultStartSec: z.int().min(0).max(86_399).nullable(),
    defaultFinishSec: z.int().min(1).max(86_400).nullable(),
    currency: currency.nullable(),
    criticalSlackLimitDays: z.number().min(-1_000).max(10_000).nullable(),
    multipleCriticalPaths: z.boolean().nullable(),
    honorConstraints: z.boolean().nullable(),
    newTasksAreManual: z.boolean().nullable(),
    defaultTaskType: z.enum(taskTypes).nullable(),
    newTasksEffortDriven: z.boolean().nullable(),
    splitsInProgressTasks: z.boolean().nullable(),
    fiscalYearStartMonth: z.int().min(1).max(12).nullable(),
    weekStartDay: z.int().min(1).max(7).nullable(),
  })
  .partial();

/** One change of a plan. A negative number names what an earlier command of the same list created. */
export const planCommand = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('create'),
    ref: z.int().min(-1_000_000).max(-1).optional().describe('What later commands call it'),
    place: rowPlace.optional(),
    fields: taskFields.required({ name: true }),
  }),
  z.object({ do: z.literal('update'), task: uid, fields: taskFields }),
  z.object({ do: z.literal('delete'), tasks: uids }),
  z.object({ do: z.literal('move'), tasks: uids, place: rowPlace }),
  z.object({ do: z.literal('indent'), tasks: uids }),
  z.object({ do: z.literal('outdent'), tasks: uids }),
  z.object({ do: z.literal('link'), pred: uid, succ: uid, ...linkFields }),
  z.object({ do: z.literal('unlink'), pred: uid, succ: uid }),
  z.object({
    do: z.literal('assign'),
    task: uid,
    resource: uid,
    ...z.object(assignmentFields).partial().shape,
  }),
  z.object({ do: z.literal('unassign'), task: uid, resource: uid }),
  z.object({
    do: z.literal('progress'),
    task: uid,
    percentComplete: percent.optional(),
    physicalPercentComplete: percent.nullable().optional(),
    actualStart: wall.nullable().optional(),
    actualFinish: wall.nullable().optional(),
    remainingDurationSec: seconds.nullable().optional(),
    actualCostMinor: planMinor.nullable().optional(),
  }),
  z.object({
    do: z.literal('split'),
    task: uid,
    parts: z
      .array(z.object({ afterSec: seconds, gapSec: seconds }))
      .max(200)
      .describe('Every interruption, in order; none joins the task again'),
  }),
  z.object({
    do: z.literal('reschedule-uncompleted'),
    from: wall,
    tasks: uids.optional().describe('All tasks when left out'),
  }),
  z.object({ do: z.literal('progress-as-planned'), at: wall }),
  z.object({ do: z.literal('settings'), fields: settings }),
  z.object({
    do: z.literal('calendar'),
    calendar: uid.describe('A negative number adds one'),
    fields: planCalendar,
  }),
  z.object({ do: z.literal('remove-calendar'), calendar: uid }),
  z.object({
    do: z.literal('resource'),
    resource: uid.describe('A negative number adds one'),
    fields: resourceFields.partial(),
    person: line(254).nullable().optional().describe('Id or e-mail address of who of the register it is'),
  }),
  z.object({ do: z.literal('remove-resource'), resource: uid }),
  z.object({
    do: z.literal('field'),
    key: line(100),
    of: z.enum(['task', 'resource', 'assignment']).default('task'),
    name: line(200),
  }),
  z.object({ do: z.literal('remove-field'), key: line(100) }),
]);
export type PlanCommand = z.output<typeof planCommand>;
export type PlanCommandInput = z.input<typeof planCommand>;
