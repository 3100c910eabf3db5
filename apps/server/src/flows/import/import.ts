import type { Api, ImportMapping, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Call,
  type Download,
  type Handlers,
  holdsEverywhere,
  readFile,
  record,
  startJob,
  type Tx,
} from '../../platform/index.ts';
import { loadAddedFields } from './added-fields.ts';
import { errorSheet } from './error-sheet.ts';
import { headerSet } from './header-set.ts';
import { mayImport } from './perform-import.ts';
import { rowsReader } from './read-rows.ts';
import * as store from './store.ts';
import { type Preview, previewOf, readingOf, recordUpload } from './upload.ts';

/** Endpoint -> use case. */
export const importHandlers = {
  createImport: (tx, { body }, call) => createImport(tx, body, call),
  listImportSheets: (tx, { params }) => listSheets(tx, params.import),
  chooseImportSheet: (tx, { params, body }) => chooseSheet(tx, params.import, body.sheet),
  checkImport: (tx, { params, body }) => checkImport(tx, params.import, body.mapping),
  applyImport: (tx, { params, body }) => applyImport(tx, params.import, body.mode),
  listImports: async tx => ({ items: (await store.loadRuns(tx, ownerOf(tx))).map(run => view(tx, run)) }),
  getImport: async (tx, { params }) => view(tx, await oneRun(tx, params.import)),
  downloadImportErrors: (tx, { params }) => downloadErrors(tx, params.import),
} satisfies Partial<Handlers<Api>>;

/** Who may import everywhere sees that there was an import, and what it counted; what is in it, only whose it is. */
const ownerOf = (tx: Tx): string | null =>
  holdsEverywhere(tx.actor, 'import.run')
    ? null
    : (tx.actor.person ?? '00000000-0000-0000-0000-000000000000');

async function oneRun(tx: Tx, id: string): Promise<store.RunRecord> {
  const run = await store.loadRun(tx, id, ownerOf(tx));
  if (!run) throw new AppError('not_found', 'There is no such import.');
  return run;
}

const isOwn = (tx: Tx, run: store.RunRecord): boolean =>
  tx.actor.kind === 'system' || (run.createdBy !== null && run.createdBy === tx.actor.person);

/** An import of one's own: its rows may be of projects that nobody else sees. */
async function ownRun(tx: Tx, id: string): Promise<store.RunRecord> {
  const run = await oneRun(tx, id);
  if (!isOwn(tx, run)) throw new AppError('forbidden', 'Only who uploaded this file may read or import it.');
  return run;
}

/** An import as the contract shows it; of another person's, nothing that stands in the file or in projects. */
function view(tx: Tx, run: store.RunRecord): Answer<Api['getImport']> {
  const whole = wholeView(run);
  if (isOwn(tx, run)) return whole;
  const columns = whole.file.columns.map(({ name }) => ({ name, samples: [] }));
  return { ...whole, file: { ...whole.file, columns }, problems: [], diff: [] };
}

const wholeView = (run: store.RunRecord): Answer<Api['getImport']> => ({
  id: run.id,
  fileName: run.fileName,
  state: run.state,
  mapping: run.mapping,
  file: {
    format: run.format,
    encoding: run.encoding,
    delimiter: run.delimiter,
    sheet: run.sheet,
    columns: run.columns,
    rows: run.rowCount,
  },
  suggestion: run.suggestion,
  suggestedFrom: run.suggestedFrom,
  counts: run.counts,
  problems: run.problems,
  diff: run.diff,
  jobId: run.jobId,
  changeSet: run.changeSetId === null ? null : { id: run.changeSetId, undoneAt: run.undoneAt },
  by: run.createdBy === null ? null : { id: run.createdBy, name: run.createdByName ?? '' },
  createdAt: run.createdAt,
});

const previewOfFile = async (
  tx: Tx,
  { id, name }: { readonly id: string; readonly name: string },
  sheet: string | null,
): Promise<Preview> => previewOf({ bytes: await readFile(tx, id), fileName: name, sheet });

async function createImport(
  tx: Tx,
  body: Input<Api['createImport']>['body'],
  { file }: Call,
): Promise<Answer<Api['createImport']>> {
  const preview = await previewOfFile(tx, file, body.sheet ?? null);
  const id = await recordUpload(tx, preview, { ...file, kind: body.as });
  record(tx, {
    name: 'import.run.uploaded',
    subject: { kind: 'import', id },
    after: { fileName: file.name, rows: preview.rows },
  });
  return view(tx, await oneRun(tx, id));
}

/** The import, locked, when nothing is being done with it and it has not been applied. */
async function idleRun(tx: Tx, id: string): Promise<store.RunRecord> {
  await ownRun(tx, id);
  await store.lockRun(tx, id);
  const run = await oneRun(tx, id);
  if (run.busy)
    throw new AppError('conflict', 'This import is being worked on. Wait for its job, or cancel it.');
  if (run.state === 'applied')
    throw new AppError('conflict', 'This import has been applied. Upload the file again to import it again.');
  return run;
}

async function listSheets(tx: Tx, id: string): Promise<Answer<Api['listImportSheets']>> {
  const run = await oneRun(tx, id);
  if (run.format === 'csv') return { items: [] };
  const { source } = await previewOfFile(tx, { id: run.fileId, name: run.fileName }, run.sheet);
  return { items: [...(source.sheets ?? [])] };
}

async function chooseSheet(tx: Tx, id: string, sheet: string): Promise<Answer<Api['chooseImportSheet']>> {
  const run = await idleRun(tx, id);
  const preview = await previewOfFile(tx, { id: run.fileId, name: run.fileName }, sheet);
  await store.saveReading(tx, id, await readingOf(tx, preview, { kind: run.kind, fileName: run.fileName }));
  record(tx, {
    name: 'import.run.sheet_chosen',
    subject: { kind: 'import', id },
    before: { sheet: run.sheet },
    after: { sheet: preview.source.sheet ?? null },
  });
  return view(tx, await oneRun(tx, id));
}

async function checkImport(tx: Tx, id: string, mapping: ImportMapping): Promise<Answer<Api['checkImport']>> {
  const run = await idleRun(tx, id);
  const columns = run.columns.map(c => c.name);
  // A mapping that does not fit is said at once, not by a job that fails.
  const added = await loadAddedFields(tx, mapping.as);
  mayImport(tx, mapping, added);
  rowsReader(mapping, { columns, currency: 'XXX', today: '2000-01-01', added });
  await store.rememberMapping(tx, headerSet(columns), mapping);
  const jobId = await startJob(tx, 'import.check', { importId: id });
  await store.saveStart(tx, id, { mapping, mode: null, jobId });
  return view(tx, await oneRun(tx, id));
}

async function applyImport(tx: Tx, id: string, mode: 'all' | 'good'): Promise<Answer<Api['applyImport']>> {
  const run = await idleRun(tx, id);
  const { mapping, counts } = run;
  if (mapping === null || counts === null)
    throw new AppError('conflict', 'Check this import first: only what was checked can be applied.');
  if (mode === 'all' && counts.bad > 0)
    throw new AppError(
      'conflict',
      `${counts.bad} of ${counts.rows} rows are refused, so nothing is imported. Correct them, or import the good rows only.`,
    );
  const jobId = await startJob(tx, 'import.apply', { importId: id, mode });
  await store.saveStart(tx, id, { mapping, mode, jobId });
  return view(tx, await oneRun(tx, id));
}

async function downloadErrors(tx: Tx, id: string): Promise<Download> {
  const run = await ownRun(tx, id);
  const refused = await store.loadRefused(tx, id);
  return {
    name: `${run.fileName.replace(/\.[^.]*$/, '')} - refused rows.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: errorSheet(
      run.columns.map(c => c.name),
      refused,
    ),
  };
}
