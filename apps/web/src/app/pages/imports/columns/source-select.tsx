import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { columnOf, columnSource, kindOf, type Source, valuesOf } from '../draft.ts';

interface SourceSelectProps {
  readonly label: string;
  readonly source: Source | undefined;
  readonly columns: readonly string[];
  readonly onChange: (source: Source | undefined) => void;
  readonly error?: string | undefined;
}

const marked = (column: string): string => `column:${column}`;

/** Where a value comes from: a column, a fixed value, a formula, or nothing. */
export function SourceSelect({ label, source, columns, onChange, error }: SourceSelectProps) {
  const { t } = useLingui();
  const kind = kindOf(source);
  const column = columnOf(source, columns);
  const data = useMemo(() => {
    const missing = column !== null && !columns.includes(column) ? [column] : [];
    return [
      {
        group: t`Columns of the file`,
        items: [...columns, ...missing].map(name => ({ value: marked(name), label: name })),
      },
      {
        group: t`Without a column`,
        items: [
          { value: 'value', label: t`A fixed value` },
          { value: 'formula', label: t`A formula` },
        ],
      },
    ];
  }, [columns, column, t]);
  const choose = (chosen: string | null) => {
    if (chosen === null) onChange(undefined);
    else if (chosen === 'value') onChange(kind === 'value' ? source : { value: '' });
    else if (chosen === 'formula')
      onChange(kind === 'formula' ? source : { formula: column === null ? 'row' : rowOf(column) });
    else onChange(columnSource(chosen.slice('column:'.length), valuesOf(source)));
  };
  return (
    <Select
      aria-label={label}
      searchable
      clearable
      placeholder={t`Not in the file`}
      clearButtonProps={{ 'aria-label': t`Clear ${label}` }}
      nothingFoundMessage={t`No such column`}
      comboboxProps={{ keepMounted: false }}
      data={data}
      value={column !== null ? marked(column) : kind === 'none' ? null : kind}
      onChange={choose}
      error={error}
    />
  );
}

/** A column as a formula names it. */
const rowOf = (column: string): string =>
  /^[A-Za-z_]\w*$/.test(column) ? `row.${column}` : `row[${JSON.stringify(column)}]`;
