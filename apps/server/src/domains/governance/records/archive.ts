import {
  type JobContext,
  type JobHandlers,
  type PdfDocument,
  type PendingEvent,
  record,
  renderPdf,
  startSystemJob,
  storeFile,
  type Tx,
  writePaperPdf,
} from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { versionPaper } from '../templates/print.ts';
import { type PhaseChange, perhapsEnded, phaseChangesIn } from './phase-change.ts';
import { ruleFor } from './retention.ts';
import * as store from './store/archive.ts';
import { tellOfRecord } from './tell.ts';

/** A gate on one page, to be set as PDF; `print` of another place knows how. */
export type GatePaper = (
  tx: Tx,
  gate: string,
) => Promise<{ readonly title: string; readonly name: string; readonly pdf: PdfDocument }>;

const kind = 'record-archive';

/** Queues the archiving of what a project has approved, as at a change of phase. */
export const queueArchiving = (tx: Tx, change: PhaseChange): Promise<string> =>
  startSystemJob(tx, kind, change);

/** Queues the archiving of what projects that change phase have approved, and starts or stops their time to keep. */
export async function archiveAtPhaseChange(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  const ended = perhapsEnded(events);
  if (ended.length > 0) await store.settleClosures(tx, ended, await todayIn(tx));
  // What is loaded by the system itself (the demonstration) happened elsewhere.
  if (tx.actor.kind === 'system') return;
  for (const change of phaseChangesIn(events)) {
    const waits = change.gateId !== null || (await store.unarchived(tx, change.projectId)).length > 0;
    if (waits) await queueArchiving(tx, change);
  }
}

/** What is to be archived, as it is set. */
interface Archivable {
  readonly source: store.NewRecord['source'];
  readonly title: string;
  readonly type: string;
  readonly templateKey: string | null;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function setDocument(job: JobContext, d: store.Unarchived): Promise<Archivable> {
  const { paper, name } = await job.inTransaction(tx => versionPaper(tx, d.documentId, d.number));
  return {
    source: { kind: 'document', documentId: d.documentId, number: d.number },
    ...{ title: d.title, type: d.type, templateKey: d.templateKey },
    ...{ name, bytes: await writePaperPdf(paper) },
  };
}

async function setGate(job: JobContext, gateId: string, gatePaper: GatePaper): Promise<Archivable> {
  const { title, name, pdf } = await job.inTransaction(tx => gatePaper(tx, gateId));
  return {
    source: { kind: 'gate', gateId },
    ...{ title, type: 'gate', templateKey: null, name, bytes: await renderPdf(pdf) },
  };
}

/** Keeps a file as a record, unless it is one already. */
export async function keep(tx: Tx, made: Archivable, change: PhaseChange): Promise<void> {
  await store.lockNumbers(tx);
  if (await store.isArchived(tx, made.source)) return;
  const file = await storeFile(tx, {
    ...{ name: made.name, mediaType: 'application/pdf', purpose: 'record', bytes: [made.bytes] },
  });
  const { title, type, templateKey, source } = made;
  const { cause, from, to, projectId } = change;
  const id = await store.insertRecord(tx, {
    ...{ projectId, source, title, type, templateKey, file, cause, from, to },
  });
  const rule = await ruleFor(tx, { type, templateKey });
  await store.insertTerm(tx, { recordId: id, projectId, rule, today: await todayIn(tx) });
  record(tx, {
    name: 'governance.record.archived',
    subject: { kind: 'record', id },
    projectId,
    before: null,
    after: { title, type, sha256: file.sha256, cause, from, to, rule: rule?.name ?? null },
  });
  await tellOfRecord(tx, 'record.archived', id);
}

/** Archives what was approved when a project changed phase; each version of a document and each gate once. */
export const recordJobs = (gatePaper: GatePaper): JobHandlers => ({
  [kind]: async job => {
    // Only this file queues such a job.
    const change = job.input as PhaseChange;
    const waiting = await job.inTransaction(tx => store.unarchived(tx, change.projectId));
    const steps = [
      ...waiting.map(d => () => setDocument(job, d)),
      ...(change.gateId === null ? [] : [change.gateId].map(id => () => setGate(job, id, gatePaper))),
    ];
    for (const [i, set] of steps.entries()) {
      await job.progress(i / steps.length, `${i} of ${steps.length} archived`);
      const made = await set();
      await job.inTransaction(tx => keep(tx, made, change));
    }
  },
});
