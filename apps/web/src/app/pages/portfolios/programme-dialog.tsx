import { createProgramme, listPortfolios, type Programme, updateProgramme } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { AddedInputs } from '../added-fields/added-inputs.tsx';
import { type AddedValues, addedValues, useAddedWords, withAddedSet } from '../added-fields/added-values.ts';
import css from '../form.module.css';
import { MergeConflict } from '../merge-conflict.tsx';
import { findPeople } from '../project/find-people.ts';
import { useMergingForm } from '../use-merging-form.ts';

type PortfolioId = NonNullable<Programme['portfolio']>['id'];
type ManagerId = NonNullable<Programme['manager']>['id'];

interface Values extends AddedValues {
  readonly name: string;
  readonly description: string;
  readonly portfolioId: PortfolioId | null;
  readonly managerId: Pick | null;
}

const valuesOf = (programme: Programme): Values => ({
  name: programme.name,
  description: programme.description,
  portfolioId: programme.portfolio?.id ?? null,
  managerId: programme.manager,
  ...addedValues(programme.fields),
});

function bodyOf<V extends Partial<Values>>(values: V) {
  const { managerId, ...rest } = values;
  const body = withAddedSet(rest);
  return managerId === undefined ? body : { ...body, managerId: (managerId?.id ?? null) as ManagerId | null };
}

function useNames(): Readonly<Record<keyof Values, string>> {
  const { t } = useLingui();
  const { names } = useAddedWords('programme');
  return {
    ...names,
    name: t`Name`,
    description: t`Description`,
    portfolioId: t`Portfolio`,
    managerId: t`Manager`,
  };
}

interface FieldsProps {
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly programme?: Programme;
}

function Fields({ form, programme }: FieldsProps) {
  const { t } = useLingui();
  const names = useNames();
  const portfolios = useRead(listPortfolios, {});
  const items = portfolios.data?.items ?? [];
  return (
    <>
      <TextInput label={names.name} data-autofocus autoComplete="off" {...form.text('name')} />
      <Textarea label={names.description} autosize minRows={2} maxRows={8} {...form.text('description')} />
      <div className={css.fields}>
        <Select
          label={names.portfolioId}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t`Clear ${names.portfolioId}` }}
          data={items.map(p => ({ value: p.id as string, label: p.name }))}
          value={form.values.portfolioId}
          onChange={id => form.set('portfolioId', items.find(p => p.id === id)?.id ?? null)}
          error={form.field('portfolioId').error}
        />
        <PersonPicker label={names.managerId} find={findPeople} {...form.field('managerId')} />
      </div>
      <AddedInputs entity="programme" form={form} {...(programme ? { of: programme } : {})} />
    </>
  );
}

const End = ({ saving, words, onClose }: { saving: boolean; words: ReactNode; onClose: () => void }) => (
  <div className={css.end}>
    <Button onClick={onClose}>
      <Trans>Cancel</Trans>
    </Button>
    <Button type="submit" variant="filled" loading={saving}>
      {words}
    </Button>
  </div>
);

export function NewProgrammeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const create = useAct(createProgramme);
  const form = useForm<Values>(
    { name: '', description: '', portfolioId: null, managerId: null },
    async values => {
      const made = await create.mutateAsync({ request: { body: bodyOf(values) } });
      toast(t`${made.name} added`);
      onClose();
    },
  );
  return (
    <Dialog title={t`New programme`} opened onClose={onClose} size={600}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Fields form={form} />
        <End saving={form.submitting} words={<Trans>Add the programme</Trans>} onClose={onClose} />
      </form>
    </Dialog>
  );
}

interface EditProgrammeProps {
  readonly programme: Programme;
  readonly onClose: () => void;
}

export function EditProgrammeDialog({ programme, onClose }: EditProgrammeProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const names = useNames();
  const added = useAddedWords('programme');
  const update = useAct(updateProgramme);
  const portfolios = useRead(listPortfolios, {});
  const edit = useMergingForm<Programme, Values>({
    entity: programme,
    valuesOf,
    write: (changed, version) =>
      update.mutateAsync({
        request: { params: { programme: programme.id }, body: bodyOf(changed) },
        version,
      }),
    onSaved: () => {
      toast(t`Saved`);
      onClose();
    },
  });
  return (
    <Dialog title={programme.name} opened onClose={onClose} size={600}>
      <form {...edit.form.form} className={css.form}>
        {edit.error === null ? null : <Banner tone="red">{textOf(edit.error).message}</Banner>}
        <Fields form={edit.form} programme={programme} />
        <End saving={edit.form.submitting} words={<Trans>Save</Trans>} onClose={onClose} />
      </form>
      <MergeConflict
        edit={edit}
        subject={programme.name}
        names={names}
        text={(field, values) => {
          if (field === 'managerId') return values.managerId?.name ?? '—';
          if (field === 'portfolioId')
            return portfolios.data?.items.find(p => p.id === values.portfolioId)?.name ?? '—';
          return added.text(field, values) ?? (String(values[field] ?? '') || '—');
        }}
      />
    </Dialog>
  );
}
