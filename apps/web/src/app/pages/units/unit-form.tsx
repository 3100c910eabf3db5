import { type PmoType, pmoTypes, type Unit } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import { useSession } from '../../../lib/session.ts';
import type { useForm } from '../../../ui/form/use-form.ts';
import { AddedInputs } from '../added-fields/added-inputs.tsx';
import { type AddedValues, addedValues, useAddedWords, withAddedSet } from '../added-fields/added-values.ts';
import { withDescendants } from '../descendants.ts';
import css from '../form.module.css';
import { usePmoTypeWords } from '../pmo-type-words.ts';

/** A unit as a form holds it; no type of its own is the type of the unit above. */
export interface UnitValues extends AddedValues {
  readonly name: string;
  readonly code: string;
  readonly parentId: Unit['id'] | null;
  readonly pmoType: PmoType | null;
}

export const valuesOf = (unit: Unit): UnitValues => ({
  name: unit.name,
  code: unit.code ?? '',
  parentId: unit.parentId,
  pmoType: unit.pmoType,
  ...addedValues(unit.fields),
});

/** Some values as the body of a request: an empty code is none. */
export const bodyOf = <V extends Partial<UnitValues>>(values: V) => ({
  ...withAddedSet(values),
  ...(values.code === undefined ? {} : { code: values.code === '' ? null : values.code }),
});

/** Names of a unit's fields, also for a merge. */
export function useUnitNames(): Readonly<Record<keyof UnitValues, string>> {
  const { t } = useLingui();
  const { names } = useAddedWords('unit');
  return { ...names, name: t`Name`, code: t`Code`, parentId: t`Above it`, pmoType: t`Type of PMO` };
}

/** The type that reaches a unit from above. */
export function inheritedType(units: readonly Unit[], parentId: string | null, own: PmoType): PmoType {
  const parent = units.find(unit => unit.id === parentId);
  if (parent === undefined) return own;
  return parent.pmoType ?? inheritedType(units, parent.parentId, own);
}

interface UnitFieldsProps {
  readonly form: ReturnType<typeof useForm<UnitValues>>;
  readonly units: readonly Unit[];
  /** The unit that is edited, which cannot be moved below itself. */
  readonly unit?: Unit;
}

export function UnitFields({ form, units, unit }: UnitFieldsProps) {
  const { t } = useLingui();
  const names = useUnitNames();
  const types = usePmoTypeWords();
  const { me } = useSession();
  const below = unit === undefined ? new Set<string>() : withDescendants(units, unit.id);
  const { parentId, pmoType } = form.values;
  const inherited = inheritedType(units, parentId, me?.organisation.pmoType ?? 'supportive');
  return (
    <>
      <div className={css.fields}>
        <TextInput label={names.name} data-autofocus autoComplete="off" {...form.text('name')} />
        <TextInput label={names.code} autoComplete="off" {...form.text('code')} />
        <Select
          label={names.parentId}
          placeholder={me?.organisation.name ?? t`The organisation`}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t`Clear ${names.parentId}` }}
          data={units.filter(u => !below.has(u.id)).map(u => ({ value: u.id, label: u.name }))}
          value={parentId}
          onChange={id => form.set('parentId', units.find(u => u.id === id)?.id ?? null)}
          error={form.field('parentId').error}
        />
        <Select
          label={names.pmoType}
          description={types[pmoType ?? inherited].hint}
          data={[
            { value: 'inherited', label: t`As above: ${types[inherited].name}` },
            ...pmoTypes.map(type => ({ value: type, label: types[type].name })),
          ]}
          allowDeselect={false}
          value={pmoType ?? 'inherited'}
          onChange={value => form.set('pmoType', pmoTypes.find(type => type === value) ?? null)}
          error={form.field('pmoType').error}
        />
      </div>
      <AddedInputs entity="unit" form={form} {...(unit === undefined ? {} : { of: unit })} />
    </>
  );
}
