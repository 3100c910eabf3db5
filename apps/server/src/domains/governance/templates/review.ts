import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  contentHash,
  invalidField,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { decidersOf } from './deciders.ts';
import { checkApprover, documentToChange, documentView, here } from './documents.ts';
import { mayDecide, wrote } from './policy.ts';
import * as store from './store/documents.ts';
import { lacksOf } from './values.ts';

type DocumentAnswer = Answer<Api['getDocument']>;

/** What the hash of a version is over. */
export const hashOf = (d: store.DocumentRow): string =>
  contentHash({
    ...{ title: d.title, template: d.templateKey, number: d.templateNumber, language: d.language },
    ...{ currency: d.currency, content: d.content },
  });

/** Hands a draft in for review: what it says becomes a version that never changes. */
export async function submitDocument(
  tx: Tx,
  { params, body }: Input<Api['submitDocument']>,
  version: number,
): Promise<DocumentAnswer> {
  const { row, fields } = await documentToChange(tx, params.document, { version, act: 'hand in' });
  if (row.state !== 'draft') throw new AppError('conflict', 'Only a draft is handed in for review.');
  if (body.approverId) await checkApprover(tx, body.approverId, { writers: row.writers, place: here(row) });
  const lacks = lacksOf(fields, row.content);
  if (lacks.length > 0)
    throw new AppError(
      'invalid',
      `${lacks.length === 1 ? 'One field is' : `${lacks.length} fields are`} missing.`,
      {
        fields: lacks.map(l => ({ path: `body.values.${l.path}`, message: l.message })),
      },
    );
  const approverId = body.approverId ?? row.approverId;
  if (approverId === null) throw invalidField('body.approverId', 'Name somebody who is to approve it.');
  if (approverId === tx.actor.person)
    throw invalidField(
      'body.approverId',
      'Whoever hands a document in does not approve it. Choose somebody else.',
    );
  await checkApprover(tx, approverId, { writers: row.writers, place: here(row) });
  const number = ((await store.loadDocumentVersions(tx, row.id)).at(-1)?.number ?? 0) + 1;
  const { title, content, prefilled } = row;
  const hash = hashOf(row);
  await store.insertDocumentVersion(tx, row.id, { number, title, content, prefilled, hash });
  await store.moveDocument(tx, row.id, {
    ...{ state: 'in-review', approverId, submittedBy: tx.actor.person, submittedAt: tx.at, approvedAt: null },
  });
  record(tx, {
    name: 'governance.document.handed-in',
    subject: { kind: 'document', id: row.id },
    projectId: row.projectId,
    before: { state: row.state },
    after: { state: 'in-review', title, number, hash, approverId },
  });
  return documentView(tx, row.id);
}

/** Approves a version, or sends it back with a comment. */
export async function decideDocument(
  tx: Tx,
  { params, body }: Input<Api['decideDocument']>,
  version: number,
): Promise<DocumentAnswer> {
  const { row } = await documentToChange(tx, params.document, { version, act: null });
  if (row.state !== 'in-review')
    throw new AppError('conflict', 'This document does not wait for a decision.');
  if (wrote(row, tx.actor.person))
    throw new AppError(
      'forbidden',
      'You wrote this document or handed it in yourself. Somebody else has to decide on it.',
    );
  const deciders = await decidersOf(tx, row);
  if (!mayDecide(row, deciders, tx.actor.person))
    throw new AppError('forbidden', `${row.approver ?? 'Its approver'} decides on this document.`);
  if (body.decision === 'returned' && body.comment === '')
    throw invalidField('body.comment', 'Say what has to be changed.');
  const last = (await store.loadDocumentVersions(tx, row.id)).at(-1);
  if (!last) throw new Error('Broken assumption: what is in review has a version');
  const { decision, comment } = body;
  const forId = row.approverId === tx.actor.person ? null : row.approverId;
  await store.insertDecision(tx, row.id, { number: last.number, decision, comment, forId });
  const approved = decision === 'approved';
  await store.moveDocument(tx, row.id, {
    ...{ approverId: row.approverId, submittedBy: row.submittedBy, submittedAt: row.submittedAt },
    ...(approved ? { state: 'approved', approvedAt: tx.at } : { state: 'draft', approvedAt: null }),
  });
  record(tx, {
    name: approved ? 'governance.document.approved' : 'governance.document.sent-back',
    subject: { kind: 'document', id: row.id },
    projectId: row.projectId,
    before: { state: row.state },
    after: {
      ...{ state: approved ? 'approved' : 'draft', title: row.title, number: last.number, hash: last.hash },
      ...{ for: forId, submittedBy: row.submittedBy },
    },
    reason: comment || null,
  });
  return documentView(tx, row.id);
}

/** Begins the next version of an approved document, or takes one back from review. */
export async function reviseDocument(
  tx: Tx,
  { params, body }: Input<Api['reviseDocument']>,
  version: number,
): Promise<DocumentAnswer> {
  const { row } = await documentToChange(tx, params.document, { version, act: 'revise' });
  if (row.state === 'draft') throw new AppError('conflict', 'This document is a draft already.');
  await store.moveDocument(tx, row.id, {
    ...{ state: 'draft', approverId: row.approverId, submittedBy: null, submittedAt: null, approvedAt: null },
  });
  record(tx, {
    name: row.state === 'approved' ? 'governance.document.revision-begun' : 'governance.document.taken-back',
    subject: { kind: 'document', id: row.id },
    projectId: row.projectId,
    before: { state: row.state },
    after: { state: 'draft' },
    reason: body.reason,
  });
  return documentView(tx, row.id);
}
