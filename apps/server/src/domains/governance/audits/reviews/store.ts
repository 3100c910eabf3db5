import type { Review, ReviewRecommendation } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface ReviewRow
  extends Pick<Review, 'title' | 'kind' | 'day' | 'confidence' | 'summary' | 'state' | 'version'> {
  readonly id: string;
  readonly projectId: string;
  readonly key: string;
  readonly project: string;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly leadId: string | null;
  readonly lead: string | null;
}

const reviews = (tx: Tx) => sql`
  select v.id, v.title, v.kind, v.day, v.confidence, v.summary, v.state, v.version, v.project_id, p.key, p.name as project,
    p.unit_id, p.portfolio_id, p.programme_id, p.confidential, p.manager_id, p.sponsor_id, v.lead_id, w.name as lead
  from governance_review v
  join register_v_project p on p.org_id = v.org_id and p.id = v.project_id
  left join register_v_person w on w.org_id = v.org_id and w.id = v.lead_id
  where v.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}
    and ${projectsWith(tx.actor, 'audit.read').of('p')}`;

export async function loadReviews(tx: Tx, project: string | undefined): Promise<readonly ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`${reviews(tx)}
    and ${project === undefined ? sql`true` : sql`v.project_id = ${project}`}
    order by v.day desc, v.id desc limit 200`.execute(tx.db);
  return rows;
}

export async function loadReview(tx: Tx, id: string): Promise<ReviewRow | null> {
  await sql`select 1 from governance_review where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
  const { rows } = await sql<ReviewRow>`${reviews(tx)} and v.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export type ReviewBody = Pick<ReviewRow, 'title' | 'kind' | 'day' | 'confidence' | 'summary'>;

export async function insertReview(tx: Tx, project: string, r: ReviewBody): Promise<string> {
  const id = newId();
  await sql`insert into governance_review (org_id, id, project_id, title, kind, day, lead_id, confidence, summary, recorded_at)
    values (${tx.org}, ${id}, ${project}, ${r.title}, ${r.kind}, ${r.day}, ${tx.actor.person}::uuid, ${r.confidence},
      ${r.summary}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function saveReview(
  tx: Tx,
  id: string,
  r: ReviewBody & Pick<ReviewRow, 'state'>,
): Promise<void> {
  await sql`update governance_review set title = ${r.title}, kind = ${r.kind}, day = ${r.day}::date,
      confidence = ${r.confidence}, summary = ${r.summary}, state = ${r.state}, version = version + 1, recorded_at = ${tx.at}
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

export interface RecommendationRow
  extends Pick<ReviewRecommendation, 'text' | 'criticality' | 'due' | 'state' | 'outcome' | 'version'> {
  readonly id: string;
  readonly reviewId: string;
  readonly ownerId: string | null;
  readonly owner: string | null;
}

const recommendations = (tx: Tx) => sql`
  select m.id, m.review_id, m.text, m.criticality, m.due, m.state, m.outcome, m.version, m.owner_id, w.name as owner
  from governance_recommendation m left join register_v_person w on w.org_id = m.org_id and w.id = m.owner_id
  where m.org_id = ${tx.org}`;

export async function loadRecommendations(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly RecommendationRow[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<RecommendationRow>`${recommendations(tx)} and m.review_id = any(${[...ids]}::uuid[])
    order by array_position(array['critical', 'essential', 'recommended'], m.criticality), m.due nulls last, m.id`.execute(
      tx.db,
    );
  return rows;
}

export async function loadRecommendation(tx: Tx, id: string): Promise<RecommendationRow | null> {
  const { rows } = await sql<RecommendationRow>`${recommendations(tx)} and m.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export type RecommendationBody = Pick<RecommendationRow, 'text' | 'criticality' | 'ownerId' | 'due'>;

export async function insertRecommendation(tx: Tx, review: string, m: RecommendationBody): Promise<string> {
  const id = newId();
  await sql`insert into governance_recommendation (org_id, id, review_id, text, criticality, owner_id, due, recorded_at)
    values (${tx.org}, ${id}, ${review}, ${m.text}, ${m.criticality}, ${m.ownerId}::uuid, ${m.due}::date, ${tx.at})`.execute(
    tx.db,
  );
  return id;
}

export async function saveRecommendation(
  tx: Tx,
  m: RecommendationBody & Pick<RecommendationRow, 'id' | 'state' | 'outcome'>,
): Promise<void> {
  await sql`update governance_recommendation set text = ${m.text}, criticality = ${m.criticality},
      owner_id = ${m.ownerId}::uuid, due = ${m.due}::date, state = ${m.state}, outcome = ${m.outcome},
      version = version + 1, recorded_at = ${tx.at}
    where org_id = ${tx.org} and id = ${m.id}`.execute(tx.db);
}
