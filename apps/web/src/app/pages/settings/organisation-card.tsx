import { getOrganisation, type Organisation, pmoTypes, updateOrganisation } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Autocomplete, NumberInput, Radio, Select, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import type { useForm } from '../../../ui/form/use-form.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Pairs } from '../../../ui/panel/panel-parts.tsx';
import css from '../form.module.css';
import { MergeConflict } from '../merge-conflict.tsx';
import { usePmoTypeWords } from '../pmo-type-words.ts';
import { SaveBar } from '../save-bar.tsx';
import { useMergingForm } from '../use-merging-form.ts';

type Values = Pick<
  Organisation,
  'name' | 'currency' | 'fiscalYearStart' | 'locale' | 'timeZone' | 'cadenceDays' | 'pmoType'
>;

const valuesOf = (o: Organisation): Values => ({
  name: o.name,
  currency: o.currency,
  fiscalYearStart: o.fiscalYearStart,
  locale: o.locale,
  timeZone: o.timeZone,
  cadenceDays: o.cadenceDays,
  pmoType: o.pmoType,
});

function useNames(): Readonly<Record<keyof Values, string>> {
  const { t } = useLingui();
  return {
    name: t`Name`,
    currency: t`Currency`,
    fiscalYearStart: t`Fiscal year begins`,
    locale: t`Language and region`,
    timeZone: t`Time zone`,
    cadenceDays: t`Projects report every so many days`,
    pmoType: t`Type of PMO`,
  };
}

const zones = Intl.supportedValuesOf('timeZone');
const currencies = Intl.supportedValuesOf('currency');
const daysOf = (month: number): number => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
const two = (n: number): string => String(n).padStart(2, '0');

/** Month and day of the first day of the fiscal year. */
function FiscalYear({
  value,
  onChange,
  error,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}) {
  const { i18n, t } = useLingui();
  const names = useNames();
  const [month = 1, day = 1] = value.split('-').map(Number);
  const format = new Intl.DateTimeFormat(i18n.locale, { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, i) => ({
    value: two(i + 1),
    label: format.format(Date.UTC(2024, i, 1)),
  }));
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '72px 1fr', gap: 8, alignItems: 'end' }}>
      <NumberInput
        label={names.fiscalYearStart}
        aria-label={t`Day on which the fiscal year begins`}
        labelProps={{ style: { whiteSpace: 'nowrap' } }}
        min={1}
        max={daysOf(month)}
        hideControls
        value={day}
        onChange={next => typeof next === 'number' && onChange(`${two(month)}-${two(next)}`)}
        error={error}
      />
      <Select
        aria-label={t`Month in which the fiscal year begins`}
        data={months}
        allowDeselect={false}
        value={two(month)}
        onChange={next => next !== null && onChange(`${next}-${two(Math.min(day, daysOf(Number(next))))}`)}
      />
    </div>
  );
}

function TypeChoice({ form }: { readonly form: ReturnType<typeof useForm<Values>> }) {
  const names = useNames();
  const types = usePmoTypeWords();
  const { t } = useLingui();
  return (
    <Radio.Group
      label={names.pmoType}
      description={t`Units may have a type of their own`}
      value={form.values.pmoType}
      onChange={value => form.set('pmoType', pmoTypes.find(type => type === value) ?? form.values.pmoType)}
      error={form.field('pmoType').error}
    >
      <div className={css.choices}>
        {pmoTypes.map(type => (
          <Radio
            key={type}
            value={type}
            className={css.choice}
            label={types[type].name}
            description={types[type].hint}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

function Edit({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const names = useNames();
  const types = usePmoTypeWords();
  const update = useAct(updateOrganisation);
  const edit = useMergingForm<Organisation, Values>({
    entity: organisation,
    draft: 'organisation',
    valuesOf,
    write: (changed, version) => update.mutateAsync({ request: { body: changed }, version }),
    onSaved: () => toast(t`Saved`),
  });
  const { form } = edit;
  return (
    <form {...form.form} className={css.form}>
      {edit.error === null ? null : <Banner tone="red">{textOf(edit.error).message}</Banner>}
      <div className={css.fields}>
        <TextInput label={names.name} autoComplete="off" {...form.text('name')} />
        <Autocomplete
          label={names.currency}
          data={currencies}
          maxLength={3}
          limit={12}
          {...form.field('currency')}
        />
        <FiscalYear {...form.field('fiscalYearStart')} />
        <TextInput label={names.locale} placeholder="en-GB" {...form.text('locale')} />
        <Autocomplete label={names.timeZone} data={zones} limit={12} {...form.field('timeZone')} />
        <NumberInput
          label={names.cadenceDays}
          min={1}
          max={1000}
          hideControls
          value={form.values.cadenceDays}
          onChange={days => typeof days === 'number' && form.set('cadenceDays', days)}
          error={form.field('cadenceDays').error}
        />
      </div>
      <TypeChoice form={form} />
      <SaveBar changed={form.changed} saving={form.submitting} onUndo={edit.undo} />
      <MergeConflict
        edit={edit}
        subject={organisation.name}
        names={names}
        text={(field, values) => (field === 'pmoType' ? types[values.pmoType].name : String(values[field]))}
      />
    </form>
  );
}

/** Name, currency, calendar and the type of PMO of the whole organisation. */
export function OrganisationCard() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const names = useNames();
  const types = usePmoTypeWords();
  const answer = useRead(getOrganisation, {});
  const organisation = answer.data;
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  return (
    <Card
      title={t`Organisation`}
      more={
        organisation === undefined ? undefined : (
          <Trans>projects are {organisation.projectKeyPrefix}-1, -2, …</Trans>
        )
      }
    >
      {organisation === undefined ? (
        <SkeletonLines lines={8} />
      ) : organisation.may.edit ? (
        <Edit key={organisation.id} organisation={organisation} />
      ) : (
        <Pairs
          pairs={(Object.keys(names) as (keyof Values)[]).map(field => ({
            label: names[field],
            value: field === 'pmoType' ? types[organisation.pmoType].name : String(organisation[field]),
          }))}
        />
      )}
    </Card>
  );
}
