import {
  type DocumentTemplate,
  listDocumentTemplates,
  type ProjectTemplateDefinition,
} from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useErrorText } from '../../../../../lib/api/error-text.ts';
import { useRead } from '../../../../../lib/api/use-read.ts';
import { Banner } from '../../../../../ui/feedback/banner.tsx';
import { useTemplateWords } from '../../words.ts';
import css from './editor.module.css';
import { type CellsProps, RowTable } from './row-table.tsx';
import type { DraftDesk } from './use-draft.ts';

type Document = ProjectTemplateDefinition['documents'][number];
type Library = ReadonlyMap<string, DocumentTemplate>;

function Cells({ item, context }: CellsProps<Document, Library>) {
  const words = useTemplateWords();
  const found = context.get(item.template);
  return (
    <>
      <td className={css.wide}>{found?.title ?? item.template}</td>
      <td>{found === undefined ? null : words.kinds[found.kind]}</td>
    </>
  );
}

/** The documents, checklists and registers that a draft makes; rows of a register that is taken away go with it. */
export function DocumentTable({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(listDocumentTemplates, { query: {} });
  const items = answer.data?.items;
  const library = useMemo<Library>(() => new Map((items ?? []).map(i => [i.key, i])), [items]);
  const { definition, change } = desk;
  const { documents, rows } = definition;
  const put = (next: readonly Document[]) => {
    const keys = new Set(next.map(d => d.template));
    const had = new Set(documents.map(d => d.template));
    const stay = rows.filter(r => keys.has(r.register) || !had.has(r.register));
    change({ ...definition, documents: [...next], rows: stay });
  };
  const there = new Set(documents.map(d => d.template));
  const free = (items ?? []).filter(i => i.state === 'published' && !there.has(i.key));
  return (
    <>
      {answer.error === null ? null : <Banner tone="red">{textOf(answer.error).message}</Banner>}
      <RowTable
        label={t`Documents`}
        items={documents}
        onChange={put}
        idOf={d => d.template}
        nameOf={d => library.get(d.template)?.title ?? d.template}
        columns={[t`Document`, t`Kind`]}
        Cells={Cells}
        context={library}
        adder={
          <Select
            aria-label={t`Add a document`}
            placeholder={t`Add a document`}
            searchable
            w={320}
            disabled={documents.length >= 40}
            data={free.map(i => ({ value: i.key, label: i.title }))}
            value={null}
            onChange={template => {
              if (template !== null) put([...documents, { template }]);
            }}
          />
        }
        empty={t`No documents yet. Choose them from the library.`}
        problemOf={id => desk.problems.get(`documents:${id}`)}
        most={40}
      />
    </>
  );
}
