import {
  getDocumentTemplate,
  type ProjectTemplateDefinition,
  type TemplateColumn,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, Textarea } from '@mantine/core';
import { useMemo } from 'react';
import { useErrorText } from '../../../../../lib/api/error-text.ts';
import { useRead } from '../../../../../lib/api/use-read.ts';
import { Banner } from '../../../../../ui/feedback/banner.tsx';
import { SkeletonLines } from '../../../../../ui/page/skeleton.tsx';
import css from './editor.module.css';
import { newId } from './new-id.ts';
import { type CellsProps, RowTable } from './row-table.tsx';
import type { DraftDesk } from './use-draft.ts';

type Row = ProjectTemplateDefinition['rows'][number];
type Columns = readonly TemplateColumn[];

function Cells({ item, index, context, put }: CellsProps<Row, Columns>) {
  const { t } = useLingui();
  const set = (key: string, value: string) => put({ ...item, cells: { ...item.cells, [key]: value } });
  return context.map(column => {
    const label = t`${column.label}, row ${index + 1}`;
    const value = item.cells[column.key] ?? '';
    return (
      <td key={column.key} className={css.middle}>
        {column.type === 'list' ? (
          <NativeSelect
            aria-label={label}
            data={['', ...(column.choices ?? [])]}
            value={value}
            onChange={event => set(column.key, event.currentTarget.value)}
          />
        ) : (
          <Textarea
            aria-label={label}
            autosize
            minRows={1}
            maxLength={1_000}
            value={value}
            onChange={event => set(column.key, event.currentTarget.value)}
          />
        )}
      </td>
    );
  });
}

const noColumns: Columns = [];

/** The first rows of one register. */
function RegisterRows({ desk, register }: { readonly desk: DraftDesk; readonly register: string }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(getDocumentTemplate, { params: { template: register }, query: {} });
  const text = answer.data?.text['en-GB'] ?? answer.data?.text.de;
  const field = text?.sections.find(s => s.key === 'register')?.fields.find(f => f.key === 'rows');
  // Who manages the project and days are facts of each project, not of a template.
  const columns = useMemo(
    () => field?.columns?.filter(c => c.type === 'text' || c.type === 'list') ?? noColumns,
    [field],
  );
  const { definition, change } = desk;
  if (answer.error !== null) return <Banner tone="red">{textOf(answer.error).message}</Banner>;
  if (answer.data === undefined) return <SkeletonLines lines={3} />;
  if (answer.data.kind !== 'register' || columns.length === 0) return null;
  const own = definition.rows.filter(r => r.register === register);
  const others = definition.rows.filter(r => r.register !== register);
  const { title } = answer.data;
  return (
    <section className={css.part} aria-label={title}>
      <h3>{title}</h3>
      <RowTable
        label={t`Rows of ${title}`}
        items={own}
        onChange={rows => change({ ...definition, rows: [...others, ...rows] })}
        idOf={r => r.id}
        nameOf={r => String(Object.values(r.cells)[0] ?? '').slice(0, 60)}
        columns={columns.map(c => c.label)}
        Cells={Cells}
        context={columns}
        make={() => ({ id: newId('row'), register, cells: {} })}
        empty={t`No rows yet.`}
        problemOf={id => desk.problems.get(`rows:${id}`)}
        most={own.length + 100 - definition.rows.length}
      />
    </section>
  );
}

/** The first rows of all registers that a draft makes. */
export function RegisterTable({ desk }: { readonly desk: DraftDesk }) {
  const { documents } = desk.definition;
  return (
    <>
      <p className="muted">
        <Trans>
          Registers are added under documents. What is written here stands in the register of each new
          project.
        </Trans>
      </p>
      {documents.map(d => (
        <RegisterRows key={d.template} desk={desk} register={d.template} />
      ))}
    </>
  );
}
