import type { ImportRecord } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { columnOf, columnSource, kindOf, type Source, valuesOf } from '../draft.ts';
import css from '../imports.module.css';
import { SourceSelect } from './source-select.tsx';
import { ValuesDialog } from './values-dialog.tsx';

type Column = ImportRecord['file']['columns'][number];

interface FieldRowProps {
  readonly field: string;
  readonly name: string;
  readonly required: boolean;
  readonly source: Source | undefined;
  readonly columns: readonly Column[];
  readonly error: string | undefined;
  readonly onChange: (field: string, source: Source | undefined) => void;
}

/** What a chosen column holds, and the words of it that are replaced. */
function ColumnDetail({
  name,
  source,
  columns,
  onValues,
}: {
  readonly name: string;
  readonly source: Source;
  readonly columns: readonly Column[];
  readonly onValues: (values: Readonly<Record<string, string>>) => void;
}) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const chosen = columnOf(
    source,
    columns.map(c => c.name),
  );
  const column = columns.find(c => c.name === chosen);
  const values = valuesOf(source);
  const count = Object.keys(values).length;
  if (column === undefined)
    return <span className="small bad">{t`The file has no column “${chosen ?? ''}”`}</span>;
  return (
    <>
      <span className={`${css.samples} small faint`} title={column.samples.join(' · ')}>
        {column.samples.length === 0 ? t`empty` : column.samples.join(' · ')}
      </span>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => setOpen(true)}
        aria-label={count === 0 ? t`Replace words of ${name}` : t`${count} replaced of ${name}`}
      >
        {count === 0 ? <Trans>Replace words</Trans> : <Trans>{count} replaced</Trans>}
      </Button>
      {open ? (
        <ValuesDialog
          title={t`Replace words of ${column.name}`}
          samples={column.samples}
          values={values}
          onClose={() => setOpen(false)}
          onSave={next => {
            setOpen(false);
            onValues(next);
          }}
        />
      ) : null}
    </>
  );
}

function Detail({ field, name, source, columns, onChange }: Omit<FieldRowProps, 'required' | 'error'>) {
  const { t } = useLingui();
  if (source === undefined) return null;
  if (typeof source === 'object' && 'value' in source)
    return (
      <TextInput
        aria-label={t`Fixed value of ${name}`}
        placeholder={t`The same in every row`}
        value={source.value}
        onChange={event => onChange(field, { value: event.currentTarget.value })}
      />
    );
  if (typeof source === 'object' && 'formula' in source)
    return (
      <Textarea
        aria-label={t`Formula of ${name}`}
        autosize
        minRows={1}
        maxRows={6}
        spellCheck={false}
        classNames={{ input: css.code ?? '' }}
        value={source.formula}
        onChange={event => onChange(field, { formula: event.currentTarget.value })}
      />
    );
  const chosen =
    columnOf(
      source,
      columns.map(c => c.name),
    ) ?? '';
  return (
    <ColumnDetail
      name={name}
      source={source}
      columns={columns}
      onValues={values => onChange(field, columnSource(chosen, values))}
    />
  );
}

/** One field: where it comes from, and what that looks like in the file. */
export function FieldRow(props: FieldRowProps) {
  const { field, name, required, source, columns, error, onChange } = props;
  const { t } = useLingui();
  const missing = required && source === undefined;
  return (
    <div className={css.field} data-missing={missing || undefined}>
      <div className={css.fieldName}>
        {name}
        {required ? <span className={missing ? 'bad small' : 'faint small'}>{t`needed`}</span> : null}
      </div>
      <SourceSelect
        label={t`Where ${name} comes from`}
        source={source}
        columns={columns.map(c => c.name)}
        onChange={next => onChange(field, next)}
        error={error}
      />
      <div className={css.detail} data-kind={kindOf(source)}>
        <Detail field={field} name={name} source={source} columns={columns} onChange={onChange} />
      </div>
    </div>
  );
}
