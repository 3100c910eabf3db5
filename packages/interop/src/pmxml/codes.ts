import type { LinkType, TaskType } from '@chartroom/engine';
import type { LagCalendar, P6Activity, P6Constraint, P6Resource, P6Type } from '../p6/model.ts';

type Codes<T> = ReadonlyMap<string, T>;

export const types: Codes<P6Type> = new Map([
  ['Task Dependent', 'task'],
  ['Resource Dependent', 'resource-dependent'],
  ['Level of Effort', 'level-of-effort'],
  ['Start Milestone', 'start-milestone'],
  ['Finish Milestone', 'finish-milestone'],
  ['WBS Summary', 'wbs-summary'],
]);
export const durationTypes: Codes<TaskType> = new Map([
  ['Fixed Duration and Units', 'fixed-duration'],
  ['Fixed Duration and Units/Time', 'fixed-duration'],
  ['Fixed Units', 'fixed-work'],
  ['Fixed Units/Time', 'fixed-units'],
]);
export const statuses: Codes<P6Activity['status']> = new Map([
  ['Not Started', 'not-started'],
  ['In Progress', 'in-progress'],
  ['Completed', 'completed'],
]);
export const percentTypes: Codes<P6Activity['percentType']> = new Map([
  ['Duration', 'duration'],
  ['Physical', 'physical'],
  ['Units', 'units'],
]);
export const constraints: Codes<P6Constraint> = new Map([
  ['Start On', 'SO'],
  ['Start On or Before', 'SOB'],
  ['Start On or After', 'SOA'],
  ['Finish On', 'FO'],
  ['Finish On or Before', 'FOB'],
  ['Finish On or After', 'FOA'],
  ['As Late As Possible', 'ALAP'],
  ['Mandatory Start', 'MS'],
  ['Mandatory Finish', 'MF'],
]);
export const linkTypes: Codes<LinkType> = new Map([
  ['Finish to Start', 'FS'],
  ['Start to Start', 'SS'],
  ['Finish to Finish', 'FF'],
  ['Start to Finish', 'SF'],
]);
export const lagCalendars: Codes<LagCalendar> = new Map([
  ['Predecessor Activity Calendar', 'predecessor'],
  ['Successor Activity Calendar', 'successor'],
  ['Project Default Calendar', 'project'],
  ['24 Hour Calendar', 'around-the-clock'],
]);
export const resourceTypes: Codes<P6Resource['type']> = new Map([
  ['Labor', 'labor'],
  ['Nonlabor', 'nonlabor'],
  ['Material', 'material'],
]);
export const priorities: Codes<number> = new Map([
  ['Top', 1],
  ['High', 2],
  ['Normal', 3],
  ['Low', 4],
  ['Lowest', 5],
]);
export const rateNumbers: Codes<number> = new Map(
  [1, 2, 3, 4, 5].map(n => [n === 1 ? 'Price / Unit' : `Price / Unit ${n}`, n - 1]),
);
/** ISO weekdays. */
export const weekdays: Codes<number> = new Map(
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name, i) => [
    name,
    i + 1,
  ]),
);
