import type { TemplateColumn, TemplateField } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, NumberInput, Select, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { DayField } from '../../../ui/form/day-field.tsx';
import { MoneyField } from '../../../ui/form/money-field.tsx';
import css from './templates.module.css';
import type { Typed } from './use-document.ts';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

interface TableInputProps {
  readonly field: TemplateField;
  readonly value: Typed | undefined;
  readonly currency: string;
  readonly disabled: boolean;
  readonly error?: ReactNode;
  readonly onChange: (value: Typed) => void;
}

interface CellInputProps {
  readonly column: TemplateColumn;
  readonly label: string;
  readonly value: Cell;
  readonly currency: string;
  readonly disabled: boolean;
  readonly onChange: (value: Cell) => void;
}

function CellInput({ column, label, value, currency, disabled, onChange }: CellInputProps) {
  const text = typeof value === 'string' ? value : '';
  switch (column.type) {
    case 'number':
      return (
        <NumberInput
          aria-label={label}
          disabled={disabled}
          value={typeof value === 'number' ? value : ''}
          onChange={v => onChange(typeof v === 'number' ? v : null)}
        />
      );
    case 'money':
      return (
        <div data-labelled>
          <MoneyField
            label={label}
            disabled={disabled}
            value={typeof value === 'number' ? value : null}
            currency={currency}
            onChange={onChange}
          />
        </div>
      );
    case 'date':
      return (
        <div data-labelled>
          <DayField label={label} disabled={disabled} value={text || null} onChange={onChange} />
        </div>
      );
    case 'list':
      return (
        <Select
          aria-label={label}
          disabled={disabled}
          clearable
          data={[...(column.choices ?? [])]}
          value={text || null}
          onChange={onChange}
        />
      );
    case 'text':
    case 'person':
      return (
        <Textarea
          aria-label={label}
          disabled={disabled}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={500}
          value={text}
          onChange={e => onChange(e.currentTarget.value)}
        />
      );
  }
}

interface TableRowProps {
  readonly columns: readonly TemplateColumn[];
  readonly row: Row;
  readonly number: number;
  readonly currency: string;
  readonly disabled: boolean;
  readonly onChange: (key: string, value: Cell) => void;
  readonly onRemove: () => void;
}

function TableRow({ columns, row, number, currency, disabled, onChange, onRemove }: TableRowProps) {
  const { t } = useLingui();
  return (
    <tr>
      {columns.map(c => (
        <td
          key={c.key}
          data-wide={(c.type === 'text' && c.key !== 'id') || undefined}
          data-short={c.key === 'id' || undefined}
          data-list={c.type === 'list' || c.type === 'date' || undefined}
        >
          <CellInput
            column={c}
            label={t`${c.label}, row ${number}`}
            value={row[c.key] ?? null}
            currency={currency}
            disabled={disabled}
            onChange={cell => onChange(c.key, cell)}
          />
        </td>
      ))}
      <td data-end>
        {disabled ? null : (
          <ActionIcon aria-label={t`Remove row ${number}`} variant="subtle" onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}

/** Rows of typed columns. */
export function TableInput({ field, value, currency, disabled, error, onChange }: TableInputProps) {
  const columns = field.columns ?? [];
  const rows: readonly Row[] = Array.isArray(value) ? value : [];
  const put = (index: number, key: string, cell: Cell) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, [key]: cell } : row)));
  return (
    <>
      {rows.length === 0 ? null : (
        <section className={css.tableWrap} aria-label={field.label}>
          <table>
            <thead>
              <tr>
                {columns.map(c => (
                  <th key={c.key} scope="col">
                    {c.label}
                  </th>
                ))}
                <th scope="col">
                  <span className="sr-only">
                    <Trans>Remove</Trans>
                  </span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <TableRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
                  key={i}
                  columns={columns}
                  row={row}
                  number={i + 1}
                  currency={currency}
                  disabled={disabled}
                  onChange={(key, cell) => put(i, key, cell)}
                  onRemove={() => onChange(rows.filter((_, x) => x !== i))}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {error === undefined ? null : (
        <div className={css.note} data-lack role="alert">
          {error}
        </div>
      )}
      {disabled || rows.length >= 300 ? null : (
        <div>
          <Button
            size="xs"
            onClick={() => onChange([...rows, Object.fromEntries(columns.map(c => [c.key, null]))])}
          >
            <Trans>Add a row</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
