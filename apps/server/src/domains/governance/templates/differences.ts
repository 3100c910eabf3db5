import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, type Tx } from '../../../platform/index.ts';
import { documentWith, shownContent } from './documents.ts';
import { sayValue } from './said.ts';
import { type Content, loadDocumentVersions } from './store/documents.ts';

/** What changed between two versions of a document, field by field. */
export async function compareDocument(
  tx: Tx,
  { params, query }: Input<Api['compareDocument']>,
): Promise<Answer<Api['compareDocument']>> {
  const { row, fields } = await documentWith(tx, params.document);
  const versions = await loadDocumentVersions(tx, row.id);
  const contentOf = (number: number | undefined): { readonly title: string; readonly content: Content } => {
    if (number === undefined) return row;
    const found = versions.find(v => v.number === number);
    if (!found) throw new AppError('not_found', `This document has no version ${number}.`);
    return found;
  };
  const [a, b] = [contentOf(query.from), contentOf(query.to)];
  const shown = (content: Content) => shownContent(tx, { row, fields, content }).content;
  const [before, after] = [shown(a.content), shown(b.content)];
  const changes = fields.flatMap(({ path, section, field }) => {
    const [was, is] = [sayValue(field, before[path], row), sayValue(field, after[path], row)];
    return was === is ? [] : [{ path, section, label: field.label, before: was, after: is }];
  });
  const title = { path: 'title', section: '', label: 'Title', before: a.title, after: b.title };
  return {
    from: query.from,
    to: query.to ?? null,
    changes: a.title === b.title ? changes : [title, ...changes],
  };
}
