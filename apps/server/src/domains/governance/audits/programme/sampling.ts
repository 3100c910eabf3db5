import type { Api, Input } from '@chartroom/contract';
import { sampleKey, usualRiskWeights } from '@chartroom/engine';
import { type Answer, AppError, invalidField, record, type Tx } from '../../../../platform/index.ts';
import { personExists, visibleProject } from '../../../../register/index.ts';
import { conflictsOf, mustBeIndependent } from '../independence.ts';
import { auditRow, auditView } from './audit-view.ts';
import { auditToChange } from './audits.ts';
import { byHand, drawn, frameHash, frameOf } from './frame.ts';
import * as store from './store.ts';

type AuditAnswer = Answer<Api['drawAuditSample']>;

/** Draws the sample anew; each project goes to the next auditor in turn who is independent of it, or to nobody yet. */
export async function drawAuditSample(
  tx: Tx,
  { params, body }: Input<Api['drawAuditSample']>,
  version: number,
): Promise<AuditAnswer> {
  const audit = await auditToChange(tx, params.audit, version);
  if (audit.state !== 'planned')
    throw new AppError(
      'conflict',
      `This audit is in ${audit.state}: its sample stays. Add a project by hand.`,
    );
  const { seed, size, weights } = body;
  const frame = await frameOf(tx, audit, weights);
  if (frame.length === 0)
    throw new AppError('conflict', 'No live project is in this scope. Choose other units or portfolios.');
  const rows = drawn(frame, seed, size);
  const team = (await store.loadMembers(tx, [audit.id])).map(m => m.id);
  const sample = rows.filter(r => r.rank !== null);
  const conflicts = await conflictsOf(
    tx,
    team,
    sample.map(r => r.projectId),
  );
  let turn = 0;
  const auditors = new Map(
    sample.map(({ projectId }) => {
      const free = team.filter(id => !conflicts.has(`${projectId} ${id}`));
      const chosen = free[turn % Math.max(1, free.length)] ?? null;
      turn += 1;
      return [projectId, chosen];
    }),
  );
  await store.replaceFrame(
    tx,
    audit.id,
    rows.map(r => ({ ...r, auditorId: auditors.get(r.projectId) ?? null })),
  );
  await store.touchAudit(tx, audit.id, { seed, size, weights, frameHash: frameHash(frame), drawnAt: tx.at });
  record(tx, {
    name: 'governance.audit.sampled',
    subject: { kind: 'audit', id: audit.id },
    before: audit.sample === null ? null : { seed: audit.sample.seed, size: audit.sample.size },
    after: { seed, size, weights, frameHash: frameHash(frame) },
  });
  return auditView(tx, audit.id);
}

/** Draws again: every recorded number has to come out again, and what of the frame is other today is named. */
export async function repeatAuditSample(
  tx: Tx,
  { params }: Input<Api['repeatAuditSample']>,
): Promise<Answer<Api['repeatAuditSample']>> {
  const audit = await auditRow(tx, params.audit);
  const { sample } = audit;
  if (sample === null) throw new AppError('conflict', 'No sample has been drawn for this audit yet.');
  const then = (await store.loadFrame(tx, audit.id)).filter(f => f.key !== null && f.seesMoney);
  const now = new Map((await frameOf(tx, audit, sample.weights)).map(c => [c.id, c]));
  const known = new Set(then.map(f => f.projectId));
  const added = [...now.values()].filter(c => !known.has(c.id)).map(c => c.projectKey);
  const removed = then.filter(f => !now.has(f.projectId)).map(f => f.projectKey);
  const rescored = then.filter(f => now.has(f.projectId) && now.get(f.projectId)?.score !== f.score);
  return {
    same: then.every(f => sampleKey(sample.seed, { id: f.projectId, score: f.score }) === f.key),
    frameChanged: added.length + removed.length + rescored.length > 0,
    added,
    removed,
    rescored: rescored.map(f => f.projectKey),
  };
}

/** Puts a project into the sample by hand or gives it an auditor, who has to be independent of it. */
export async function setAuditProject(
  tx: Tx,
  { params, body }: Input<Api['setAuditProject']>,
  version: number,
): Promise<AuditAnswer> {
  await auditRow(tx, params.audit);
  const project = await visibleProject(tx, body.projectId);
  if (body.auditorId !== null && !(await personExists(tx, body.auditorId)))
    throw invalidField('body.auditorId', 'There is no such active person.');
  const audit = await auditToChange(tx, params.audit, version);
  const there = (await store.loadFrame(tx, audit.id)).find(f => f.projectId === project.id);
  if (there?.rank == null && body.reason === '')
    throw invalidField('body.reason', `Say why ${project.key} is put into the sample by hand.`);
  if (body.auditorId !== null) {
    const member = (await store.loadMembers(tx, [audit.id])).find(m => m.id === body.auditorId);
    if (member === undefined)
      throw invalidField('body.auditorId', 'Choose one of the auditors of this audit.');
    await mustBeIndependent(tx, member, project);
  }
  const candidate = (await frameOf(tx, audit, audit.sample?.weights ?? usualRiskWeights)).find(
    c => c.id === project.id,
  );
  await store.putProject(tx, audit.id, {
    ...(there ?? byHand(candidate, project.id)),
    ...{ auditorId: body.auditorId, reason: body.reason },
  });
  await store.touchAudit(tx, audit.id, null);
  record(tx, {
    name: 'governance.audit.project-set',
    subject: { kind: 'audit', id: audit.id },
    projectId: project.id,
    before: there === undefined ? null : { auditorId: there.auditorId },
    after: { auditorId: body.auditorId },
    reason: body.reason || null,
  });
  return auditView(tx, audit.id);
}
