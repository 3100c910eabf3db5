export { type CsvContent, type CsvStyle, writeCsv } from './csv/write.ts';
export * from './ical/write.ts';
export type { Loss, LossKind, WithLosses } from './loss/loss.ts';
export { readMspdi } from './mspdi/read.ts';
export { writeMspdi } from './mspdi/write.ts';
export { type PlanFormat, planFormat, readPlan } from './plan/read.ts';
export type { PlanResult } from './plan/refused.ts';
export { type Written, type WrittenFormat, writePlan, writtenFormat } from './plan/write.ts';
export { readPmxml } from './pmxml/read.ts';
export * from './table/cell.ts';
export { type DayOrder, findDayOrder, type Moment, readMoment } from './table/day-text.ts';
export { harmless } from './table/formula.ts';
export { readTable, scanTable } from './table/read.ts';
export {
  type Scan,
  type ScanResult,
  type Table,
  type TableHead,
  type TableLimits,
  type TableOptions,
  type TableResult,
  type TableRow,
  type TableSource,
  type TakeRows,
  tableLimits,
} from './table/table.ts';
export { readTaskList } from './tasks/read.ts';
export { writeTaskList } from './tasks/write.ts';
export { readXer } from './xer/read.ts';
export { type ColumnKind, type SheetColumn, type SheetContent, writeXlsx } from './xlsx/write.ts';
