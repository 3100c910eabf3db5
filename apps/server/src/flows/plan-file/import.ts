import type { Api, Input } from '@chartroom/contract';
import { planFormat, readPlan } from '@chartroom/interop';
import {
  type Answer,
  AppError,
  type Call,
  type Handlers,
  type JobContext,
  type JobHandlers,
  readFile,
  record,
  startJob,
  type Tx,
} from '../../platform/index.ts';
import { mayReadProject, planState } from '../../register/index.ts';
import { planDownload, planReport } from './export.ts';
import * as store from './store.ts';
import { takeIn } from './take-in.ts';

/** Endpoint -> use case. */
export const planFileHandlers = {
  createPlanImport: (tx, input, call) => createImport(tx, input, call),
  listPlanImports: (tx, { params }) => listImports(tx, params.project),
  getPlanImport: (tx, { params }) => oneImport(tx, params.planImport),
  exportPlan: (tx, { params, query }) => planDownload(tx, params.project, query.format),
  getPlanExportReport: (tx, { params, query }) => planReport(tx, params.project, query.format),
} satisfies Partial<Handlers<Api>>;

/** The job that takes a file in; registered in main. */
export const planFileJobs: JobHandlers = { 'plan.import': job => work(job) };

type ImportAnswer = Answer<Api['getPlanImport']>;

const view = ({ fileId: _, by, ...row }: store.ImportRow): ImportAnswer => ({
  ...row,
  by: by ?? 'Chartroom',
});

async function createImport(
  tx: Tx,
  { params, body }: Input<Api['createPlanImport']>,
  { file }: Call,
): Promise<ImportAnswer> {
  const { project } = params;
  const { mode } = body;
  const { key, hasPlan } = await planState(tx, project);
  if (hasPlan && mode === 'new')
    throw new AppError(
      'conflict',
      `${key} has a plan already. Import the file in its place, which can be undone.`,
    );
  const bytes = await readFile(tx, file.id);
  const format = planFormat(bytes);
  // What is no plan at all is said at once, not by a job that fails.
  if (format === null)
    throw new AppError(
      'unsupported',
      readPlan(bytes, { fileName: file.name }).findings[0]?.message ?? 'This file holds no plan.',
    );
  const id = await store.insertImport(tx, {
    projectId: project,
    fileId: file.id,
    fileName: file.name,
    format,
    mode,
  });
  const job = await startJob(tx, 'plan.import', { planImport: id });
  await store.setJob(tx, id, job);
  record(tx, {
    name: 'planfile.import.started',
    subject: { kind: 'plan-import', id },
    projectId: project,
    after: { fileName: file.name, format, mode },
  });
  return oneImport(tx, id);
}

async function oneImport(tx: Tx, id: string): Promise<ImportAnswer> {
  const row = await store.loadImport(tx, id);
  if (!row || !(await mayReadProject(tx, row.projectId)))
    throw new AppError('not_found', 'There is no such import.');
  return view(row);
}

async function listImports(tx: Tx, project: string): Promise<Answer<Api['listPlanImports']>> {
  if (!(await mayReadProject(tx, project))) throw new AppError('not_found', 'There is no such project.');
  return { items: (await store.loadImports(tx, project)).map(view) };
}

interface JobInput {
  readonly planImport: string;
}

/** Most findings that are kept with an import. */
const mostFindings = 500;

async function perform(tx: Tx, id: string): Promise<unknown> {
  const row = await store.loadImport(tx, id);
  if (!row) throw new AppError('not_found', 'The import of this job is gone.');
  const { projectId: project, fileName, mode } = row;
  const bytes = await readFile(tx, row.fileId);
  const taken = await takeIn(tx, { project, fileName, bytes, mode });
  await store.saveOutcome(tx, id, {
    state: 'done',
    step: taken.step,
    counts: taken.counts,
    losses: taken.losses.map(l => ({ ...l, examples: [...l.examples] })),
    findings: taken.findings.slice(0, mostFindings).map(f => ({ ...f, path: [...f.path] })),
  });
  return { planImport: id, step: taken.step, counts: taken.counts };
}

/** One transaction from reading the file to the end of the job; of what fails the reason is kept. */
async function work(job: JobContext): Promise<void> {
  // Only this flow starts this job.
  const { planImport } = job.input as JobInput;
  await job.progress(0.05, 'Reading the file');
  try {
    await job.complete(tx => perform(tx, planImport));
  } catch (error) {
    if (mayBeOver(error)) await job.inTransaction(tx => fail(tx, planImport, error));
    throw error;
  }
}

/** Cancelled or stopped with the node, it may still be done; everything else has failed. */
const mayBeOver = (error: unknown): boolean =>
  !(error instanceof Error) || !['Cancelled', 'Stopping'].includes(error.constructor.name);

const fail = (tx: Tx, id: string, error: unknown): Promise<void> => {
  const [code, message] =
    error instanceof AppError
      ? [error.code, error.message]
      : [
          'internal',
          'This is our mistake, and nothing was changed. Its job has the number to quote to support.',
        ];
  return store.saveOutcome(tx, id, {
    ...{ state: 'failed', step: null, counts: null, losses: [] },
    findings: [{ code: `plan.${code}`, severity: 'error', message, path: [] }],
  });
};
