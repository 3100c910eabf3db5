import { dayOfWall, formatWall, type Plan, type PlanTask, type WallSecond } from '@chartroom/engine';
import { writeCsv } from '../csv/write.ts';
import { type Report, report, type WithLosses } from '../loss/loss.ts';
import { type Cell, plainDecimal } from '../table/cell.ts';
import { type ColumnKind, type SheetColumn, writeXlsx } from '../xlsx/write.ts';
import { columnNames, type TaskField } from './columns.ts';
import { type UnitLengths, usualLengths, writeDuration } from './duration-text.ts';
import { writePredecessor } from './predecessors.ts';

const moment = (wall: WallSecond | undefined): Cell =>
  wall === undefined ? null : { day: dayOfWall(wall), time: formatWall(wall).slice(11) };
const number = (n: number | undefined): Cell => (n === undefined ? null : { number: plainDecimal(n) });

interface Column extends SheetColumn {
  readonly cell: (task: PlanTask) => Cell;
}

function column(
  field: TaskField,
  kind: ColumnKind,
  cell: Column['cell'],
  ...width: readonly number[]
): Column {
  const name = columnNames[field][0] ?? field;
  return width[0] === undefined ? { name, kind, cell } : { name, kind, cell, width: width[0] };
}

function lookups(plan: Plan, lengths: UnitLengths) {
  const ids = new Map(plan.tasks.map(t => [t.uid, t.id]));
  const names = new Map(plan.resources.map(r => [r.uid, r.name]));
  const links = Map.groupBy(plan.links, l => l.succUid);
  const assignments = Map.groupBy(plan.assignments, a => a.taskUid);
  return {
    predecessors: (t: PlanTask) =>
      (links.get(t.uid) ?? []).flatMap(l => {
        const id = ids.get(l.predUid);
        return id === undefined ? [] : [writePredecessor(id, l, lengths)];
      }),
    resources: (t: PlanTask) =>
      (assignments.get(t.uid) ?? []).flatMap(a => {
        const name = a.resourceUid === undefined ? undefined : names.get(a.resourceUid);
        if (name === undefined || name === '') return [];
        return [a.units === 1 ? name : `${name}[${plainDecimal(Math.round(a.units * 1e6) / 1e4)}%]`];
      }),
  };
}

function taskColumns(plan: Plan, percent: (n: number) => Cell): readonly Column[] {
  const { header } = plan;
  const lengths: UnitLengths = {
    minutesPerDay: header.minutesPerDay ?? usualLengths.minutesPerDay,
    minutesPerWeek: header.minutesPerWeek ?? usualLengths.minutesPerWeek,
    daysPerMonth: header.daysPerMonth ?? usualLengths.daysPerMonth,
  };
  const look = lookups(plan, lengths);
  const list = (parts: readonly string[]): Cell => (parts.length > 0 ? parts.join(';') : null);
  const length = (t: PlanTask): Cell =>
    t.durationSec === undefined
      ? null
      : writeDuration(
          {
            sec: t.durationSec,
            unit: t.durationUnit,
            elapsed: t.elapsed === true,
            estimated: t.estimated === true,
          },
          lengths,
        );
  return [
    column('id', 'number', t => number(t.id), 6),
    column('wbs', 'text', t => t.wbs ?? t.outlineNumber ?? null),
    column('level', 'number', t => number(t.outlineLevel), 8),
    column('name', 'text', t => t.name || null, 50),
    column('duration', 'text', length, 12),
    column('start', 'day', t => moment(t.stored?.start ?? t.actualStart ?? t.manualStart), 17),
    column('finish', 'day', t => moment(t.stored?.finish ?? t.actualFinish ?? t.manualFinish), 17),
    column('predecessors', 'text', t => list(look.predecessors(t)), 20),
    column('resources', 'text', t => list(look.resources(t)), 30),
    column(
      'percent',
      'percent',
      t => (t.percentComplete === undefined ? null : percent(t.percentComplete)),
      10,
    ),
    column(
      'work',
      'text',
      t =>
        t.workSec === undefined ? null : `${plainDecimal(Math.round((t.workSec / 3600) * 100) / 100)} hours`,
      12,
    ),
    column('milestone', 'text', t => (t.milestone ? 'Yes' : null), 10),
    column('manual', 'text', t => (t.manual ? 'Manual' : null), 10),
    column('constraint', 'text', t => t.constraint ?? 'ASAP', 14),
    column('constraintDate', 'day', t => moment(t.constraintDate), 17),
    column('deadline', 'day', t => moment(t.deadline), 17),
    column(
      'fixedCost',
      'money',
      t =>
        t.fixedCostMinor === undefined ? null : number(t.fixedCostMinor / 10 ** (header.currencyDigits ?? 2)),
      14,
    ),
    column('notes', 'text', t => t.notes ?? null, 40),
  ];
}

const customColumns = (plan: Plan): readonly Column[] =>
  plan.customFields
    .filter(f => f.of === 'task')
    .map(f => ({
      name: f.alias ?? f.name,
      kind: 'text',
      cell: t => t.customFields?.find(c => c.field === f.key)?.value ?? null,
    }));

/** A list has one table: what else a plan holds is named. */
function loseTheRest(plan: Plan, to: Report): void {
  const lose = (element: string, count: number) => {
    if (count > 0)
      to.lose({ element, kind: 'not-kept', reason: 'a list of tasks has no place for it' }, String(count));
  };
  lose('calendars', plan.calendars.length);
  lose('rates of resources', plan.resources.filter(r => r.rates.length > 0).length);
  lose('baselines', plan.tasks.filter(t => t.baselines && t.baselines.length > 0).length);
  lose('links from other projects', plan.links.filter(l => l.crossProject !== undefined).length);
  lose('work by time', plan.assignments.filter(a => a.timephased && a.timephased.length > 0).length);
}

/**
 * Writes the tasks of a plan as one table, CSV or an Excel workbook, which `readTaskList` reads back. Start and finish are
 * those in each task's `stored`; put a calculated schedule there first.
 */
export function writeTaskList(plan: Plan, format: 'csv' | 'xlsx'): WithLosses<Uint8Array> {
  const to = report();
  loseTheRest(plan, to);
  const percent = (n: number): Cell => (format === 'xlsx' ? number(n / 100) : `${plainDecimal(n)}%`);
  const columns = [...taskColumns(plan, percent), ...customColumns(plan)];
  const rows = plan.tasks.filter(t => t.blank !== true).map(t => columns.map(c => c.cell(t)));
  const result =
    format === 'xlsx'
      ? writeXlsx([{ name: plan.header.title ?? plan.header.name ?? 'Tasks', columns, rows }])
      : writeCsv({ columns: columns.map(c => c.name), rows });
  return { result, findings: to.findings(), losses: to.losses() };
}
