import type { Api, Input } from '@chartroom/contract';
import { asDay, daysBetween } from '@chartroom/engine';
import {
  type Answer,
  AppError,
  holds,
  invalidField,
  may,
  mustBeCurrent,
  type Place,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { personExists, placeOf, todayIn, visibleProject } from '../../../../register/index.ts';
import { given } from '../given.ts';
import { mustBeIndependent } from '../independence.ts';
import * as store from './store.ts';

type ReviewAnswer = Answer<Api['getReview']>;

const here = (r: store.ReviewRow): Place => ({ ...placeOf({ ...r, id: r.projectId }) });
const ref = (id: string | null, name: string | null) =>
  id === null ? null : { id: id as never, name: name ?? '' };

function reviewView(
  tx: Tx,
  r: store.ReviewRow,
  { all, today }: { readonly all: readonly store.RecommendationRow[]; readonly today: string },
): ReviewAnswer {
  const audits = may(tx.actor, 'audit.edit', here(r));
  const isDraft = r.state === 'draft';
  const recommendations = all.filter(m => m.reviewId === r.id);
  return {
    ...{ id: r.id as never, title: r.title, kind: r.kind, day: r.day, confidence: r.confidence },
    ...{ summary: r.summary, state: r.state, version: r.version, lead: ref(r.leadId, r.lead) },
    project: { id: r.projectId as never, key: r.key, name: r.project },
    recommendations: recommendations.map(m => ({
      ...{ id: m.id as never, text: m.text, criticality: m.criticality, due: m.due, state: m.state },
      ...{ outcome: m.outcome, version: m.version, owner: ref(m.ownerId, m.owner) },
      overdueDays:
        m.state === 'open' && m.due !== null && m.due < today
          ? daysBetween(asDay(m.due), asDay(today))
          : null,
      may: {
        edit: audits && isDraft,
        finish:
          audits ||
          (m.ownerId !== null && m.ownerId === tx.actor.person) ||
          may(tx.actor, 'project.edit', here(r)),
      },
    })),
    may: { edit: audits && isDraft, finish: audits && isDraft },
  };
}

async function reviewRow(tx: Tx, id: string): Promise<store.ReviewRow> {
  const found = await store.loadReview(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such review.');
  return found;
}

async function oneReview(tx: Tx, id: string): Promise<ReviewAnswer> {
  const row = await reviewRow(tx, id);
  return reviewView(tx, row, { all: await store.loadRecommendations(tx, [id]), today: await todayIn(tx) });
}

export const getReview = (tx: Tx, { params }: Input<Api['getReview']>): Promise<ReviewAnswer> =>
  oneReview(tx, params.review);

export async function listReviews(
  tx: Tx,
  { query }: Input<Api['listReviews']>,
): Promise<Answer<Api['listReviews']>> {
  if (query.project !== undefined) await visibleProject(tx, query.project);
  const rows = await store.loadReviews(tx, query.project);
  const all = await store.loadRecommendations(
    tx,
    rows.map(r => r.id),
  );
  const today = await todayIn(tx);
  return {
    items: rows.map(r => reviewView(tx, r, { all, today })),
    may: { create: holds(tx.actor, 'audit.edit') },
  };
}

/** Begins a review; who leads it may have no part in the project. */
export async function createReview(
  tx: Tx,
  { params, body }: Input<Api['createReview']>,
): Promise<ReviewAnswer> {
  const project = await visibleProject(tx, params.project);
  if (!may(tx.actor, 'audit.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not review ${project.key}.`);
  if (tx.actor.person !== null)
    await mustBeIndependent(tx, { id: tx.actor.person, name: 'Your person' }, project);
  const id = await store.insertReview(tx, project.id, body);
  record(tx, {
    name: 'governance.review.begun',
    subject: { kind: 'review', id },
    projectId: project.id,
    before: null,
    after: body,
  });
  return oneReview(tx, id);
}

async function reviewToChange(tx: Tx, id: string): Promise<store.ReviewRow> {
  const row = await reviewRow(tx, id);
  if (!may(tx.actor, 'audit.edit', here(row)))
    throw new AppError('forbidden', `You may not review ${row.key}.`);
  return row;
}

const finalReview = (): AppError =>
  new AppError('conflict', 'This review is final. What became of its recommendations can still be said.');

export async function updateReview(
  tx: Tx,
  { params, body }: Input<Api['updateReview']>,
  version: number,
): Promise<ReviewAnswer> {
  const row = await reviewToChange(tx, params.review);
  await mustBeCurrent(row.version, version, () => oneReview(tx, row.id));
  if (row.state === 'final') throw finalReview();
  const next = { ...row, ...given(body) };
  if (next.state === 'final') {
    if (next.confidence === null)
      throw invalidField('body.confidence', 'Say how likely delivery is before the review is final.');
    if (next.day > (await todayIn(tx)))
      throw invalidField('body.day', 'A review is final on its day or later.');
  }
  await store.saveReview(tx, row.id, next);
  record(tx, {
    name: next.state === 'final' ? 'governance.review.final' : 'governance.review.updated',
    subject: { kind: 'review', id: row.id },
    projectId: row.projectId,
    before: { confidence: row.confidence, state: row.state },
    after: body,
  });
  return oneReview(tx, row.id);
}

async function mustHaveOwner(tx: Tx, id: string | null | undefined): Promise<void> {
  if (id != null && !(await personExists(tx, id)))
    throw invalidField('body.ownerId', 'There is no such active person.');
}

export async function addRecommendation(
  tx: Tx,
  { params, body }: Input<Api['addRecommendation']>,
): Promise<ReviewAnswer> {
  const row = await reviewToChange(tx, params.review);
  if (row.state === 'final') throw finalReview();
  await mustHaveOwner(tx, body.ownerId);
  const id = await store.insertRecommendation(tx, row.id, body);
  record(tx, {
    name: 'governance.recommendation.added',
    subject: { kind: 'recommendation', id },
    projectId: row.projectId,
    before: null,
    after: body,
  });
  return oneReview(tx, row.id);
}

/** Changes a recommendation while the review is a draft; what became of it can be said at any time. */
export async function updateRecommendation(
  tx: Tx,
  { params, body }: Input<Api['updateRecommendation']>,
  version: number,
): Promise<ReviewAnswer> {
  const missing = () => new AppError('not_found', 'There is no such recommendation.');
  const found = await store.loadRecommendation(tx, params.recommendation);
  if (!found) throw missing();
  const row = await reviewRow(tx, found.reviewId).catch(() => {
    throw missing();
  });
  const current = (await store.loadRecommendation(tx, found.id)) ?? found;
  await mustBeCurrent(current.version, version, () => oneReview(tx, row.id));
  const { state, outcome, ...rest } = body;
  const text = given(rest);
  const audits = may(tx.actor, 'audit.edit', here(row));
  const finishes = audits || current.ownerId === tx.actor.person || may(tx.actor, 'project.edit', here(row));
  if (!finishes || (Object.keys(text).length > 0 && !audits))
    throw new AppError('forbidden', 'You may not change this recommendation.');
  if (Object.keys(text).length > 0 && row.state === 'final') throw finalReview();
  await mustHaveOwner(tx, text.ownerId);
  const next = { ...current, ...text, ...given({ state, outcome }) };
  if (next.state === 'done' && next.outcome === '')
    throw invalidField('body.outcome', 'Say what became of it.');
  await store.saveRecommendation(tx, next);
  record(tx, {
    name: `governance.recommendation.${next.state === 'done' && current.state === 'open' ? 'done' : 'updated'}`,
    subject: { kind: 'recommendation', id: current.id },
    projectId: row.projectId,
    before: { state: current.state },
    after: body,
  });
  return oneReview(tx, row.id);
}
