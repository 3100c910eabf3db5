import type { Report } from '../loss/loss.ts';
import type { P6Assignment, P6Expense, P6Rate, P6Resource } from '../p6/model.ts';
import { plainText } from '../p6/text.ts';
import { fieldsOf } from '../xml/fields.ts';
import { rateNumbers, resourceTypes } from './codes.ts';
import type { XerTables } from './tables.ts';

/** Rates by the id of their resource or role. */
function readRates(tables: XerTables, table: string, to: Report): ReadonlyMap<string, readonly P6Rate[]> {
  const owner = table === 'ROLERATE' ? 'role_id' : 'rsrc_id';
  const f = fieldsOf(table, to);
  const found = new Map<string, P6Rate[]>();
  for (const row of tables.rows(table)) {
    f.turn(row, `rate ${row.values.get(`${owner.slice(0, -3)}_rate_id`) ?? ''}`);
    f.known('rsrc_rate_id', 'role_rate_id');
    const id = f.text(owner) ?? '';
    const rate: P6Rate = {
      from: f.wall('start_date'),
      maxUnits: f.number('max_qty_per_hr'),
      prices: ['', '2', '3', '4', '5'].map(n => f.number(`cost_per_qty${n}`)),
    };
    f.rest();
    found.set(id, [...(found.get(id) ?? []), rate]);
  }
  return found;
}

const usual = {
  auto_compute_act_flag: 'N',
  def_cost_qty_link_flag: 'Y',
  ot_flag: 'N',
  active_flag: 'Y',
  timesheet_flag: 'N',
  def_qty_per_hr: '1',
};

/** Reads the tables RSRC and ROLES with their rates. */
export function readResources(tables: XerTables, to: Report): readonly P6Resource[] {
  const f = fieldsOf('RSRC', to, { usual });
  const role = fieldsOf('ROLES', to, { usual });
  const rates = readRates(tables, 'RSRCRATE', to);
  const roleRates = readRates(tables, 'ROLERATE', to);
  const units = new Map(
    tables.rows('UMEASURE').map(u => [u.values.get('unit_id'), u.values.get('unit_abbrev')]),
  );
  const people = tables.rows('RSRC').map(row => {
    const id = row.values.get('rsrc_id') ?? '';
    f.turn(row, `resource ${id}`);
    f.known('rsrc_id', 'guid', 'rsrc_seq_num');
    const unit = f.text('unit_id');
    const read: P6Resource = {
      id,
      role: false,
      code: f.text('rsrc_short_name') ?? id,
      name: f.text('rsrc_name') ?? f.text('rsrc_short_name') ?? id,
      type: resourceTypes.get(f.text('rsrc_type') ?? '') ?? 'labor',
      email: f.text('email_addr'),
      calendarId: f.text('clndr_id'),
      unit: unit === undefined ? undefined : units.get(unit),
      notes: plainText(f.text('rsrc_notes')),
      rates: rates.get(id) ?? [],
    };
    f.rest();
    return read;
  });
  const roles = tables.rows('ROLES').map(row => {
    const id = row.values.get('role_id') ?? '';
    role.turn(row, `role ${id}`);
    role.known('role_id', 'seq_num');
    const read: P6Resource = {
      id,
      role: true,
      code: role.text('role_short_name') ?? id,
      name: role.text('role_name') ?? id,
      type: 'labor',
      email: undefined,
      calendarId: undefined,
      unit: undefined,
      notes: plainText(role.text('role_descr')),
      rates: roleRates.get(id) ?? [],
    };
    role.rest();
    return read;
  });
  return [...people, ...roles];
}

const recalculated = new Set(
  `target_start_date target_end_date rem_late_start_date rem_late_end_date restart_date reend_date remain_qty_per_hr
  rollup_dates_flag relag_drtn_hr_cnt act_this_per_cost act_this_per_qty rsrc_type`.split(/\s+/),
);
const usualOfAssignment = {
  cost_qty_link_flag: 'Y',
  cost_per_qty_source_type: 'ST_Rsrc',
  ts_pend_act_end_flag: 'N',
  has_rsrchours: 'N',
  prorate_type: 'PT_None',
};

/** Reads the table TASKRSRC. */
export function readAssignments(tables: XerTables, to: Report): readonly P6Assignment[] {
  const f = fieldsOf('TASKRSRC', to, { recalculated, usual: usualOfAssignment });
  return tables.rows('TASKRSRC').map(row => {
    const id = row.values.get('taskrsrc_id') ?? '';
    f.turn(row, `assignment ${id}`);
    f.known('taskrsrc_id', 'guid', 'proj_id', 'cost_per_qty');
    const regular = f.number('act_reg_qty');
    const overtime = f.number('act_ot_qty');
    const actualCost = f.number('act_reg_cost');
    const overtimeCost = f.number('act_ot_cost');
    const sum = (a: number | undefined, b: number | undefined) =>
      a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
    const read: P6Assignment = {
      id,
      activityId: f.text('task_id') ?? '',
      resourceId: f.text('rsrc_id'),
      roleId: f.text('role_id'),
      plannedHours: f.number('target_qty'),
      actualHours: sum(regular, overtime),
      overtimeHours: overtime,
      remainingHours: f.number('remain_qty'),
      unitsPerHour: f.number('target_qty_per_hr'),
      lagHours: f.number('target_lag_drtn_hr_cnt'),
      rate: rateNumbers.get(f.text('rate_type') ?? ''),
      actualCost: sum(actualCost, overtimeCost),
      remainingCost: f.number('remain_cost'),
      plannedCost: f.number('target_cost'),
      start: f.wall('act_start_date') ?? f.wall('restart_date') ?? f.wall('target_start_date'),
      finish: f.wall('act_end_date') ?? f.wall('reend_date') ?? f.wall('target_end_date'),
      actualStart: f.wall('act_start_date'),
      actualFinish: f.wall('act_end_date'),
    };
    f.known('restart_date', 'reend_date', 'target_start_date', 'target_end_date');
    f.rest();
    return read;
  });
}

/** Reads the table PROJCOST. */
export function readExpenses(tables: XerTables, to: Report): readonly P6Expense[] {
  const f = fieldsOf('PROJCOST', to);
  return tables.rows('PROJCOST').map(row => {
    f.turn(row, `expense ${row.values.get('cost_item_id') ?? ''}`);
    f.known('cost_item_id', 'proj_id');
    const read: P6Expense = {
      activityId: f.text('task_id') ?? '',
      plannedCost: f.number('target_cost'),
      actualCost: f.number('act_cost'),
      remainingCost: f.number('remain_cost'),
    };
    f.rest();
    return read;
  });
}
