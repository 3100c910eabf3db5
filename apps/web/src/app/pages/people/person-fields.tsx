import { listUnits } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import { useRead } from '../../../lib/api/use-read.ts';
import type { useForm } from '../../../ui/form/use-form.ts';
import { AddedInputs } from '../added-fields/added-inputs.tsx';
import type { WithAdded } from '../added-fields/added-terms.tsx';
import { useAddedWords } from '../added-fields/added-values.ts';
import css from '../form.module.css';
import type { PersonValues } from './person-form.ts';

/** Names of a person's fields, also for a merge. */
export function usePersonNames(): Readonly<Record<keyof PersonValues, string>> {
  const { t } = useLingui();
  const { names } = useAddedWords('person');
  return { ...names, name: t`Name`, email: t`E-mail address`, jobTitle: t`Job title`, unitId: t`Unit` };
}

/** Units to choose from. */
export function useUnitChoices() {
  const units = useRead(listUnits, {});
  return (units.data?.items ?? []).map(({ id, name }) => ({ value: id as string, label: name }));
}

interface PersonFieldsProps {
  readonly form: ReturnType<typeof useForm<PersonValues>>;
  /** What is there of their added fields; nothing of who is being added. */
  readonly of?: WithAdded;
}

export function PersonFields({ form, ...there }: PersonFieldsProps) {
  const { t } = useLingui();
  const names = usePersonNames();
  const units = useUnitChoices();
  return (
    <>
      <div className={css.fields}>
        <TextInput label={names.name} data-autofocus autoComplete="off" {...form.text('name')} />
        <TextInput label={names.email} type="email" autoComplete="off" {...form.text('email')} />
        <TextInput label={names.jobTitle} autoComplete="off" {...form.text('jobTitle')} />
        <Select
          label={names.unitId}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t`Clear ${names.unitId}` }}
          data={units}
          {...form.field('unitId')}
        />
      </div>
      <AddedInputs entity="person" form={form} {...there} />
    </>
  );
}
