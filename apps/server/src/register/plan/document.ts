import { columnsOf, columnsOfValues } from '@chartroom/contract';
import type { PreparedJson, Tx } from '../../platform/index.ts';
import { mayPlan, type Planned, visiblePlan } from './access.ts';
import { readState } from './cache.ts';
import { withoutMoney } from './patch.ts';
import { piecesOf } from './pieces.ts';
import type { PlanState } from './state.ts';
import { loadBaselines } from './store/baselines.ts';

/** What of a task is sent by column; notes are asked for one by one. */
const taskFields = [
  'uid',
  'outlineLevel',
  'name',
  'wbs',
  'blank',
  'inactive',
  'manual',
  'milestone',
  'external',
  'subproject',
  'subprojectName',
  'recurring',
  'type',
  'effortDriven',
  'durationSec',
  'elapsed',
  'estimated',
  'durationUnit',
  'manualStart',
  'manualFinish',
  'startText',
  'finishText',
  'durationText',
  'constraint',
  'constraintDate',
  'deadline',
  'calendarUid',
  'ignoreResourceCalendar',
  'actualStart',
  'actualFinish',
  'percentComplete',
  'percentWorkComplete',
  'physicalPercentComplete',
  'actualDurationSec',
  'remainingDurationSec',
  'stop',
  'resume',
  'levelingDelaySec',
  'levelingDelayWorking',
  'splits',
  'priority',
  'workSec',
  'actualWorkSec',
  'remainingWorkSec',
  'fixedCostAccrual',
  'earnedValueMethod',
  'hyperlink',
  'customFields',
  'checklist',
  'card',
] as const;
const taskMoney = ['fixedCostMinor', 'actualCostMinor'] as const;
const linkFields = [
  'predUid',
  'succUid',
  'type',
  'lagSec',
  'lagPercent',
  'lagElapsed',
  'lagUnit',
  'crossProject',
];
const assignmentFields = [
  'uid',
  'taskUid',
  'resourceUid',
  'units',
  'workSec',
  'overtimeWorkSec',
  'actualWorkSec',
  'actualOvertimeWorkSec',
  'remainingWorkSec',
  'percentWorkComplete',
  'contour',
  'delaySec',
  'levelingDelaySec',
  'actualStart',
  'actualFinish',
  'stop',
  'resume',
  'rateTable',
  'materialPer',
];
const assignmentMoney = ['costMinor', 'actualCostMinor'];

/** What was calculated of tasks; what is as a rule is left out. */
function datesOf({ plan, scheduler, spans }: PlanState) {
  const { tasks } = plan;
  const { totalSec, freeSec, critical, summary } = scheduler.schedule().slacks();
  const { length } = tasks;
  const said = (value: (row: number) => unknown): unknown[] => {
    const values: unknown[] = new Array(length);
    for (let i = 0; i < length; i++) values[i] = tasks[i]?.blank ? null : value(i);
    return values;
  };
  return columnsOfValues(length, [
    ['start', said(i => spans.start[i])],
    ['finish', said(i => spans.finish[i])],
    ['totalSlackSec', said(i => totalSec[i])],
    ['freeSlackSec', said(i => freeSec[i])],
    ['critical', said(i => critical[i] === 1 || null)],
    ['summary', said(i => summary[i] === 1 || null)],
    ['hasNotes', said(i => (tasks[i]?.notes ? true : null))],
  ]);
}

/** Everything of a plan that is the same for all who may see it. */
function bodyOf(state: PlanState, seesMoney: boolean): object {
  const { plan, scheduler } = state;
  const schedule = scheduler.schedule();
  const said = columnsOf(plan.tasks, [...taskFields, ...(seesMoney ? taskMoney : [])]);
  const dates = datesOf(state);
  return {
    version: state.version,
    start: schedule.start,
    finish: schedule.finish,
    header: plan.header,
    calendars: plan.calendars,
    resources: plan.resources.map(r => (seesMoney ? r : { ...withoutMoney(r), rates: [] })),
    customFields: plan.customFields,
    tasks: { length: said.length, columns: { ...said.columns, ...dates.columns } },
    links: columnsOf(plan.links, linkFields),
    assignments: columnsOf(plan.assignments, [...assignmentFields, ...(seesMoney ? assignmentMoney : [])]),
  };
}

/** What depends on who asks. */
async function headOf(tx: Tx, project: Planned): Promise<object> {
  const { id, key, name } = project;
  const edit = mayPlan(tx, project, 'plan.edit');
  const baselines = await loadBaselines(tx, id);
  return {
    project: { id, key, name },
    may: {
      edit,
      seeMoney: mayPlan(tx, project, 'money.read'),
      setBaseline: edit && baselines.length === 0,
      approveChange: mayPlan(tx, project, 'baseline.approve'),
    },
    baselines: baselines.map(b => ({
      number: b.number,
      takenAt: b.takenAt,
      by: b.by ?? 'Chartroom',
      reason: b.reason,
      current: b.number === 0,
    })),
  };
}

/** The plan as one prepared answer, made once for each version and kind of reader. */
export async function planDocument(tx: Tx, id: string): Promise<PreparedJson> {
  const project = await visiblePlan(tx, id);
  const head = await headOf(tx, project);
  const state = await readState(tx, id, project.version);
  const reader = JSON.stringify(head);
  const known = state.answers.get(reader);
  if (known) return known;
  const body = bodyOf(state, mayPlan(tx, project, 'money.read'));
  const answer = { prepared: piecesOf({ ...head, ...body }), version: state.version };
  // A few kinds of readers at most: who may edit, who may see money.
  if (state.answers.size > 8) state.answers.clear();
  state.answers.set(reader, answer);
  return answer;
}
