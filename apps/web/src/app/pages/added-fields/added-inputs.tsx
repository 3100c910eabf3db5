import type { Field, FieldEntity } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useAddedFields } from '../../../lib/added-fields.ts';
import { useSession } from '../../../lib/session.ts';
import { Pairs, type Term } from '../../../ui/panel/panel-parts.tsx';
import css from '../form.module.css';
import { useAddedTerms, type WithAdded } from './added-terms.tsx';
import { type AddedName, type AddedValues, addedName } from './added-values.ts';
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
  /** What has them; nothing of what is being added. */
  readonly of?: WithAdded;
}

const nothing: WithAdded = { id: '', fields: {} };

/** The added fields that one may fill where one may change the thing itself. */
export function useFillable(entity: AddedInputsProps['entity']): readonly Field[] {
  const { holds } = useSession();
  return useAddedFields(entity).filter(
    f =>
      !f.retired &&
      f.type !== 'formula' &&
      (f.editedBy !== 'office' || f.may.edit) &&
      (f.seenBy !== 'money' || holds('money.edit')),
  );
}

/** The fields that the organisation added, as a part of a form; nothing where it added none. */
export function AddedInputs({ entity, form, of = nothing }: AddedInputsProps) {
  const { me } = useSession();
  const currency = me?.organisation.currency ?? 'EUR';
  const fillable = useFillable(entity);
  const filled = new Set(fillable.map(f => f.key));
  const terms = useAddedTerms(entity, of).filter(term => !filled.has(term.key));
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
      <div className={css.fields}>
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
