import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, mustBeCurrent, record, type Tx } from '../../../platform/index.ts';
import { mustBeWhole } from './asked.ts';
import { wrote } from './report-view.ts';
import { lockReport, mustMay, oneReport } from './reports.ts';
import { ownReport } from './reviewed.ts';
import { scalesOf } from './series.ts';
import * as drafts from './store/drafts.ts';
import * as store from './store.ts';
import { templateNumbered } from './templates.ts';

type ReportAnswer = Answer<Api['submitReport']>;

/** Asks somebody else to review and publish a draft; until they answer it does not change. */
export async function submitReport(
  tx: Tx,
  { params }: Input<Api['submitReport']>,
  version: number,
): Promise<ReportAnswer> {
  const { report, project } = await lockReport(tx, params.report);
  await mustMay(tx, project, 'report.write');
  if (report.state !== 'draft') throw new AppError('conflict', 'Only a draft can be submitted.');
  await mustBeCurrent(report.version, version, () => oneReport(tx, report.id));
  const template = await templateNumbered(tx, report.template);
  if (template) await mustBeWhole(tx, report, { template, scales: scalesOf(await store.loadScales(tx)) });
  await drafts.submitDraft(tx, report.id);
  record(tx, {
    name: 'monitoring.report-draft.submitted',
    subject: { kind: 'report', id: report.id },
    projectId: project.id,
    before: { state: 'draft' },
    after: { state: 'in-review', asOf: report.asOf, ...(report.forId === null ? {} : { for: report.forId }) },
  });
  return oneReport(tx, report.id);
}

/** Gives a submitted report back to who wrote it, with the reason. */
export async function returnReport(
  tx: Tx,
  { params, body }: Input<Api['returnReport']>,
  version: number,
): Promise<ReportAnswer> {
  const { report, project } = await lockReport(tx, params.report);
  await mustMay(tx, project, 'report.publish');
  if (report.state !== 'in-review')
    throw new AppError('conflict', 'Only what was submitted can be returned.');
  if (wrote(tx, report)) throw ownReport();
  await mustBeCurrent(report.version, version, () => oneReport(tx, report.id));
  await drafts.returnDraft(tx, report.id, body.note);
  record(tx, {
    name: 'monitoring.report-draft.returned',
    subject: { kind: 'report', id: report.id },
    projectId: project.id,
    before: { state: 'in-review' },
    after: { state: 'draft', to: report.submittedBy, asOf: report.asOf },
    reason: body.note,
  });
  return oneReport(tx, report.id);
}
