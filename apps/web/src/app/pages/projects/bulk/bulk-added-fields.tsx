import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useAddedFields } from '../../../../lib/added-fields.ts';
import { useSession } from '../../../../lib/session.ts';
import { type AddedValue, FieldInput, sentValue } from '../../added-fields/field-input.tsx';
import css from './bulk.module.css';
import type { ProjectSet } from './use-steps.ts';

/** What was chosen for added fields, by key. */
export type AddedValues = Readonly<Record<string, AddedValue>>;

/** The values as the body of a request says them. */
export const addedSet = (values: AddedValues): Pick<ProjectSet, 'fields'> =>
  Object.keys(values).length === 0
    ? {}
    : { fields: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, sentValue(value)])) };

interface BulkAddedFieldsProps {
  readonly values: AddedValues;
  readonly onChange: (values: AddedValues) => void;
}

/** The fields that the organisation added; only those ticked are changed. Amounts differ in currency and are left out. */
export function BulkAddedFields({ values, onChange }: BulkAddedFieldsProps) {
  const { t } = useLingui();
  const { me } = useSession();
  const fields = useAddedFields().filter(
    f => !f.retired && f.type !== 'formula' && f.type !== 'money' && (f.editedBy !== 'office' || f.may.edit),
  );
  const toggle = (key: string) => {
    const { [key]: value, ...rest } = values;
    onChange(value === undefined ? { ...values, [key]: null } : rest);
  };
  return fields.map(field => (
    <div key={field.id} className={css.field}>
      <Checkbox
        label={field.label}
        checked={values[field.key] !== undefined}
        onChange={() => toggle(field.key)}
      />
      {values[field.key] === undefined ? null : (
        <FieldInput
          field={{ ...field, label: t`New value of ${field.label}`, help: '' }}
          currency={me?.organisation.currency ?? 'EUR'}
          value={values[field.key] ?? null}
          onChange={value => onChange({ ...values, [field.key]: value })}
        />
      )}
    </div>
  ));
}
