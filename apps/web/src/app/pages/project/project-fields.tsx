import { listPortfolios, listProgrammes, listUnits } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useRead } from '../../../lib/api/use-read.ts';
import { useSession } from '../../../lib/session.ts';
import { DayField } from '../../../ui/form/day-field.tsx';
import { MoneyField } from '../../../ui/form/money-field.tsx';
import { PersonPicker } from '../../../ui/form/person-picker.tsx';
import type { useForm } from '../../../ui/form/use-form.ts';
import { findPeople } from './find-people.ts';
import type { ProjectField, ProjectValues } from './project-form.ts';

type Form = Pick<ReturnType<typeof useForm<ProjectValues>>, 'values' | 'set' | 'field' | 'text'>;
interface FieldsProps {
  readonly form: Form;
}

const choicesOf = (items: readonly { readonly id: string; readonly name: string }[] | undefined) =>
  (items ?? []).map(({ id, name }) => ({ value: id, label: name }));

/** Names of the fields, also for a merge. */
export function useFieldNames(): Readonly<Record<ProjectField, string>> {
  const { t } = useLingui();
  return {
    name: t`Name`,
    description: t`Description`,
    class: t`Class`,
    category: t`Category`,
    confidential: t`Confidential`,
    unitId: t`Unit`,
    portfolioId: t`Portfolio`,
    programmeId: t`Programme`,
    sponsorId: t`Sponsor`,
    managerId: t`Manager`,
    startForecast: t`Forecast start`,
    startActual: t`Actual start`,
    finishForecast: t`Forecast finish`,
    finishActual: t`Actual finish`,
    costForecastMinor: t`Forecast cost`,
    spentMinor: t`Spent`,
    yearBudgetMinor: t`Budget of this year`,
    yearForecastMinor: t`Forecast of this year`,
    benefitsForecastMinor: t`Forecast benefits`,
  };
}

/** Units, portfolios and programmes a project can lie in. */
export function usePlaces() {
  const units = useRead(listUnits, {});
  const portfolios = useRead(listPortfolios, {});
  const programmes = useRead(listProgrammes, {});
  return {
    unitId: choicesOf(units.data?.items),
    portfolioId: choicesOf(portfolios.data?.items),
    programmeId: choicesOf(programmes.data?.items),
  };
}

/** What it is and where it belongs. */
export function IdentityFields({ form }: FieldsProps) {
  const { t } = useLingui();
  const names = useFieldNames();
  const places = usePlaces();
  const select = (field: 'unitId' | 'portfolioId' | 'programmeId') => (
    <Select
      label={names[field]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Clear ${names[field]}` }}
      data={places[field]}
      {...form.field(field)}
    />
  );
  return (
    <>
      {select('portfolioId')}
      {select('programmeId')}
      {select('unitId')}
      <TextInput label={names.class} {...form.text('class')} />
      <TextInput label={names.category} {...form.text('category')} />
      <PersonPicker label={names.managerId} find={findPeople} {...form.field('managerId')} />
      <PersonPicker label={names.sponsorId} find={findPeople} {...form.field('sponsorId')} />
    </>
  );
}

export function NameFields({ form }: FieldsProps) {
  const { t } = useLingui();
  const names = useFieldNames();
  return (
    <>
      <TextInput label={names.name} required withAsterisk={false} data-autofocus {...form.text('name')} />
      <Textarea label={names.description} autosize minRows={2} maxRows={8} {...form.text('description')} />
      <Checkbox
        label={t`Confidential: seen only by its members`}
        checked={form.values.confidential}
        onChange={event => form.set('confidential', event.currentTarget.checked)}
      />
    </>
  );
}

export function DateFields({ form, actual }: FieldsProps & { readonly actual: boolean }) {
  const names = useFieldNames();
  return (
    <>
      <DayField label={names.startForecast} {...form.field('startForecast')} />
      <DayField label={names.finishForecast} {...form.field('finishForecast')} />
      {actual ? <DayField label={names.startActual} {...form.field('startActual')} /> : null}
      {actual ? <DayField label={names.finishActual} {...form.field('finishActual')} /> : null}
    </>
  );
}

interface MoneyProps extends FieldsProps {
  readonly fields: readonly ProjectField[];
  readonly currency?: string | undefined;
}

/** Amounts in the project's own currency. */
export function MoneyFields({ form, fields, currency }: MoneyProps) {
  const names = useFieldNames();
  const { me } = useSession();
  return fields.map(field => (
    <MoneyField
      key={field}
      label={names[field]}
      currency={currency ?? me?.organisation.currency ?? 'EUR'}
      {...form.field(field as 'costForecastMinor')}
    />
  ));
}
