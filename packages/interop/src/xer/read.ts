import { type Report, report } from '../loss/loss.ts';
import type { P6Calendar, P6Project, P6Wbs } from '../p6/model.ts';
import { planOf } from '../p6/plan.ts';
import { type PlanResult, refusedPlan } from '../plan/refused.ts';
import { decode } from '../text/decode.ts';
import { fieldsOf } from '../xml/fields.ts';
import { xerCalendar } from './calendar.ts';
import { lagCalendars } from './codes.ts';
import { readAbout } from './read-custom.ts';
import { readAssignments, readExpenses, readResources } from './read-resource.ts';
import { readLinks, readTasks } from './read-task.ts';
import { type XerTables, xerTables } from './tables.ts';

const maxBytes = 300_000_000;
const readHere = new Set(
  `CURRTYPE PROJECT SCHEDOPTIONS PROJWBS CALENDAR TASK TASKPRED RSRC RSRCRATE ROLES ROLERATE TASKRSRC PROJCOST TASKMEMO
  MEMOTYPE ACTVTYPE ACTVCODE TASKACTV UDFTYPE UDFVALUE UMEASURE`.split(/\s+/),
);

const usualOfProject = {
  project_flag: 'Y',
  orig_proj_id: '',
  checkout_flag: 'N',
  step_complete_flag: 'N',
  batch_sum_flag: 'Y',
};

function readProjects(tables: XerTables, to: Report): readonly P6Project[] {
  const f = fieldsOf('PROJECT', to, { usual: usualOfProject });
  const options = new Map(tables.rows('SCHEDOPTIONS').map(r => [r.values.get('proj_id'), r.values]));
  const names = new Map(
    tables
      .rows('PROJWBS')
      .filter(r => r.values.get('proj_node_flag') === 'Y')
      .map(r => [r.values.get('proj_id'), r.values.get('wbs_name')]),
  );
  return tables.rows('PROJECT').map(row => {
    const id = row.values.get('proj_id') ?? '';
    f.turn(row, `project ${row.values.get('proj_short_name') ?? id}`);
    const settings = options.get(id);
    for (const [name, value] of settings ?? []) {
      const loses =
        (name === 'sched_progress_override' && value === 'Y') ||
        (name === 'sched_use_expect_end_flag' && value === 'Y');
      if (loses)
        to.lose(
          { element: `SCHEDOPTIONS/${name}`, kind: 'not-kept', reason: 'the plan is scheduled another way' },
          value,
        );
    }
    const read = {
      id,
      code: f.text('proj_short_name') ?? id,
      name: names.get(id) ?? f.text('proj_short_name') ?? id,
      start: f.wall('plan_start_date'),
      finish: f.wall('plan_end_date') ?? f.wall('scd_end_date'),
      dataDate: f.wall('last_recalc_date'),
      calendarId: f.text('clndr_id'),
      lagCalendar: lagCalendars.get(settings?.get('sched_calendar_on_relationship_lag') ?? ''),
      fiscalYearStartMonth: f.integer('fy_start_month_num'),
    };
    f.known('proj_id', 'guid', 'plan_end_date', 'scd_end_date');
    f.rest();
    return read;
  });
}

function readWbs(tables: XerTables, to: Report): readonly P6Wbs[] {
  const f = fieldsOf('PROJWBS', to, { usual: { sum_data_flag: 'N', status_code: 'WS_Open' } });
  return tables.rows('PROJWBS').map(row => {
    const id = row.values.get('wbs_id') ?? '';
    f.turn(row, `WBS ${id}`);
    const read = {
      id,
      projectId: f.text('proj_id') ?? '',
      parentId: f.text('parent_wbs_id'),
      code: f.text('wbs_short_name') ?? '',
      name: f.text('wbs_name') ?? '',
      order: f.number('seq_num') ?? 0,
      isProject: f.flag('proj_node_flag') ?? false,
    };
    f.known('wbs_id', 'guid');
    f.rest();
    return read;
  });
}

function readCalendars(tables: XerTables, to: Report): readonly P6Calendar[] {
  const f = fieldsOf('CALENDAR', to, { usual: { rsrc_private: 'N' } });
  return tables.rows('CALENDAR').map(row => {
    const id = row.values.get('clndr_id') ?? '';
    f.turn(row, `calendar ${id}`);
    const days = xerCalendar(row.values.get('clndr_data') ?? '');
    const baseId = f.text('base_clndr_id');
    if (days === null && baseId === undefined) {
      to.lose(
        {
          element: 'CALENDAR/clndr_data',
          kind: 'guessed',
          reason: 'its days could not be read; the usual week of five days is used',
        },
        `calendar ${id}`,
      );
    }
    const read = {
      id,
      name: f.text('clndr_name') ?? id,
      baseId,
      isDefault: f.flag('default_flag') ?? false,
      hoursPerDay: f.number('day_hr_cnt'),
      hoursPerWeek: f.number('week_hr_cnt'),
      weekDays: days?.weekDays ?? [],
      exceptions: days?.exceptions ?? [],
    };
    f.known('clndr_id', 'clndr_data', 'proj_id', 'clndr_type', 'month_hr_cnt', 'year_hr_cnt');
    f.rest();
    return read;
  });
}

function currencyOf(tables: XerTables): { readonly currency: string | undefined; readonly digits: number } {
  const rows = tables.rows('CURRTYPE');
  const own = rows.find(r => r.values.get('curr_short_name') === tables.currency) ?? rows[0];
  const code = tables.currency ?? own?.values.get('curr_short_name');
  const digits = Number(own?.values.get('decimal_digit_cnt') ?? 2);
  return {
    currency: code?.toUpperCase() || undefined,
    digits: Number.isInteger(digits) && digits >= 0 && digits <= 4 ? digits : 2,
  };
}

/** Reads a Primavera P6 file (XER). Dates stay as Primavera stored them; what the plan cannot hold is in `losses`. */
export function readXer(bytes: Uint8Array): PlanResult {
  if (bytes.length > maxBytes) {
    return refusedPlan(
      'plan.too_large',
      `The file has ${bytes.length} bytes; the limit is ${maxBytes}. Export fewer projects at a time.`,
    );
  }
  const to = report();
  const { text, findings } = decode(bytes);
  for (const finding of findings) to.find(finding);
  const tables = xerTables(text, to);
  if (tables === null)
    return refusedPlan(
      'xer.not_one',
      'This is not a Primavera XER file. In Primavera choose File, Export, Primavera PM (XER).',
    );
  for (const name of tables.names) {
    const rows = tables.rows(name).length;
    if (readHere.has(name) || rows === 0) continue;
    to.lose(
      { element: name, kind: 'not-kept', reason: 'a table that has no place in the plan' },
      `${rows} rows`,
    );
  }
  const about = readAbout(tables, to);
  const plan = planOf(
    {
      ...currencyOf(tables),
      projects: readProjects(tables, to),
      wbs: readWbs(tables, to),
      calendars: readCalendars(tables, to),
      activities: readTasks(tables, about, to),
      links: readLinks(tables, to),
      resources: readResources(tables, to),
      assignments: readAssignments(tables, to),
      expenses: readExpenses(tables, to),
      fields: about.fields,
    },
    to,
  );
  return { result: plan, findings: to.findings(), losses: to.losses() };
}
