import type { Field } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { pathOf } from '../../../../lib/added-fields.ts';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { MoneyField } from '../../../../ui/form/money-field.tsx';
import { PersonField, type Pick } from '../../../../ui/form/person-field.tsx';
import { findPeople } from '../find-people.ts';

/** A value of an added field in a form; people with their names. */
export type AddedValue = string | number | boolean | Pick | null;

/** The value as a request says it: people by id, an empty line as nothing. */
export const sentValue = (value: AddedValue): string | number | boolean | null => {
  if (typeof value === 'object' && value !== null) return value.id;
  return value === '' ? null : value;
};

interface FieldInputProps {
  readonly field: Field;
  readonly value: AddedValue;
  readonly error?: ReactNode;
  readonly onChange: (value: AddedValue) => void;
  readonly currency: string;
}

/** One added field as its type is filled. */
export function FieldInput({ field, value, error, onChange: set, currency }: FieldInputProps) {
  const { t } = useLingui();
  const description = field.help === '' ? undefined : field.help;
  const common = {
    label: field.unit === '' ? field.label : `${field.label}, ${field.unit}`,
    description,
    error,
  };
  const clear = { 'aria-label': t`Clear ${field.label}` };
  switch (field.type) {
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          decimalScale={field.decimals}
          {...(field.min === null ? {} : { min: field.min })}
          {...(field.max === null ? {} : { max: field.max })}
          onChange={n => set(typeof n === 'number' ? n : null)}
        />
      );
    case 'money':
      return (
        <MoneyField
          {...common}
          currency={currency}
          value={typeof value === 'number' ? value : null}
          onChange={set}
        />
      );
    case 'date':
      return <DayField {...common} value={typeof value === 'string' ? value : null} onChange={set} />;
    case 'person':
      return (
        <PersonField
          {...common}
          find={findPeople}
          value={typeof value === 'object' ? value : null}
          onChange={set}
        />
      );
    case 'list':
    case 'tree':
      return (
        <Select
          {...common}
          searchable
          clearable
          clearButtonProps={clear}
          data={field.options
            .filter(o => !o.retired || o.code === value)
            .map(o => ({ value: o.code, label: pathOf(field.options, o.code) }))}
          value={typeof value === 'string' ? value : null}
          onChange={set}
        />
      );
    case 'yes-no':
      return (
        <Select
          {...common}
          clearable
          clearButtonProps={clear}
          data={[
            { value: 'yes', label: t`yes` },
            { value: 'no', label: t`no` },
          ]}
          value={value === null ? null : value === true ? 'yes' : 'no'}
          onChange={v => set(v === null ? null : v === 'yes')}
        />
      );
    case 'text':
    case 'formula':
      return (
        <TextInput
          {...common}
          value={typeof value === 'string' ? value : ''}
          onChange={event => set(event.currentTarget.value)}
        />
      );
  }
}
