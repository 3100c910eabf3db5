import type { ImportChange, ImportCounts, ImportMapping, ImportProblem } from '@chartroom/contract';
import { readTable, type Table } from '@chartroom/interop';
import { AppError, holds, openChangeSet, readOrganisation, record, type Tx } from '../../platform/index.ts';
import { todayIn } from '../../register/index.ts';
import { type AddedFields, loadAddedFields } from './added-fields.ts';
import { type Progress, reasonOf } from './apply-projects.ts';
import { checkRows, sortedProblems } from './check-rows.ts';
import { type RefusedRow, reasonColumn, rowColumn } from './error-sheet.ts';
import { headerSet } from './header-set.ts';
import { permissionsFor } from './load-known.ts';
import { prepareMilestones } from './prepare-milestones.ts';
import { prepareProgrammes } from './prepare-programmes.ts';
import { prepareProjects } from './prepare-projects.ts';
import { isBad, type ReadRow } from './read-row.ts';
import { rowsReader } from './read-rows.ts';
import { lockImports, rememberMapping } from './store.ts';
import { unusedColumns } from './unused-columns.ts';

/** What to import and how. */
export interface ImportRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sheet?: string | null;
  readonly mapping: ImportMapping;
  /** all: nothing when any row is refused; good: the good rows only. */
  readonly mode: 'all' | 'good';
  /** Only says what would happen. */
  readonly dryRun: boolean;
  readonly importId?: string | null;
  readonly progress?: Progress;
}

export interface ImportOutcome {
  readonly applied: boolean;
  readonly counts: ImportCounts;
  /** Errors first, then warnings and notes. */
  readonly problems: readonly ImportProblem[];
  /** The first two hundred things that it does. */
  readonly diff: readonly ImportChange[];
  readonly refused: readonly RefusedRow[];
}

/** Most entries of a diff that are kept. */
const shownDiff = 200;

/** A file as a table. Throws `unsupported` for a file that is none, with what to do instead. */
export function tableOf(bytes: Uint8Array, fileName: string, sheet: string | null = null): Table {
  const { result, findings } = readTable(bytes, { fileName, ...(sheet === null ? {} : { sheet }) });
  if (result === null)
    throw new AppError('unsupported', findings[0]?.message ?? 'The file cannot be read as a table.');
  return result;
}

const aboutFile = (table: Table): readonly ImportProblem[] =>
  table.findings.map(f => ({
    row: null,
    column: null,
    value: null,
    severity: f.severity,
    message: f.message,
  }));

/** From which to which day good rows are true. */
function span(rows: readonly ReadRow[]): Pick<ImportCounts, 'firstDay' | 'lastDay'> {
  const days = rows.flatMap(row => (row.day === null || isBad(row) ? [] : [row.day])).sort();
  return { firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null };
}

/** Refuses with `forbidden` who may not import this anywhere; rows are judged one by one. */
export function mayImport(tx: Tx, mapping: ImportMapping, added: AddedFields): void {
  const missing = permissionsFor(mapping, added).find(p => !holds(tx.actor, p));
  if (missing !== undefined)
    throw new AppError('forbidden', `You may not import this: it takes the permission ${missing}.`);
}

/** A mended error sheet goes on with the import that refused its rows: what is absent from it has not left. */
const continued = (mapping: ImportMapping, columns: readonly string[]): ImportMapping =>
  columns.includes(rowColumn) && columns.includes(reasonColumn)
    ? { ...mapping, snapshot: 'partial' }
    : mapping;

const prepare = {
  projects: prepareProjects,
  reports: prepareProjects,
  programmes: prepareProgrammes,
  milestones: prepareMilestones,
};

/**
 * Reads a file by a mapping and says, or does, what it changes, in the open transaction: all of it or, when the caller
 * rolls back, nothing. The same file a second time changes nothing. Throws `unsupported` for a file that is no table,
 * `invalid` for a mapping that does not fit it, `forbidden` without the permission; bad rows are problems, not errors.
 */
export async function performImport(tx: Tx, request: ImportRequest): Promise<ImportOutcome> {
  const { mode, dryRun, fileName, importId = null, progress = async () => {} } = request;
  const added = await loadAddedFields(tx);
  mayImport(tx, request.mapping, added);
  const table = tableOf(request.bytes, fileName, request.sheet ?? null);
  const mapping = continued(request.mapping, table.columns);
  const { currency } = await readOrganisation(tx);
  const read = rowsReader(mapping, { columns: table.columns, currency, today: await todayIn(tx), added });
  const rows = checkRows(mapping, read(table.rows));
  await progress(0.1, `Comparing ${rows.length} rows with what is there`);
  await lockImports(tx);
  const prepared = await prepare[mapping.as](tx, mapping, rows);
  const problems = [
    ...aboutFile(table),
    ...sortedProblems(prepared.rows),
    ...unusedColumns(mapping, table.columns),
  ];
  const bad = prepared.rows.filter(isBad);
  const counts: ImportCounts = {
    rows: rows.length,
    good: rows.length - bad.length,
    bad: bad.length,
    warnings: problems.filter(p => p.severity === 'warning').length,
    ...prepared.counts,
    ...span(prepared.rows),
  };
  const cells = new Map(table.rows.map(r => [r.number, r.cells]));
  const blocked = mode === 'all' && problems.some(p => p.severity === 'error');
  const applied = !dryRun && !blocked;
  if (applied) {
    await prepared.apply({ importId, fileName, progress });
    await openChangeSet(tx, { kind: 'import', title: reasonOf({ importId, fileName }), count: counts.good });
    await rememberMapping(tx, headerSet(table.columns), mapping);
    record(tx, {
      name: 'import.run.applied',
      subject: { kind: 'import', id: importId ?? fileName },
      after: { fileName, source: mapping.source, ...counts },
    });
  }
  return {
    applied,
    counts,
    problems: problems.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')),
    diff: prepared.diff.slice(0, shownDiff),
    refused: [...Map.groupBy(bad, r => r.number)].map(([number, same]) => ({
      number,
      cells: cells.get(number) ?? [],
      reasons: same.flatMap(r => r.problems.filter(p => p.severity === 'error')),
    })),
  };
}
