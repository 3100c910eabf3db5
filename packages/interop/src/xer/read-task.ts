import type { CustomValue } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import type { P6Activity, P6Constrained, P6Dates, P6Link } from '../p6/model.ts';
import { type Fields, fieldsOf } from '../xml/fields.ts';
import { constraints, durationTypes, linkTypes, percentTypes, priorities, statuses, types } from './codes.ts';
import type { XerTables } from './tables.ts';

const recalculated = new Set(
  `target_work_qty driving_path_flag float_path float_path_order rem_late_start_date rem_late_end_date reend_date
  restart_date act_this_per_work_qty act_this_per_equip_qty target_equip_qty remain_equip_qty act_equip_qty`.split(
    /\s+/,
  ),
);
const usual = { rev_fdbk_flag: 'N', lock_plan_flag: 'N', auto_compute_act_flag: 'N', est_wt: '1' };

function code<T>(f: Fields, name: string, codes: ReadonlyMap<string, T>): T | undefined {
  return codes.get(f.text(name) ?? '');
}

function rule(f: Fields, suffix: string): P6Constrained | undefined {
  const type = code(f, `cstr_type${suffix}`, constraints);
  const date = f.wall(`cstr_date${suffix}`);
  return type === undefined ? undefined : { type, date };
}

const dates = (f: Fields): P6Dates => ({
  actualStart: f.wall('act_start_date'),
  actualFinish: f.wall('act_end_date'),
  earlyStart: f.wall('early_start_date'),
  earlyFinish: f.wall('early_end_date'),
  lateStart: f.wall('late_start_date'),
  lateFinish: f.wall('late_end_date'),
  plannedStart: f.wall('target_start_date'),
  plannedFinish: f.wall('target_end_date'),
  suspend: f.wall('suspend_date'),
  resume: f.wall('resume_date'),
});

/** What other tables say about an activity. */
export interface AboutTask {
  readonly notes: ReadonlyMap<string, string>;
  readonly custom: ReadonlyMap<string, readonly CustomValue[]>;
}

/** Reads the table TASK. */
export function readTasks(tables: XerTables, about: AboutTask, to: Report): readonly P6Activity[] {
  const f = fieldsOf('TASK', to, { recalculated, usual });
  return tables.rows('TASK').map(row => {
    const id = row.values.get('task_id') ?? '';
    f.turn(row, `activity ${row.values.get('task_code') ?? id}`);
    f.known('task_id', 'guid', 'tmpl_guid');
    const read: P6Activity = {
      id,
      projectId: f.text('proj_id') ?? '',
      wbsId: f.text('wbs_id'),
      code: f.text('task_code') ?? id,
      name: f.text('task_name') ?? '',
      type: code(f, 'task_type', types) ?? 'task',
      durationType: code(f, 'duration_type', durationTypes),
      status: code(f, 'status_code', statuses) ?? 'not-started',
      percentType: code(f, 'complete_pct_type', percentTypes) ?? 'duration',
      physicalPercent: f.number('phys_complete_pct'),
      calendarId: f.text('clndr_id'),
      originalHours: f.number('target_drtn_hr_cnt'),
      remainingHours: f.number('remain_drtn_hr_cnt'),
      dates: dates(f),
      constraint: rule(f, ''),
      secondConstraint: rule(f, '2'),
      expectedFinish: f.wall('expect_end_date'),
      freeFloatHours: f.number('free_float_hr_cnt'),
      totalFloatHours: f.number('total_float_hr_cnt'),
      actualWorkHours: f.number('act_work_qty'),
      remainingWorkHours: f.number('remain_work_qty'),
      plannedWorkHours: f.number('target_work_qty'),
      priority: code(f, 'priority_type', priorities),
      notes: about.notes.get(id),
      customFields: about.custom.get(id) ?? [],
    };
    f.rest();
    return read;
  });
}

/** Reads the table TASKPRED. */
export function readLinks(tables: XerTables, to: Report): readonly P6Link[] {
  const f = fieldsOf('TASKPRED', to, { recalculated: new Set(['float_path', 'aref', 'arls']) });
  const projects = new Map(
    tables.rows('PROJECT').map(p => [p.values.get('proj_id'), p.values.get('proj_short_name')]),
  );
  return tables.rows('TASKPRED').map(row => {
    f.turn(row, `link ${row.values.get('task_pred_id') ?? ''}`);
    f.known('task_pred_id', 'proj_id');
    const project = f.text('pred_proj_id');
    const read: P6Link = {
      predId: f.text('pred_task_id') ?? '',
      succId: f.text('task_id') ?? '',
      predProject: project === undefined ? undefined : (projects.get(project) ?? project),
      type: code(f, 'pred_type', linkTypes),
      lagHours: f.number('lag_hr_cnt') ?? 0,
    };
    f.rest();
    return read;
  });
}
