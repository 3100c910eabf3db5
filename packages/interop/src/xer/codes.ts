import type { LinkType, TaskType } from '@chartroom/engine';
import type { LagCalendar, P6Activity, P6Constraint, P6Resource, P6Type } from '../p6/model.ts';

type Codes<T> = ReadonlyMap<string, T>;

export const types: Codes<P6Type> = new Map([
  ['TT_Task', 'task'],
  ['TT_Rsrc', 'resource-dependent'],
  ['TT_LOE', 'level-of-effort'],
  ['TT_Mile', 'start-milestone'],
  ['TT_FinMile', 'finish-milestone'],
  ['TT_WBS', 'wbs-summary'],
]);
export const durationTypes: Codes<TaskType> = new Map([
  ['DT_FixedDrtn', 'fixed-duration'],
  ['DT_FixedDUR2', 'fixed-duration'],
  ['DT_FixedQty', 'fixed-work'],
  ['DT_FixedRate', 'fixed-units'],
]);
export const statuses: Codes<P6Activity['status']> = new Map([
  ['TK_NotStart', 'not-started'],
  ['TK_Active', 'in-progress'],
  ['TK_Complete', 'completed'],
]);
export const percentTypes: Codes<P6Activity['percentType']> = new Map([
  ['CP_Drtn', 'duration'],
  ['CP_Phys', 'physical'],
  ['CP_Units', 'units'],
]);
export const constraints: Codes<P6Constraint> = new Map([
  ['CS_MSO', 'SO'],
  ['CS_MSOB', 'SOB'],
  ['CS_MSOA', 'SOA'],
  ['CS_MEO', 'FO'],
  ['CS_MEOB', 'FOB'],
  ['CS_MEOA', 'FOA'],
  ['CS_ALAP', 'ALAP'],
  ['CS_MANDSTART', 'MS'],
  ['CS_MANDFIN', 'MF'],
]);
export const linkTypes: Codes<LinkType> = new Map([
  ['PR_FS', 'FS'],
  ['PR_SS', 'SS'],
  ['PR_FF', 'FF'],
  ['PR_SF', 'SF'],
]);
export const lagCalendars: Codes<LagCalendar> = new Map([
  ['rcal_Predecessor', 'predecessor'],
  ['rcal_Successor', 'successor'],
  ['rcal_ProjDefault', 'project'],
  ['rcal_24Hour', 'around-the-clock'],
  ['rcal_24hour', 'around-the-clock'],
]);
export const resourceTypes: Codes<P6Resource['type']> = new Map([
  ['RT_Labor', 'labor'],
  ['RT_Equip', 'nonlabor'],
  ['RT_Mat', 'material'],
]);
export const priorities: Codes<number> = new Map([
  ['PT_Top', 1],
  ['PT_High', 2],
  ['PT_Normal', 3],
  ['PT_Low', 4],
  ['PT_Lowest', 5],
]);
export const rateNumbers: Codes<number> = new Map([
  ['COST_PER_QTY', 0],
  ['COST_PER_QTY2', 1],
  ['COST_PER_QTY3', 2],
  ['COST_PER_QTY4', 3],
  ['COST_PER_QTY5', 4],
]);
