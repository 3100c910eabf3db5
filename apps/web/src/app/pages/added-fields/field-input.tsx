import type { Field } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { pathOf } from '../../../lib/added-fields.ts';
import { DayField } from '../../../ui/form/day-field.tsx';
import { MoneyField } from '../../../ui/form/money-field.tsx';
import { type Pick as Person, PersonPicker } from '../../../ui/form/person-picker.tsx';
import { findPeople } from '../project/find-people.ts';

/** A value of an added field in a form; people with their names. */
export type AddedValue = string | number | boolean | Person | null;

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

interface ChoiceInputProps extends Pick<FieldInputProps, 'field' | 'value' | 'error' | 'onChange'> {
  readonly label: string;
  readonly description: string | undefined;
}

/** One value of a list, or yes or no. */
function ChoiceInput({ field, value, onChange, ...common }: ChoiceInputProps) {
  const { t } = useLingui();
  const isList = field.type !== 'yes-no';
  const text = isList ? value : value === null ? null : value === true ? 'yes' : 'no';
  const choices = isList
    ? field.options
        .filter(o => !o.retired || o.code === value)
        .map(o => ({ value: o.code, label: pathOf(field.options, o.code) }))
    : [
        { value: 'yes', label: t`yes` },
        { value: 'no', label: t`no` },
      ];
  return (
    <Select
      {...common}
      searchable={isList}
      clearable
      clearButtonProps={{ 'aria-label': t`Clear ${field.label}` }}
      data={choices}
      value={typeof text === 'string' ? text : null}
      onChange={chosen => onChange(isList || chosen === null ? chosen : chosen === 'yes')}
    />
  );
}

/** One added field as its type is filled. */
export function FieldInput({ field, value, error, onChange: set, currency }: FieldInputProps) {
  const description = field.help === '' ? undefined : field.help;
  const common = {
    label: field.unit === '' ? field.label : `${field.label}, ${field.unit}`,
    description,
    // Labels stand in a line, whether or not something is said below.
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    error,
  };
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
        <PersonPicker
          {...common}
          find={findPeople}
          value={typeof value === 'object' ? value : null}
          onChange={set}
        />
      );
    case 'list':
    case 'tree':
    case 'yes-no':
      return <ChoiceInput {...common} field={field} value={value} onChange={set} />;
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
