import { AppError, type JobContext, type JobHandlers, readFile, type Tx } from '../../platform/index.ts';
import { type ImportOutcome, performImport } from './perform-import.ts';
import { shownProblems } from './run-import.ts';
import { loadRun, type RunRecord, saveOutcome } from './store.ts';

/** The jobs that check and apply an import; registered in main. */
export const importJobs: JobHandlers = {
  'import.check': job => work(job, true),
  'import.apply': job => work(job, false),
};

interface JobInput {
  readonly importId: string;
  readonly mode?: 'all' | 'good';
}

function stateAfter(outcome: ImportOutcome, dryRun: boolean): RunRecord['state'] {
  if (dryRun) return 'checked';
  return outcome.applied ? 'applied' : 'failed';
}

async function perform(tx: Tx, job: JobContext, dryRun: boolean): Promise<unknown> {
  // Only this flow starts these jobs.
  const { importId, mode = 'good' } = job.input as JobInput;
  const run = await loadRun(tx, importId, null);
  if (!run?.mapping) throw new AppError('not_found', 'The import of this job is gone.');
  const outcome = await performImport(tx, {
    fileName: run.fileName,
    bytes: await readFile(tx, run.fileId),
    sheet: run.sheet,
    mapping: run.mapping,
    mode,
    dryRun,
    importId,
    progress: job.progress,
  });
  await saveOutcome(tx, importId, {
    ...outcome,
    state: stateAfter(outcome, dryRun),
    problems: outcome.problems.slice(0, shownProblems),
  });
  return { importId, applied: outcome.applied, counts: outcome.counts };
}

/** One transaction from reading the file to the end of the job: cancelled or killed, nothing was done. */
async function work(job: JobContext, dryRun: boolean): Promise<void> {
  await job.progress(0.02, 'Reading the file');
  await job.complete(tx => perform(tx, job, dryRun));
}
