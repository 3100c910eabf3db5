import type { CustomField, CustomValue, PlanAssignment, PlanLink, PlanResource } from '@chartroom/engine';
import { type Report, report } from '../loss/loss.ts';
import { type PlanResult, refusedPlan } from '../plan/refused.ts';
import { type DraftTask, soundPlan } from '../plan/sound.ts';
import { standardCalendar } from '../plan/standard-calendar.ts';
import { type Cell, cellText, isNumberCell } from '../table/cell.ts';
import { findDayOrder } from '../table/day-text.ts';
import type { Table } from '../table/table.ts';
import { columnNames, matchColumns, type TaskField } from './columns.ts';
import { usualLengths } from './duration-text.ts';
import { readPredecessors } from './predecessors.ts';
import { type ReadRow, readRow } from './row.ts';
import type { ListContext } from './row-cells.ts';

interface Listed {
  readonly row: ReadRow;
  readonly uid: number;
  readonly level: number;
}

/** Levels come from their own column, else from `1.2.3`, else from the spaces before a name. */
function levelOf(row: ReadRow): number {
  if (row.level !== undefined) return row.level;
  if (row.wbs !== undefined && /^\d+(\.\d+)*$/.test(row.wbs))
    return row.wbs === '0' ? 0 : row.wbs.split('.').length;
  return 1 + Math.floor((/^\s*/.exec(row.name)?.[0].replaceAll('\t', '  ').length ?? 0) / 2);
}

function contextOf(table: Table, at: ReadonlyMap<TaskField, number>, to: Report): ListContext {
  const column = (field: TaskField): readonly Cell[] => {
    const i = at.get(field);
    return i === undefined ? [] : table.rows.map(r => r.cells[i] ?? null);
  };
  const days = (['start', 'finish', 'deadline', 'constraintDate'] as const).flatMap(column);
  const { order, guessed } = findDayOrder(days);
  if (guessed) {
    to.lose(
      { element: 'dates', kind: 'guessed', reason: 'nothing tells day from month; the day was taken first' },
      cellText(days.find(d => d !== null) ?? null),
    );
  }
  const numbers = column('percent')
    .filter(isNumberCell)
    .map(c => Number(c.number));
  return { at, order, fractions: numbers.length > 0 && numbers.every(n => n <= 1), to };
}

function taskOf(
  listed: Listed,
  custom: readonly CustomValue[],
  rules: { readonly ruled: boolean; readonly to: Report },
): DraftTask {
  const { row, uid, level } = listed;
  const pinned =
    !rules.ruled && !row.manual && row.start !== undefined && row.predecessors === '' && row.percent !== 100;
  if (pinned) {
    rules.to.lose(
      {
        element: 'start',
        kind: 'guessed',
        reason: 'a start without predecessors became "start no earlier than"',
      },
      `row ${row.number}`,
    );
  }
  const done = row.percent === 100;
  const started = done || (row.percent ?? 0) > 0;
  return {
    uid,
    id: uid,
    outlineLevel: level,
    name: row.name.trim(),
    wbs: row.wbs,
    milestone: row.milestone ? true : undefined,
    manual: row.manual ? true : undefined,
    durationSec: row.duration?.sec ?? (row.milestone ? 0 : undefined),
    durationUnit: row.duration?.unit,
    elapsed: row.duration?.elapsed ? true : undefined,
    estimated: row.duration?.estimated ? true : undefined,
    manualStart: row.manual ? row.start : undefined,
    manualFinish: row.manual ? row.finish : undefined,
    constraint: pinned ? 'SNET' : row.constraint === 'ASAP' ? undefined : row.constraint,
    constraintDate: pinned ? row.start : row.constraintDate,
    deadline: row.deadline,
    percentComplete: row.percent,
    actualStart: started ? row.start : undefined,
    actualFinish: done ? row.finish : undefined,
    workSec: row.workSec,
    fixedCostMinor: row.fixedCostMinor,
    notes: row.notes,
    customFields: custom.length > 0 ? custom : undefined,
    stored: { start: row.start, finish: row.finish, durationSec: row.duration?.sec },
  };
}

function linksOf(list: readonly Listed[], to: Report): readonly PlanLink[] {
  const byRef = new Map<string, number>();
  for (const { row, uid } of list) if (row.wbs !== undefined) byRef.set(row.wbs, uid);
  for (const { uid } of list) byRef.set(String(uid), uid);
  return list.flatMap(({ row, uid }) => {
    const { links, unread } = readPredecessors(row.predecessors, usualLengths);
    for (const entry of unread)
      to.lose(
        { element: 'predecessors', kind: 'not-kept', reason: 'not a link such as 3FS+2 days' },
        `row ${row.number}: ${entry}`,
      );
    return links.map(({ ref, link }) => ({ ...link, predUid: byRef.get(ref) ?? -1, succUid: uid }));
  });
}

/** `Ann[50%];Bob`: commas separate names only where no semicolon does. */
function people(list: readonly Listed[]): {
  readonly resources: readonly PlanResource[];
  readonly assignments: readonly PlanAssignment[];
} {
  const uids = new Map<string, number>();
  const assignments: PlanAssignment[] = [];
  const separator = list.some(l => l.row.resources.includes(';')) ? ';' : ',';
  for (const { row, uid } of list) {
    const entries = row.resources
      .split(separator)
      .map(e => e.trim())
      .filter(e => e !== '');
    for (const entry of entries) {
      const m = /^(.*?)\s*(?:\[\s*(\d+(?:\.\d+)?)\s*%\s*\])?$/.exec(entry);
      const name = m?.[1] || entry;
      const resourceUid = uids.get(name) ?? uids.size + 1;
      uids.set(name, resourceUid);
      const share = row.workSec === undefined ? undefined : Math.round(row.workSec / entries.length);
      assignments.push({
        uid: assignments.length + 1,
        taskUid: uid,
        resourceUid,
        units: m?.[2] === undefined ? 1 : Number(m[2]) / 100,
        workSec: share,
      });
    }
  }
  return {
    resources: [...uids].map(([name, uid]) => ({ uid, id: uid, name, kind: 'work' as const, rates: [] })),
    assignments,
  };
}

/** Every row gets a number: its own where that is free and whole, else the next one. */
function listed(rows: readonly ReadRow[]): readonly Listed[] {
  const used = new Set<number>();
  let next = rows.reduce((most, r) => Math.max(most, r.id ?? 0), 0) + 1;
  return rows.map((row, i) => {
    const own = row.id ?? i + 1;
    const uid = Number.isInteger(own) && own >= 0 && !used.has(own) ? own : next++;
    used.add(uid);
    return { row, uid, level: levelOf(row) };
  });
}

/** Reads a table of tasks: columns are known by their names, others become custom fields. */
export function readTaskList(table: Table): PlanResult {
  const to = report();
  for (const finding of table.findings) to.find(finding);
  const at = matchColumns(table.columns);
  if (!at.has('name')) {
    return refusedPlan(
      'tasks.no_names',
      `No column holds the names of tasks; the columns are ${table.columns.slice(0, 20).join(', ')}. Name one of them "${columnNames.name[0]}".`,
    );
  }
  const context = contextOf(table, at, to);
  const known = new Set(at.values());
  const extra = table.columns.map((name, i) => ({ name, i })).filter(c => !known.has(c.i));
  const read = table.rows.flatMap(r => {
    const row = readRow(r, context);
    return row === null ? [] : [{ row, cells: r.cells }];
  });
  const list = listed(read.map(r => r.row));
  const rules = { ruled: at.has('constraint'), to };
  const tasks = list.map((l, i) => {
    const custom = extra.flatMap(c => {
      const value = cellText(read[i]?.cells[c.i] ?? null);
      return value === '' ? [] : [{ field: c.name, value }];
    });
    return taskOf(l, custom, rules);
  });
  const starts = list
    .flatMap(l => (l.row.start === undefined ? [] : [l.row.start]))
    .toSorted((a, b) => a - b);
  const plan = soundPlan(
    {
      header: { name: table.source.sheet, start: starts[0], calendarUid: 1, currencyDigits: 2 },
      calendars: [standardCalendar(1)],
      tasks,
      links: linksOf(list, to),
      ...people(list),
      customFields: extra.map((c): CustomField => ({ key: c.name, of: 'task', name: c.name })),
    },
    to,
  );
  return { result: plan, findings: to.findings(), losses: to.losses() };
}
