import type { Field, FieldCells, FieldEntity } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useAddedFields } from '../../../lib/added-fields.ts';
import { useSession } from '../../../lib/session.ts';
import { Pairs, type Term } from '../../../ui/panel/panel-parts.tsx';
import css from '../form.module.css';
import { type AddedName, type AddedValues, addedName, useAddedTerms } from './added-values.ts';
import { type AddedValue, FieldInput } from './field-input.tsx';

interface AddedForm {
  readonly values: AddedValues;
  readonly field: (name: AddedName) => {
    readonly onChange: (value: AddedValue) => void;
    readonly error?: ReactNode;
  };
}

interface AddedInputsProps {
  readonly entity: Exclude<FieldEntity, 'project'>;
  readonly form: AddedForm;
  /** What is there now; nothing of what is being added. */
  readonly cells?: FieldCells;
}

const nothing: FieldCells = {};

/** The added fields that one may fill where one may change the thing itself. */
export const useFillable = (entity: AddedInputsProps['entity']): readonly Field[] =>
  useAddedFields(entity).filter(f => !f.retired && (f.editedBy !== 'office' || f.may.edit));

/** The fields that the organisation added, as a part of a form; nothing where it added none. */
export function AddedInputs({ entity, form, cells = nothing }: AddedInputsProps) {
  const { me } = useSession();
  const currency = me?.organisation.currency ?? 'EUR';
  const fields = useAddedFields(entity);
  const fillable = useFillable(entity);
  const others = new Set(fields.filter(f => !fillable.includes(f)).map(f => f.label));
  const terms = useAddedTerms(entity, cells).filter(term => others.has(term.label));
  return <InputsPart fields={fillable} form={form} currency={currency} terms={terms} />;
}

interface InputsPartProps {
  readonly fields: readonly Field[];
  readonly form: AddedForm;
  readonly currency: string;
  /** What is only read. */
  readonly terms?: readonly Term[];
}

const noTerms: readonly Term[] = [];

/** Added fields to fill as a part of a form; nothing where there are none. */
export function InputsPart({ fields, form, currency, terms = noTerms }: InputsPartProps) {
  const { t } = useLingui();
  if (fields.length + terms.length === 0) return null;
  return (
    <fieldset className={css.part}>
      <legend>{t`Fields of your organisation`}</legend>
      <div className={css.fields} style={{ alignItems: 'end' }}>
        {fields.map(field => (
          <FieldInput
            key={field.id}
            field={field}
            currency={currency}
            {...form.field(addedName(field))}
            value={form.values[addedName(field)] ?? null}
          />
        ))}
      </div>
      {terms.length === 0 ? null : <Pairs pairs={terms} />}
    </fieldset>
  );
}
