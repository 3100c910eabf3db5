import { type Control, controlCategories, listControls, pmoTypes } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import list from './catalogue.module.css';
import { CataloguePanel } from './catalogue-panel.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import { OwnControlDialog } from './own-control-dialog.tsx';
import { type CatalogueSearch, catalogueFilters } from './search.ts';
import { StrengthMark } from './state-mark.tsx';

const route = getRouteApi('/control-catalogue');

interface SearchProps {
  readonly search: CatalogueSearch;
  readonly onSearch: (next: Partial<CatalogueSearch>) => void;
}

function Tools({ search, onSearch }: SearchProps) {
  const { t } = useLingui();
  const words = useControlWords();
  const only = { own: t`Added here`, off: t`Switched off` };
  return (
    <div className={css.tools}>
      <TextInput
        aria-label={t`Search controls`}
        placeholder={t`Code, name, standard or rule`}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        w={240}
        value={search.search ?? ''}
        onChange={event => onSearch({ search: event.currentTarget.value || undefined })}
      />
      <Select
        aria-label={t`Category`}
        placeholder={t`All categories`}
        clearable
        w={170}
        data={controlCategories.map(value => ({ value, label: words.categories[value] }))}
        value={search.category ?? null}
        onChange={value => onSearch({ category: controlCategories.find(c => c === value) })}
      />
      <Select
        aria-label={t`Which controls`}
        placeholder={t`All controls`}
        clearable
        w={160}
        data={catalogueFilters.map(value => ({ value, label: only[value] }))}
        value={search.only ?? null}
        onChange={value => onSearch({ only: catalogueFilters.find(f => f === value) })}
      />
    </div>
  );
}

function Line({
  control,
  current,
  onOpen,
}: {
  readonly control: Control;
  readonly current: boolean;
  readonly onOpen: (code: string) => void;
}) {
  const words = useControlWords();
  const { code, name, own, active, category, severity, strength } = control;
  return (
    <tr aria-current={current || undefined}>
      <td className={css.wide}>
        <button type="button" className="opener" onClick={() => onOpen(code)}>
          {name}
        </button>
        <div className={list.marks}>
          <span className="small faint">{code}</span>
          {own ? (
            <Chip tone="water">
              <Trans>added here</Trans>
            </Chip>
          ) : null}
          {active ? null : (
            <Chip tone="grey">
              <Trans>switched off</Trans>
            </Chip>
          )}
        </div>
      </td>
      <td data-room>
        {words.categories[category]}
        <div className="small faint">{words.severities[severity]}</div>
      </td>
      {pmoTypes.map(type => (
        <td key={type} data-room>
          <StrengthMark does={active ? strength[type] : 'off'} word={words.does[strength[type]]} />
        </td>
      ))}
    </tr>
  );
}

const holds = (control: Control, { search, category, only }: CatalogueSearch): boolean => {
  const text = [control.code, control.name, control.standard, control.applies, control.fails].join(' ');
  return (
    (category === undefined || control.category === category) &&
    (only !== 'own' || control.own) &&
    (only !== 'off' || !control.active) &&
    (search ?? '')
      .toLowerCase()
      .split(/\s+/)
      .every(word => text.toLowerCase().includes(word))
  );
};

function Lines({ rows, search, onSearch }: SearchProps & { readonly rows: readonly Control[] }) {
  const { t } = useLingui();
  const words = useControlWords();
  if (rows.length === 0)
    return (
      <EmptyState title={t`No such control`}>
        <Trans>Choose another category, or search for something else.</Trans>
      </EmptyState>
    );
  return (
    <Card title={t`Controls`} more={rows.length} flush>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Control</Trans>
            </th>
            <th scope="col" data-room>
              <Trans>Category</Trans>
            </th>
            {pmoTypes.map(type => (
              <th key={type} scope="col" data-room>
                {words.types[type]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(control => (
            <Line
              key={control.code}
              control={control}
              current={control.code === search.control}
              onOpen={code => onSearch({ control: code })}
            />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** Every control of the organisation, in use or not: what it checks, what it does, and the way to change it. */
export function ControlCataloguePage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const answer = useRead(listControls, {}, { keep: true });
  const onSearch = (next: Partial<CatalogueSearch>) =>
    void navigate({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  const off = items.filter(c => !c.active).length;
  const own = items.filter(c => c.own).length;
  const opened = items.find(c => c.code === search.control);
  return (
    <>
      <PageHeader
        title={t`Control catalogue`}
        summary={t`${plural(items.length, { one: '# control', other: '# controls' })}, ${plural(own, { one: '# added here', other: '# added here' })}, ${plural(off, { one: '# switched off', other: '# switched off' })}.`}
        actions={
          may.create ? (
            <Button variant="filled" onClick={() => setAdding(true)}>
              <Trans>Add a control</Trans>
            </Button>
          ) : undefined
        }
      />
      <Tools search={search} onSearch={onSearch} />
      <Lines rows={items.filter(c => holds(c, search))} search={search} onSearch={onSearch} />
      {opened === undefined ? null : (
        <CataloguePanel key={opened.code} control={opened} onClose={() => onSearch({ control: undefined })} />
      )}
      {adding ? <OwnControlDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
