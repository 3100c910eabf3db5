import type { ImportChange, ImportCounts, ImportMapping, ImportProblem } from '@chartroom/contract';
import type { Finding } from '@chartroom/engine';
import {
  AppError,
  holds,
  holdsEverywhere,
  openChangeSet,
  readOrganisation,
  record,
  type Tx,
} from '../../platform/index.ts';
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
import type { Prepared } from './prepared.ts';
import { isBad, type ReadRow } from './read-row.ts';
import { rowsReader } from './read-rows.ts';
import { scanFile, type TableFile } from './scan-file.ts';
import { lockImports, rememberMapping } from './store.ts';
import { unusedColumns } from './unused-columns.ts';

/** What to import and how. */
export interface ImportRequest extends TableFile {
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

const aboutFile = (findings: readonly Finding[]): readonly ImportProblem[] =>
  findings.map(f => ({
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
  const office = added.catalogue.fields.find(
    f => f.editedBy === 'office' && mapping.fields[f.key] !== undefined,
  );
  if (office !== undefined && !holdsEverywhere(tx.actor, 'organisation.edit'))
    throw new AppError(
      'forbidden',
      `You may not import ${office.label}: it takes who may change the organisation.`,
    );
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

interface ReadFile {
  readonly columns: readonly string[];
  readonly mapping: ImportMapping;
  readonly rows: readonly ReadRow[];
  readonly aboutFile: readonly ImportProblem[];
}

/** Reads the rows of a file by a mapping; what its cells say otherwise is not kept. */
async function readFileBy(tx: Tx, request: ImportRequest, added: AddedFields): Promise<ReadFile> {
  const { currency } = await readOrganisation(tx);
  const today = await todayIn(tx);
  const rows: ReadRow[] = [];
  let mapping = request.mapping;
  const { head, findings } = await scanFile(request, ({ columns }) => {
    mapping = continued(request.mapping, columns);
    const read = rowsReader(mapping, { columns, currency, today, added });
    return row => rows.push(...read(row));
  });
  return {
    columns: head.columns,
    mapping,
    rows: checkRows(mapping, rows),
    aboutFile: aboutFile(findings),
  };
}

/** The rows that were refused as they stand in the file, with why. The file is read again: it was not kept. */
async function refusedRows(request: ImportRequest, bad: readonly ReadRow[]): Promise<readonly RefusedRow[]> {
  if (bad.length === 0) return [];
  const byNumber = Map.groupBy(bad, r => r.number);
  const refused: RefusedRow[] = [];
  await scanFile(request, () => ({ number, cells }) => {
    const same = byNumber.get(number);
    if (same === undefined) return;
    const reasons = same.flatMap(r => r.problems.filter(p => p.severity === 'error'));
    refused.push({ number, cells, reasons });
  });
  return refused;
}

/** What is wrong with a file, what it changes, and how to do that. */
interface Judged extends Omit<ImportOutcome, 'applied'> {
  readonly columns: readonly string[];
  readonly mapping: ImportMapping;
  readonly apply: Prepared['apply'];
}

/**
 * Judges a file against what is there. Nothing of the file itself is kept: what is to be done may take long, and needs
 * the memory.
 */
async function judge(tx: Tx, request: ImportRequest): Promise<Judged> {
  const { progress = async () => {} } = request;
  const added = await loadAddedFields(tx, request.mapping.as);
  mayImport(tx, request.mapping, added);
  const { columns, mapping, rows, aboutFile } = await readFileBy(tx, request, added);
  await progress(0.1, `Comparing ${rows.length} rows with what is there`);
  await lockImports(tx);
  const prepared = await prepare[mapping.as](tx, mapping, rows);
  const problems = [...aboutFile, ...sortedProblems(prepared.rows), ...unusedColumns(mapping, columns)];
  const bad = prepared.rows.filter(isBad);
  return {
    columns,
    mapping,
    counts: {
      rows: rows.length,
      good: rows.length - bad.length,
      bad: bad.length,
      warnings: problems.filter(p => p.severity === 'warning').length,
      ...prepared.counts,
      ...span(prepared.rows),
    },
    problems: problems.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')),
    diff: prepared.diff.slice(0, shownDiff),
    refused: await refusedRows(request, bad),
    apply: prepared.apply,
  };
}

/**
 * Reads a file by a mapping and says, or does, what it changes, in the open transaction: all of it or, when the caller
 * rolls back, nothing. The same file a second time changes nothing. Throws `unsupported` for a file that is no table,
 * `invalid` for a mapping that does not fit it, `forbidden` without the permission; bad rows are problems, not errors.
 */
export async function performImport(tx: Tx, request: ImportRequest): Promise<ImportOutcome> {
  const { mode, dryRun, fileName, importId = null, progress = async () => {} } = request;
  const { columns, mapping, apply, ...judged } = await judge(tx, request);
  const blocked = mode === 'all' && judged.problems.some(p => p.severity === 'error');
  if (dryRun || blocked) return { ...judged, applied: false };
  const { counts } = judged;
  await apply({ importId, fileName, progress });
  await openChangeSet(tx, { kind: 'import', title: reasonOf({ importId, fileName }), count: counts.good });
  await rememberMapping(tx, headerSet(columns), mapping);
  record(tx, {
    name: 'import.run.applied',
    subject: { kind: 'import', id: importId ?? fileName },
    after: { fileName, source: mapping.source, ...counts },
  });
  return { ...judged, applied: true };
}
