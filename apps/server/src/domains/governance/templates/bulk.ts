import type { DocumentLanguage, DocumentSummary } from '@chartroom/contract';
import { AppError, contentHash, newId, record, type Tx } from '../../../platform/index.ts';
import { adopt, knownTemplate, publishedOf } from './library.ts';
import { type Content, insertDocuments, type Prefilled } from './store/bulk.ts';
import { fieldsOf, textIn } from './text.ts';

/** A document as it is brought in, with what was decided on it. */
export interface GivenDocument {
  readonly projectId: string;
  readonly template: string;
  readonly language: DocumentLanguage;
  readonly currency: string;
  readonly content: Content;
  readonly prefilled: Prefilled;
  readonly authorId: string;
  readonly approverId: string | null;
  readonly state: DocumentSummary['state'];
}

/** Brings in many documents at once; fields that their template does not have are left out. */
export async function addDocuments(tx: Tx, given: readonly GivenDocument[]): Promise<void> {
  const versions = new Map<string, Awaited<ReturnType<typeof versionOf>>>();
  for (const key of new Set(given.map(g => g.template))) versions.set(key, await versionOf(tx, key));
  const rows = given.map(g => {
    const version = versions.get(g.template);
    if (!version) throw new Error('Broken assumption: the version was looked up');
    const text = textIn(version.texts, g.language);
    const known = new Set(fieldsOf(text).map(f => f.path));
    const content = Object.fromEntries(Object.entries(g.content).filter(([p]) => known.has(p)));
    const said = { title: text.title, template: g.template, number: version.number, language: g.language };
    const hash = contentHash({ ...said, currency: g.currency, content });
    return { ...g, id: newId(), content, hash, title: text.title, number: version.number };
  });
  await insertDocuments(tx, rows);
  for (const r of rows)
    record(tx, {
      name: 'governance.document.brought-in',
      subject: { kind: 'document', id: r.id },
      projectId: r.projectId,
      after: { template: r.template, number: r.number, language: r.language, state: r.state, hash: r.hash },
    });
}

async function versionOf(tx: Tx, key: string) {
  const known = await knownTemplate(tx, key);
  await adopt(tx, known);
  const version = publishedOf(known);
  if (!version) throw new AppError('conflict', `The template ${key} is not published yet.`);
  return version;
}
