import type { Api, DocumentSummary, HeldValue, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  invalidField,
  may,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { personMay, placeOf, projectsWith, resolveProject, visibleProject } from '../../../register/index.ts';
import { decidersOf } from './deciders.ts';
import { prefill } from './facts.ts';
import { adopt, knownTemplate, publishedOf } from './library.ts';
import { mayDecide } from './policy.ts';
import * as store from './store/documents.ts';
import { loadFiles, loadVersion, loadVersions, type Texts } from './store/templates.ts';
import { fieldsOf, type PlacedField, textIn } from './text.ts';
import { holdsMoney, isEmpty, lacksOf, withoutMoney, written } from './values.ts';

type DocumentAnswer = Answer<Api['getDocument']>;
type Summary = Answer<Api['listDocuments']>['items'][number];

export const here = (d: store.DocumentRow) => placeOf({ ...d, id: d.projectId });
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

function summary(d: store.DocumentRow, texts: Texts): Summary {
  const text = textIn(texts, d.language);
  const fields = fieldsOf(text);
  return {
    ...{ id: d.id, title: d.title, kind: d.kind, language: d.language, state: d.state, version: d.version },
    project: { id: d.projectId, key: d.key, name: d.project },
    template: { key: d.templateKey, number: d.templateNumber, title: text.title, type: d.type },
    author: person(d.authorId, d.author),
    approver: person(d.approverId, d.approver),
    ...{ submittedAt: d.submittedAt, approvedAt: d.approvedAt, updatedAt: d.updatedAt },
    filled: fields.filter(f => !isEmpty(d.content[f.path])).length,
    fields: fields.length,
  };
}

export async function listDocuments(tx: Tx, reference: string): Promise<Answer<Api['listDocuments']>> {
  const id = await resolveProject(tx, projectsWith(tx.actor, 'project.read'), reference);
  if (id === null) throw new AppError('not_found', 'There is no such project.');
  const project = await visibleProject(tx, id);
  const rows = await store.loadDocumentsOf(tx, project.id);
  const keys = [...new Set(rows.map(r => r.templateKey))];
  const versions = (await Promise.all(keys.map(k => loadVersions(tx, k)))).flat();
  const textsOf = (d: store.DocumentRow): Texts =>
    versions.find(v => v.templateKey === d.templateKey && v.number === d.templateNumber)?.texts ?? {};
  return {
    project: { id: project.id, key: project.key, name: project.name },
    items: rows.map(d => summary(d, textsOf(d))),
    may: { create: may(tx.actor, 'project.edit', placeOf(project)) },
  };
}

/** A document with what its template asks for. Throws `not_found`, also for what the actor may not see. */
export async function documentWith(
  tx: Tx,
  id: string,
  lock = false,
): Promise<{
  readonly row: store.DocumentRow;
  readonly texts: Texts;
  readonly fields: readonly PlacedField[];
}> {
  const row = await store.loadDocument(tx, id, lock);
  if (!row) throw new AppError('not_found', 'There is no such document.');
  const version = await loadVersion(tx, row.templateKey, row.templateNumber);
  if (!version) throw new Error('Broken assumption: a document has a version of its template');
  return { row, texts: version.texts, fields: fieldsOf(textIn(version.texts, row.language)) };
}

/** What of a document somebody may see, and which fields are withheld. */
export function shownContent(
  tx: Tx,
  {
    row,
    fields,
    content,
  }: {
    readonly row: store.DocumentRow;
    readonly fields: readonly PlacedField[];
    readonly content: store.Content;
  },
): { readonly content: store.Content; readonly withheld: readonly string[] } {
  if (may(tx.actor, 'money.read', here(row))) return { content, withheld: [] };
  const withheld = fields.filter(f => holdsMoney(f.field));
  const hidden = new Map(withheld.map(f => [f.path, f.field]));
  const shown = Object.entries(content).map(([path, value]): [string, HeldValue] => {
    const field = hidden.get(path);
    return [path, field ? withoutMoney(field, value) : value];
  });
  return { content: Object.fromEntries(shown), withheld: withheld.map(f => f.path) };
}

export const versionView = (v: store.DocumentVersionRow) => ({
  ...{ number: v.number, hash: v.hash, by: person(v.writtenBy, v.writer), at: v.recordedAt },
  decision:
    v.decision === null || v.decidedAt === null
      ? null
      : {
          ...{ number: v.number, decision: v.decision, comment: v.comment ?? '', at: v.decidedAt },
          by: person(v.decidedBy, v.decider),
          standsInFor: person(v.forId, v.forName),
        },
});

const slides = new Set(['status-report', 'gate-report']);

/** A document as its page shows it. */
export async function documentView(tx: Tx, id: string): Promise<DocumentAnswer> {
  const { row, texts, fields } = await documentWith(tx, id);
  const { content, withheld } = shownContent(tx, { row, fields, content: row.content });
  const deciders = row.state === 'in-review' ? await decidersOf(tx, row) : [];
  const mayEdit = may(tx.actor, 'project.edit', here(row));
  const known = await knownTemplate(tx, row.templateKey);
  const newest = known.state === 'published' ? (publishedOf(known)?.number ?? 0) : 0;
  const [first] = deciders;
  return {
    ...summary(row, texts),
    currency: row.currency,
    sections: textIn(texts, row.language).sections,
    values: content,
    prefilled: row.prefilled,
    withheld,
    lacks: lacksOf(fields, row.content),
    decides: first === undefined ? null : { id: first.id, name: first.name },
    decidesWhy: first?.why ?? null,
    versions: (await store.loadDocumentVersions(tx, id)).map(versionView),
    formats: ['docx', 'pdf', ...(slides.has(row.type) ? (['pptx'] as const) : [])],
    ownFiles: (await loadFiles(tx, row.templateKey)).map(f => f.format),
    newerTemplate: newest > row.templateNumber ? newest : null,
    may: {
      edit: mayEdit && row.state === 'draft',
      submit: mayEdit && row.state === 'draft',
      decide: mayDecide(row, deciders, tx.actor.person),
      revise: mayEdit && row.state !== 'draft',
    },
  };
}

/** Refuses as approver who is not there, may not see the project, or wrote the document. */
export async function checkApprover(
  tx: Tx,
  approver: string,
  {
    writers,
    place,
  }: { readonly writers: readonly (string | null)[]; readonly place: ReturnType<typeof placeOf> },
): Promise<void> {
  if (writers.includes(approver))
    throw invalidField(
      'body.approverId',
      'Whoever writes a document, or a part of it, does not approve it. Choose somebody else.',
    );
  if (!(await personMay(tx, { person: approver, permission: 'project.read' }, place)))
    throw invalidField(
      'body.approverId',
      'There is no such person who may see this project. Choose one of the list.',
    );
}

/** Makes a document of the published version of a template, filled from what is known of its project. */
export async function createDocument(
  tx: Tx,
  { params, body }: Input<Api['createDocument']>,
): Promise<DocumentAnswer> {
  const project = await visibleProject(tx, params.project);
  const place = placeOf(project);
  if (!may(tx.actor, 'project.edit', place))
    throw new AppError('forbidden', `You may not make documents of ${project.key}.`);
  if (body.approverId) await checkApprover(tx, body.approverId, { writers: [tx.actor.person], place });
  const known = await knownTemplate(tx, body.template).catch(() => {
    throw invalidField('body.template', 'There is no such template. Choose one of the library.');
  });
  const version = publishedOf(known);
  if (known.state === 'retired')
    throw new AppError('conflict', `The template ${known.key} is retired. Choose another one.`);
  if (known.state === 'draft' || !version)
    throw new AppError('conflict', `The template ${known.key} is not published yet.`);
  const text = version.texts[body.language];
  if (!text)
    throw invalidField(
      'body.language',
      `${known.key} is not written in ${body.language}. Choose another language.`,
    );
  await adopt(tx, known);
  const id = await store.insertDocument(tx, {
    ...{
      projectId: project.id,
      templateKey: known.key,
      templateNumber: version.number,
      language: body.language,
    },
    ...{ title: body.title ?? text.title, currency: project.currency, approverId: body.approverId ?? null },
    ...(await prefill(tx, project, fieldsOf(text))),
  });
  record(tx, {
    name: 'governance.document.made',
    subject: { kind: 'document', id },
    projectId: project.id,
    after: {
      template: known.key,
      number: version.number,
      language: body.language,
      title: body.title ?? text.title,
    },
  });
  return documentView(tx, id);
}

/** A document to change, locked and checked against the version that was read. */
export async function documentToChange(
  tx: Tx,
  id: string,
  { version, act }: { readonly version: number; readonly act: string | null },
) {
  const found = await documentWith(tx, id, true);
  if (act !== null && !may(tx.actor, 'project.edit', here(found.row)))
    throw new AppError('forbidden', `You may not ${act} documents of ${found.row.key}.`);
  await mustBeCurrent(found.row.version, version, () => documentView(tx, id));
  return found;
}

/** Keeps amounts of money that the writer may not see, and refuses writing others. */
function mustNotTouchMoney(tx: Tx, row: store.DocumentRow, touched: readonly PlacedField[]): void {
  if (may(tx.actor, 'money.read', here(row))) return;
  const money = touched.find(f => holdsMoney(f.field));
  if (money)
    throw new AppError(
      'forbidden',
      `You may not see the money of ${row.key}, so you may not write "${money.field.label}".`,
    );
}

const states: Readonly<Record<DocumentSummary['state'], string>> = {
  draft: 'a draft',
  'in-review': 'in review: take it back to change it',
  approved: 'approved and stays as it is: begin its next version',
};

/** Writes fields of a draft; those that are not named stay as they are. */
export async function updateDocument(
  tx: Tx,
  { params, body }: Input<Api['updateDocument']>,
  version: number,
): Promise<DocumentAnswer> {
  const { row, fields } = await documentToChange(tx, params.document, { version, act: 'write' });
  if (row.state !== 'draft') throw new AppError('conflict', `This document is ${states[row.state]}.`);
  const values = body.values ?? {};
  if (row.approverId !== null && row.approverId === tx.actor.person && body.approverId === undefined)
    throw new AppError(
      'forbidden',
      'You are to approve this document, so others write it. Name another approver first.',
    );
  mustNotTouchMoney(
    tx,
    row,
    fields.filter(f => Object.hasOwn(values, f.path)),
  );
  if (body.approverId)
    await checkApprover(tx, body.approverId, {
      writers: [...row.writers, tx.actor.person],
      place: here(row),
    });
  const by =
    tx.actor.person === null ? null : ((await store.namesOf(tx, [tx.actor.person]))[0]?.name ?? null);
  const content = written(tx, { fields, content: row.content, values, by });
  const changed = Object.keys(values).filter(
    p => JSON.stringify(row.content[p]) !== JSON.stringify(content[p]),
  );
  const after = {
    title: body.title ?? row.title,
    approverId: body.approverId === undefined ? row.approverId : body.approverId,
    content,
    prefilled: Object.fromEntries(Object.entries(row.prefilled).filter(([p]) => !changed.includes(p))),
  };
  if (changed.length === 0 && after.title === row.title && after.approverId === row.approverId)
    return documentView(tx, row.id);
  await store.writeDocument(tx, row.id, after);
  record(tx, {
    name: 'governance.document.written',
    subject: { kind: 'document', id: row.id },
    projectId: row.projectId,
    before: { title: row.title, approverId: row.approverId },
    // What fields say stays in the document: it may hold money that not everybody who reads the log may see.
    after: { title: after.title, approverId: after.approverId, fields: changed },
  });
  return documentView(tx, row.id);
}
