import { projectStates } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Checkbox, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { findPeople } from '../../project/find-people.ts';
import { useFieldNames, usePlaces } from '../../project/project-fields.tsx';
import { useStateWords } from '../../project/state-words.ts';
import css from './bulk.module.css';
import type { ProjectSet } from './use-steps.ts';

export const bulkFields = [
  'state',
  'managerId',
  'sponsorId',
  'portfolioId',
  'programmeId',
  'unitId',
  'class',
  'category',
  'startForecast',
  'finishForecast',
] as const satisfies readonly (keyof ProjectSet)[];
export type BulkField = (typeof bulkFields)[number];

/** What was chosen for a field; people with their names. */
export type BulkValues = Partial<Record<BulkField, string | Pick | null>>;

/** The values as the body of a request says them. */
export const setOf = (values: BulkValues): ProjectSet =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      value === '' ? null : typeof value === 'object' && value !== null ? value.id : value,
    ]),
  ) as ProjectSet;

interface BulkFieldsProps {
  readonly values: BulkValues;
  readonly onChange: (values: BulkValues) => void;
}

/** Every field that can be changed of many projects; only those ticked are. */
export function BulkFields({ values, onChange }: BulkFieldsProps) {
  const { t } = useLingui();
  const names = useFieldNames();
  const nameOf = (field: BulkField) => (field === 'state' ? t`State` : names[field]);
  const toggle = (field: BulkField) => {
    const { [field]: value, ...rest } = values;
    onChange(value === undefined ? { ...values, [field]: field === 'state' ? 'active' : null } : rest);
  };
  return bulkFields.map(field => (
    <div key={field} className={css.field}>
      <Checkbox label={nameOf(field)} checked={values[field] !== undefined} onChange={() => toggle(field)} />
      {values[field] === undefined ? null : (
        <ValueField
          field={field}
          label={t`New value of ${nameOf(field)}`}
          value={values[field] ?? null}
          onChange={value => onChange({ ...values, [field]: value })}
        />
      )}
    </div>
  ));
}

interface ValueFieldProps {
  readonly field: BulkField;
  readonly label: string;
  readonly value: string | Pick | null;
  readonly onChange: (value: string | Pick | null) => void;
}

function ValueField({ field, label, value, onChange }: ValueFieldProps): ReactNode {
  const { t } = useLingui();
  const places = usePlaces();
  const states = useStateWords();
  const text = typeof value === 'string' ? value : null;
  switch (field) {
    case 'state':
      return (
        <Select
          aria-label={label}
          allowDeselect={false}
          data={projectStates.map(s => ({ value: s, label: states(s) }))}
          value={text}
          onChange={onChange}
        />
      );
    case 'managerId':
    case 'sponsorId':
      return (
        <PersonPicker
          label={label}
          find={findPeople}
          value={typeof value === 'object' ? value : null}
          onChange={onChange}
        />
      );
    case 'portfolioId':
    case 'programmeId':
    case 'unitId':
      return (
        <Select
          aria-label={label}
          searchable
          clearable
          placeholder={t`None`}
          clearButtonProps={{ 'aria-label': t`Clear ${label}` }}
          data={places[field]}
          value={text}
          onChange={onChange}
        />
      );
    case 'class':
    case 'category':
      return (
        <TextInput
          aria-label={label}
          placeholder={t`None`}
          value={text ?? ''}
          onChange={event => onChange(event.currentTarget.value)}
        />
      );
    case 'startForecast':
    case 'finishForecast':
      return <DayField label={label} value={text} onChange={onChange} />;
  }
}
