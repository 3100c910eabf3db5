import type { TemplateField } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import { DayField } from '../../../ui/form/day-field.tsx';
import { MoneyField } from '../../../ui/form/money-field.tsx';
import { TableInput } from './table-input.tsx';
import css from './templates.module.css';
import type { Typed } from './use-document.ts';

interface FieldInputProps {
  readonly field: TemplateField;
  readonly value: Typed | undefined;
  readonly currency: string;
  readonly disabled: boolean;
  readonly error?: ReactNode;
  readonly onChange: (value: Typed) => void;
}

const textOf = (value: Typed | undefined): string => (typeof value === 'string' ? value : '');
const numberOf = (value: Typed | undefined): number | null => (typeof value === 'number' ? value : null);

function Ticks({ field, value, disabled, onChange }: FieldInputProps) {
  const { t } = useLingui();
  const format = useFormat();
  const ticks = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const isDone = (key: string) => Boolean((ticks as Readonly<Record<string, unknown>>)[key]);
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="sr-only">{field.label}</legend>
      <ul className={css.checks}>
        {(field.items ?? []).map(item => {
          const tick = (ticks as Readonly<Record<string, unknown>>)[item.key];
          const known =
            typeof tick === 'object' && tick !== null ? (tick as { by: string | null; at: string }) : null;
          return (
            <li key={item.key}>
              <Checkbox
                label={item.label}
                disabled={disabled}
                checked={isDone(item.key)}
                onChange={event => {
                  const all = Object.fromEntries((field.items ?? []).map(i => [i.key, isDone(i.key)]));
                  onChange({ ...all, [item.key]: event.currentTarget.checked });
                }}
                description={
                  known === null
                    ? undefined
                    : [known.by ?? t`The system`, format.instant(known.at)].join(', ')
                }
              />
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

/** One field of a document, by its type. */
export function FieldInput(props: FieldInputProps) {
  const { t } = useLingui();
  const { field, value, currency, disabled, error, onChange } = props;
  const shared = { label: field.label, disabled, error, required: field.required };
  switch (field.type) {
    case 'text':
    case 'person':
      return (
        <TextInput
          {...shared}
          maxLength={500}
          value={textOf(value)}
          onChange={e => onChange(e.currentTarget.value)}
        />
      );
    case 'long-text':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={18}
          maxLength={20_000}
          value={textOf(value)}
          onChange={e => onChange(e.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          w={200}
          value={numberOf(value) ?? ''}
          onChange={v => onChange(typeof v === 'number' ? v : null)}
        />
      );
    case 'money':
      return <MoneyField {...shared} value={numberOf(value)} currency={currency} onChange={onChange} />;
    case 'date':
      return <DayField {...shared} w={200} value={textOf(value) || null} onChange={onChange} />;
    case 'list':
      return (
        <Select
          {...shared}
          clearable
          placeholder={t`Choose`}
          data={[...(field.choices ?? [])]}
          value={textOf(value) || null}
          onChange={onChange}
        />
      );
    case 'table':
      return <TableInput {...props} />;
    case 'checklist':
      return <Ticks {...props} />;
  }
}
