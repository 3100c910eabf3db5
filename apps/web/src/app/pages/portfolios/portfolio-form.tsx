import { listProjects, type Portfolio } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { isCode } from '../../../lib/api/api-error.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { FilterBar } from '../../../ui/filter/filter-bar.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import type { useForm } from '../../../ui/form/use-form.ts';
import { AddedInputs } from '../added-fields/added-inputs.tsx';
import { type AddedValues, addedValues, useAddedWords, withAddedSet } from '../added-fields/added-values.ts';
import { withDescendants } from '../descendants.ts';
import css from '../form.module.css';
import { findPeople } from '../project/find-people.ts';
import { useProjectFields } from '../projects/filters.ts';

/** A portfolio as a form holds it; with a filter it is dynamic. */
export interface PortfolioValues extends AddedValues {
  readonly name: string;
  readonly description: string;
  readonly parentId: Portfolio['id'] | null;
  readonly ownerId: Pick | null;
  readonly cadenceDays: number | null;
  readonly filter: string | null;
}

export const noPortfolio: PortfolioValues = {
  name: '',
  description: '',
  parentId: null,
  ownerId: null,
  cadenceDays: null,
  filter: null,
};

export const valuesOf = (portfolio: Portfolio): PortfolioValues => ({
  name: portfolio.name,
  description: portfolio.description,
  parentId: portfolio.parentId,
  ownerId: portfolio.owner,
  cadenceDays: portfolio.cadenceDays,
  filter: portfolio.filter,
  ...addedValues(portfolio.fields),
});

type Owner = NonNullable<Portfolio['owner']>['id'];

/** Some values as the body of a request: the owner by id. */
export function bodyOf<V extends Partial<PortfolioValues>>(values: V) {
  const { ownerId, ...rest } = values;
  const body = withAddedSet(rest);
  return ownerId === undefined ? body : { ...body, ownerId: (ownerId?.id ?? null) as Owner | null };
}

/** Names of a portfolio's fields, also for a merge. */
export function usePortfolioNames(): Readonly<Record<keyof PortfolioValues, string>> {
  const { t } = useLingui();
  const { names } = useAddedWords('portfolio');
  return {
    ...names,
    name: t`Name`,
    description: t`Description`,
    parentId: t`Above it`,
    ownerId: t`Owner`,
    cadenceDays: t`Projects report every so many days`,
    filter: t`Filter`,
  };
}

/** How many projects a filter finds just now. */
function Matching({ filter }: { readonly filter: string }) {
  const { t } = useLingui();
  const query = { limit: 1, filter, scope: 'present' as const };
  const answer = useRead(listProjects, { query }, { enabled: filter !== '', keep: true });
  if (filter === '')
    return <Trans>Write a filter: every project it finds belongs to this portfolio, also later ones.</Trans>;
  if (answer.data === undefined) return null;
  return t`${plural(answer.data.total, { one: '# project matches now', other: '# projects match now' })}`;
}

function FilterEditor({ form }: { readonly form: ReturnType<typeof useForm<PortfolioValues>> }) {
  const textOf = useErrorText();
  const fields = useProjectFields();
  const filter = form.values.filter ?? '';
  const query = { limit: 1, filter, scope: 'present' as const };
  const { error } = useRead(listProjects, { query }, { enabled: filter !== '', keep: true });
  const refused = isCode(error, 'invalid') ? textOf(error).message : form.field('filter').error;
  // The line is applied by Enter, which must not send the form, and when it is left.
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what the filter lets through
    <div
      onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      onBlur={event => {
        if (!(event.target instanceof HTMLInputElement)) return;
        const typed = event.target.value.trim();
        if (typed !== filter) form.set('filter', typed);
      }}
    >
      <FilterBar fields={fields} value={filter} onChange={next => form.set('filter', next)} error={refused} />
      <div className="small faint" role="status" style={{ marginTop: 4 }}>
        {refused === undefined ? <Matching filter={filter} /> : null}
      </div>
    </div>
  );
}

interface PortfolioFieldsProps {
  readonly form: ReturnType<typeof useForm<PortfolioValues>>;
  readonly portfolios: readonly Portfolio[];
  /** The portfolio that is edited, which cannot be moved below itself. */
  readonly portfolio?: Portfolio;
}

export function PortfolioFields({ form, portfolios, portfolio }: PortfolioFieldsProps) {
  const { t } = useLingui();
  const names = usePortfolioNames();
  const below = portfolio === undefined ? new Set<string>() : withDescendants(portfolios, portfolio.id);
  const { parentId, filter, cadenceDays } = form.values;
  return (
    <>
      <TextInput label={names.name} data-autofocus autoComplete="off" {...form.text('name')} />
      <Textarea label={names.description} autosize minRows={2} maxRows={8} {...form.text('description')} />
      <div className={css.fields}>
        <Select
          label={names.parentId}
          placeholder={t`none`}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t`Clear ${names.parentId}` }}
          data={portfolios.filter(p => !below.has(p.id)).map(p => ({ value: p.id as string, label: p.name }))}
          value={parentId}
          onChange={id => form.set('parentId', portfolios.find(p => p.id === id)?.id ?? null)}
          error={form.field('parentId').error}
        />
        <PersonPicker label={names.ownerId} find={findPeople} {...form.field('ownerId')} />
        <NumberInput
          label={names.cadenceDays}
          placeholder={t`as the organisation`}
          min={1}
          max={1000}
          hideControls
          value={cadenceDays ?? ''}
          onChange={days => form.set('cadenceDays', typeof days === 'number' ? days : null)}
          error={form.field('cadenceDays').error}
        />
      </div>
      <div className={css.form}>
        <SegmentedControl
          aria-label={t`Which projects belong to it`}
          style={{ justifySelf: 'start' }}
          data={[
            { value: 'fixed', label: t`Projects chosen one by one` },
            { value: 'dynamic', label: t`All that a filter finds` },
          ]}
          value={filter === null ? 'fixed' : 'dynamic'}
          onChange={kind => form.set('filter', kind === 'fixed' ? null : (portfolio?.filter ?? ''))}
        />
        {filter === null ? null : <FilterEditor form={form} />}
      </div>
      <AddedInputs entity="portfolio" form={form} {...(portfolio === undefined ? {} : { of: portfolio })} />
    </>
  );
}
