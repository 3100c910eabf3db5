import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  invalidField,
  may,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { personExists, placeOf, standsInFor, todayIn, visibleProject } from '../../../register/index.ts';
import { mustBeWhole } from './asked.ts';
import { narrativeOf } from './narrative.ts';
import { takeForecasts, tellPublished } from './publish.ts';
import { type Body, merged, readRatings } from './report-body.ts';
import { type Project, reportView } from './report-view.ts';
import { mustBeReviewed } from './reviewed.ts';
import { scalesOf } from './series.ts';
import * as drafts from './store/drafts.ts';
import { revisionsOf } from './store/revisions.ts';
import * as store from './store.ts';
import { templateFor, templateNumbered } from './templates.ts';

type ReportAnswer = Answer<Api['updateReport']>;

/** Reports of a project that is visible, newest first. */
export async function listReports(
  tx: Tx,
  { params, query }: Input<Api['listReports']>,
): Promise<Answer<Api['listReports']>> {
  const project = await visibleProject(tx, params.project);
  const offset = offsetOf(query.cursor);
  const mayWrite = may(tx.actor, 'report.write', placeOf(project));
  const mayReview = may(tx.actor, 'report.publish', placeOf(project));
  const found = await store.loadReports(tx, project.id, {
    asOf: query.asOf ?? '2199-12-31',
    knownAt: query.knownAt ?? 'infinity',
    drafts: (mayWrite || mayReview) && query.asOf === undefined && query.knownAt === undefined,
    limit: query.limit + 1,
    offset,
  });
  const scales = scalesOf(await store.loadScales(tx));
  return {
    items: found.slice(0, query.limit).map(r => reportView(tx, r, { project, scales })),
    nextCursor: found.length > query.limit ? String(offset + query.limit) : null,
    may: { create: mayWrite },
  };
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = Number(cursor);
  if (Number.isInteger(offset) && offset >= 0 && offset <= 1_000_000) return offset;
  throw invalidField('query.cursor', 'This is no cursor of this list. Start from its first page.');
}

export async function mustMay(
  tx: Tx,
  project: Project,
  permission: 'report.write' | 'report.publish',
): Promise<void> {
  if (!may(tx.actor, permission, placeOf(project))) {
    const act = permission === 'report.write' ? 'write reports of' : 'publish reports of';
    throw new AppError('forbidden', `You may not ${act} ${project.key}.`);
  }
}

/** Starts a draft. */
export async function createReport(
  tx: Tx,
  { params, body }: Input<Api['createReport']>,
): Promise<ReportAnswer> {
  const project = await visibleProject(tx, params.project);
  await mustMay(tx, project, 'report.write');
  if (body.asOf > (await todayIn(tx)))
    throw invalidField('body.asOf', 'A report cannot be of a day to come.');
  mayForecastCost(tx, project, body.costForecastMinor);
  const { last, counts, drafts } = await revisionsOf(tx, project.id, body.asOf);
  if (drafts > 0) throw new AppError('conflict', `There is already a draft of ${body.asOf}. Open that one.`);
  if (counts > 0) throw new AppError('conflict', `A report of ${body.asOf} is published. Correct that one.`);
  const scales = scalesOf(await store.loadScales(tx));
  const ratings = readRatings(scales, body.scaleId, body);
  await mustKnowDeciders(tx, body);
  const template = body.byTemplate ? await templateFor(tx, project.class) : null;
  const [id = ''] = await store.insertReports(tx, [
    {
      projectId: project.id,
      asOf: body.asOf,
      revision: last + 1,
      state: 'draft',
      scaleId: body.scaleId,
      overallSaid: ratings.overall?.said ?? '',
      overallLevel: ratings.overall?.level ?? null,
      dimensions: ratings.dimensions,
      narrative: template ? narrativeOf(template, body.lines) : body.narrative,
      finishForecast: body.finishForecast,
      costForecastMinor: body.costForecastMinor,
      currency: project.currency,
      authorId: tx.actor.person,
      importId: null,
      reason: null,
      template: template?.number ?? null,
      reasons: body.reasons,
      lines: body.lines,
      decisions: body.decisions,
      forId: await standsInFor(tx, project),
    },
  ]);
  record(tx, {
    name: 'monitoring.report-draft.started',
    subject: { kind: 'report', id },
    projectId: project.id,
    before: null,
    after: { asOf: body.asOf, overall: body.overall },
  });
  return oneReport(tx, id);
}

/** Refuses a decision that is put to somebody the organisation does not know. */
async function mustKnowDeciders(tx: Tx, body: Body): Promise<void> {
  for (const [i, d] of (body.decisions ?? []).entries()) {
    if (d.personId !== null && !(await personExists(tx, d.personId))) {
      throw invalidField(`body.decisions.${i}.personId`, 'There is no such person. Choose one of the list.');
    }
  }
}

function mayForecastCost(tx: Tx, project: Project, minor: number | null | undefined): void {
  if (minor !== null && minor !== undefined && !may(tx.actor, 'money.edit', placeOf(project))) {
    throw new AppError('forbidden', 'You may not forecast the cost of this project.', {
      fields: [{ path: 'body.costForecastMinor', message: 'Leave it out.' }],
    });
  }
}

/** One report as the contract shows it. Throws `not_found`. */
export async function oneReport(tx: Tx, id: string): Promise<ReportAnswer> {
  const found = await store.loadReport(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such report.');
  const project = await visibleProject(tx, found.projectId);
  return reportView(tx, found, { project, scales: scalesOf(await store.loadScales(tx)) });
}

/** Locks a report that the actor may see; what is not published is for who writes or reviews. Throws `not_found`. */
export async function lockReport(
  tx: Tx,
  id: string,
): Promise<{ report: store.ReportRecord; project: Project }> {
  const report = await store.lockReport(tx, id);
  if (!report) throw new AppError('not_found', 'There is no such report.');
  const project = await visibleProject(tx, report.projectId).catch(() => {
    throw new AppError('not_found', 'There is no such report.');
  });
  const here = placeOf(project);
  const opens = may(tx.actor, 'report.write', here) || may(tx.actor, 'report.publish', here);
  if (report.state !== 'published' && !opens) {
    throw new AppError('not_found', 'There is no such report.');
  }
  return { report, project };
}

/** Changes a draft. */
export async function updateReport(
  tx: Tx,
  { params, body }: Input<Api['updateReport']>,
  version: number,
): Promise<ReportAnswer> {
  const { report, project } = await lockReport(tx, params.report);
  await mustMay(tx, project, 'report.write');
  if (report.state === 'published') throw final();
  if (report.state === 'in-review') {
    throw new AppError('conflict', 'It is being reviewed. It can change again once it is returned.');
  }
  await mustBeCurrent(report.version, version, () => oneReport(tx, report.id));
  mayForecastCost(tx, project, body.costForecastMinor);
  await mustKnowDeciders(tx, body);
  const template = await templateNumbered(tx, report.template);
  const scales = scalesOf(await store.loadScales(tx));
  const after = merged(report, keepUnseen(tx, { report, project }, body), { scales, template });
  await drafts.saveDraft(tx, { ...after, id: report.id });
  record(tx, {
    name: 'monitoring.report-draft.changed',
    subject: { kind: 'report', id: report.id },
    projectId: project.id,
    before: { overall: report.overallSaid },
    after: body,
  });
  return oneReport(tx, report.id);
}

/** Who may not see money was not shown the lines that tell it, and so cannot mean to take them away. */
function keepUnseen(
  tx: Tx,
  { report, project }: { readonly report: store.ReportRecord; readonly project: Project },
  body: Body,
): Body {
  const shown = reportView(tx, report, { project, scales: new Map() });
  const kept = report.lines.filter(l => !shown.lines.some(s => s.id === l.id));
  const reasons = Object.entries(report.reasons).filter(([key]) => !Object.hasOwn(shown.reasons, key));
  return {
    ...body,
    ...(body.lines === undefined ? {} : { lines: [...body.lines, ...kept] }),
    ...(body.reasons === undefined ? {} : { reasons: { ...Object.fromEntries(reasons), ...body.reasons } }),
  };
}

const final = () =>
  new AppError('conflict', 'A published report cannot change. Publish a correction instead.');

/** Publishes a draft: from then on it is final, and its forecasts are the project's from its day on. */
export async function publishReport(
  tx: Tx,
  { params }: Input<Api['publishReport']>,
  version: number,
): Promise<ReportAnswer> {
  const { report, project } = await lockReport(tx, params.report);
  await mustMay(tx, project, 'report.publish');
  if (report.state === 'published') throw final();
  await mustBeCurrent(report.version, version, () => oneReport(tx, report.id));
  const template = await templateNumbered(tx, report.template);
  mustBeReviewed(tx, report, template);
  if (template) await mustBeWhole(tx, report, { template, scales: scalesOf(await store.loadScales(tx)) });
  if (report.overallSaid === '') throw new AppError('conflict', 'Give an overall rating before you publish.');
  await drafts.publishDraft(tx, report.id);
  tellPublished(tx, report.id, { ...report, reason: null });
  await takeForecasts(tx, report);
  return oneReport(tx, report.id);
}

/** Publishes a corrected revision of a published report. */
export async function correctReport(
  tx: Tx,
  { params, body }: Input<Api['correctReport']>,
): Promise<ReportAnswer> {
  const { report, project } = await lockReport(tx, params.report);
  await mustMay(tx, project, 'report.publish');
  if (report.state !== 'published') throw new AppError('conflict', 'A draft needs no correction. Change it.');
  if (report.withdrawnAt !== null)
    throw new AppError('conflict', 'This report is withdrawn. Publish another of its day.');
  const { last, counts } = await revisionsOf(tx, project.id, report.asOf);
  if (counts !== report.revision) {
    throw new AppError('conflict', `Revision ${counts} corrects this report already. Correct that one.`);
  }
  mayForecastCost(tx, project, body.costForecastMinor);
  await mustKnowDeciders(tx, body);
  const { reason, ...changes } = body;
  const next = {
    ...report,
    ...merged(report, changes, { scales: scalesOf(await store.loadScales(tx)), template: null }),
    revision: last + 1,
    authorId: tx.actor.person,
    importId: null,
    reason,
    forId: await standsInFor(tx, project),
  };
  const [id = ''] = await store.insertReports(tx, [newReport(next)]);
  tellPublished(tx, id, next);
  await takeForecasts(tx, next);
  return oneReport(tx, id);
}

const newReport = ({
  id: _,
  author: __,
  writtenFor: _writtenFor,
  submittedBy: _submittedBy,
  submitter: _submitter,
  reviewerId: _reviewerId,
  reviewer: _reviewer,
  reviewNote: _reviewNote,
  recordedAt: ___,
  publishedAt: ____,
  withdrawnAt: _withdrawnAt,
  version: _____,
  ...r
}: store.ReportRecord): store.NewReport => r;
