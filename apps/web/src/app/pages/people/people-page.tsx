import { exportPeople, listPeople, type Person, personFields } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useAddedFields } from '../../../lib/added-fields.ts';
import { isCode } from '../../../lib/api/api-error.ts';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { FilterBar } from '../../../ui/filter/filter-bar.tsx';
import type { FilterField } from '../../../ui/filter/suggest.ts';
import type { GridColumn } from '../../../ui/grid/column.ts';
import { DataGrid } from '../../../ui/grid/data-grid.tsx';
import { TwoLines } from '../../../ui/grid/two-lines.tsx';
import { shownColumns } from '../../../ui/grid/use-grid-table.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useAddedColumns } from '../added-fields/added-columns.tsx';
import { addedFilter } from '../added-fields/added-filter.ts';
import css from '../form.module.css';
import { ListExport } from '../list-export/list-export.tsx';
import { columnIds, columnsOf, columnWidths } from '../views/settings.ts';
import { NewPersonDialog } from './new-person-dialog.tsx';
import { useRoleWords } from './role-words.ts';
import type { PeopleSearch } from './search.ts';

const route = getRouteApi('/people');

/** Roles without repetition, the place behind it when there is one. */
function useRolesText(): (person: Person) => string {
  const words = useRoleWords();
  return useCallback(
    person => {
      const places = Map.groupBy(person.grants, grant => grant.role);
      return [...places]
        .map(([role, grants]) => {
          const scoped = grants.filter(grant => grant.scope.kind !== 'organisation');
          if (scoped.length === 0) return words[role];
          return scoped.length === 1
            ? `${words[role]}, ${scoped[0]?.scope.name ?? ''}`
            : `${words[role]} × ${scoped.length}`;
        })
        .join(' · ');
    },
    [words],
  );
}

function useColumns(): readonly GridColumn<Person>[] {
  const { t } = useLingui();
  const roles = useRolesText();
  const added = useAddedColumns<Person>('person');
  return useMemo(
    () => [
      {
        id: 'name',
        header: t`Name`,
        width: 220,
        fixed: true,
        phone: true,
        phoneWidth: 180,
        sort: 'name',
        text: p => p.name,
        cell: p => <TwoLines first={p.name} second={p.jobTitle ?? ''} />,
      },
      {
        id: 'unit',
        header: t`Unit`,
        width: 160,
        sort: 'unit',
        text: p => p.unit?.name ?? '',
        cell: p => p.unit?.name,
      },
      {
        id: 'roles',
        header: t`Roles`,
        width: 280,
        grow: true,
        phone: true,
        text: roles,
        cell: p => (
          <span className="ellipsis" title={roles(p)}>
            {roles(p) || <span className="faint">—</span>}
          </span>
        ),
      },
      {
        id: 'email',
        header: t`E-mail address`,
        width: 260,
        sort: 'email',
        text: p => p.email ?? '',
        cell: p => p.email,
      },
      {
        id: 'account',
        header: t`Account`,
        width: 120,
        text: p => (p.active ? (p.signsIn ? t`Signs in` : t`No account`) : t`Inactive`),
        cell: p =>
          p.active ? (
            p.signsIn ? (
              <Chip tone="green">{t`Signs in`}</Chip>
            ) : (
              <span className="faint">{t`No account`}</span>
            )
          ) : (
            <Chip>{t`Inactive`}</Chip>
          ),
      },
      ...added,
    ],
    [t, roles, added],
  );
}

function Tools({
  search,
  onSearch,
  error,
}: {
  readonly search: PeopleSearch;
  readonly onSearch: (change: Partial<PeopleSearch>) => void;
  readonly error: string | undefined;
}) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(search.q ?? '');
  const apply = useDebouncedCallback(
    (q: string) => onSearch({ q: q.trim() === '' ? undefined : q.trim() }),
    250,
  );
  const labels: Readonly<Record<keyof typeof personFields, string>> = {
    name: t`Name`,
    email: t`E-mail address`,
    jobTitle: t`Job title`,
    unit: t`Unit`,
    active: t`Active`,
  };
  const added = useAddedFields('person').map(addedFilter);
  const own = (Object.keys(labels) as (keyof typeof personFields)[]).map(
    (name): FilterField => ({ name, label: labels[name], kind: personFields[name] }),
  );
  return (
    <div className={css.search}>
      <TextInput
        aria-label={t`Search people`}
        placeholder={t`Name or e-mail address`}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value);
          apply(event.currentTarget.value);
        }}
      />
      <FilterBar
        fields={[...own, ...added]}
        example={'unit == "Finance"'}
        quick={[
          { label: t`Active`, expression: 'active' },
          { label: t`Inactive`, expression: '!active' },
        ]}
        value={search.filter ?? ''}
        onChange={filter => onSearch({ filter: filter === '' ? undefined : filter })}
        error={error}
      />
    </div>
  );
}

interface Addressed {
  readonly search: PeopleSearch;
  readonly onSearch: (change: Partial<PeopleSearch>) => void;
}

/** Which columns are shown and how wide, as the address holds it. */
function columnsShown(columns: readonly GridColumn<Person>[], { search, onSearch }: Addressed) {
  const shown = columnIds(search.columns);
  const widths = columnWidths(search.columns);
  const first = columns.filter(c => c.hidden !== true).map(c => c.id);
  return {
    shown,
    widths,
    onShown: (next: readonly string[]) => onSearch({ columns: columnsOf(next, widths) }),
    onWidths: (next: Readonly<Record<string, number>>) =>
      onSearch({ columns: columnsOf(shown ?? first, next) }),
  };
}

interface TakeAlongProps {
  readonly search: PeopleSearch;
  readonly columns: readonly GridColumn<Person>[];
}

/** The list as a file: who is found, in the order and with the columns that are shown. */
function TakeAlong({ search: { q, filter, sort, columns: chosen }, columns }: TakeAlongProps) {
  const shown = shownColumns(columns, columnIds(chosen)).map(c => c.id);
  const query = { search: q, filter, sort: sort ?? 'name', columns: shown.join(',') };
  return (
    <ListExport
      take={format => download(exportPeople, { query: { ...query, format } }, `people.${format}`)}
    />
  );
}

function Nobody({ onClear }: { readonly onClear: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      title={t`Nobody matches`}
      action={
        <Button onClick={onClear}>
          <Trans>Clear search and filter</Trans>
        </Button>
      }
    >
      <Trans>Change the search or the filter. People also come with an import that names them.</Trans>
    </EmptyState>
  );
}

/** Everybody of the organisation; a person opens with roles and account. */
export function PeoplePage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const change = route.useNavigate();
  const navigate = useNavigate();
  const textOf = useErrorText();
  const columns = useColumns();
  const onSearch = useCallback(
    (next: Partial<PeopleSearch>) =>
      void change({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false }),
    [change],
  );
  const { q, filter, sort } = search;
  const pages = usePages(listPeople, { query: { limit: 100, search: q, filter, sort: sort ?? 'name' } });
  const badFilter = isCode(pages.error, 'invalid') && filter !== undefined;
  return (
    <>
      <PageHeader
        title={t`People`}
        actions={
          <>
            <TakeAlong search={search} columns={columns} />
            {pages.first?.may.create === true ? (
              <Button
                variant="filled"
                leftSection={<IconPlus size={15} />}
                onClick={() => onSearch({ new: true })}
              >
                <Trans>New person</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      <DataGrid
        label={t`People`}
        columns={columns}
        rows={badFilter ? [] : pages.rows}
        rowId={person => person.id}
        rowName={person => person.name}
        total={pages.total}
        loading={pages.loading}
        onMore={pages.onMore}
        sort={sort ?? 'name'}
        onSort={next => onSearch({ sort: next })}
        {...columnsShown(columns, { search, onSearch })}
        onOpen={person => void navigate({ to: '/people/$person', params: { person: person.id } })}
        lines={2}
        toolbar={
          <Tools
            search={search}
            onSearch={onSearch}
            error={badFilter ? textOf(pages.error).message : undefined}
          />
        }
        error={
          pages.error !== null && !badFilter ? (
            <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />
          ) : undefined
        }
        empty={<Nobody onClear={() => onSearch({ q: undefined, filter: undefined })} />}
      />
      {search.new === true ? <NewPersonDialog onClose={() => onSearch({ new: undefined })} /> : null}
    </>
  );
}
