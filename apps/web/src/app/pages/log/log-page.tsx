import { type Event, eventFields, listEvents } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { isCode } from '../../../lib/api/api-error.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { today } from '../../../lib/format/day.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { FilterBar } from '../../../ui/filter/filter-bar.tsx';
import type { FilterField } from '../../../ui/filter/suggest.ts';
import type { GridColumn } from '../../../ui/grid/column.ts';
import { DataGrid } from '../../../ui/grid/data-grid.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { changesOf, subjectName } from './changes.ts';
import { EntryPanel } from './entry-panel.tsx';
import { LogExport } from './log-export.tsx';
import { SealStrip } from './seal-strip.tsx';
import type { LogSearch } from './search.ts';
import { useActorNames } from './use-actor-names.ts';

const route = getRouteApi('/log');

const subjectKinds = [
  ...['project', 'milestone', 'report', 'override', 'rule-set', 'portfolio', 'programme', 'unit', 'person'],
  ...['organisation', 'holiday', 'import', 'job', 'token'],
];

function useFields(): readonly FilterField[] {
  const { t } = useLingui();
  const labels: Readonly<Record<keyof typeof eventFields, string>> = {
    seq: t`Number`,
    at: t`When`,
    name: t`What`,
    actorKind: t`Kind of actor`,
    actorId: t`Session or token`,
    personId: t`Person`,
    subjectKind: t`Kind of record`,
    subjectId: t`Record`,
    projectId: t`Project`,
    reason: t`Reason`,
  };
  return (Object.keys(labels) as (keyof typeof eventFields)[]).map(name => ({
    name,
    label: labels[name],
    kind: eventFields[name] === 'number' ? ('number' as const) : ('text' as const),
    ...(name === 'actorKind' ? { values: ['person', 'token', 'system'] } : {}),
    ...(name === 'subjectKind' ? { values: subjectKinds } : {}),
  }));
}

function useColumns(who: (event: Event) => string): readonly GridColumn<Event>[] {
  const { t } = useLingui();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t`When`,
        width: 148,
        fixed: true,
        phone: true,
        phoneWidth: 128,
        sort: 'seq',
        text: e => e.at,
        cell: e => format.instant(e.at),
      },
      { id: 'who', header: t`Who`, width: 172, text: who, cell: who },
      {
        id: 'what',
        header: t`What`,
        width: 240,
        phone: true,
        sort: 'name',
        text: e => e.name,
        cell: e => <code>{e.name}</code>,
      },
      {
        id: 'subject',
        header: t`Record`,
        width: 220,
        text: e => subjectName(e) ?? `${e.subject.kind} ${e.subject.id}`,
        cell: e => subjectName(e) ?? <span className="faint">{e.subject.kind}</span>,
      },
      {
        id: 'changes',
        header: t`Changed`,
        width: 200,
        grow: true,
        text: e =>
          changesOf(e)
            .map(c => `${c.field}: ${c.before} → ${c.after}`)
            .join('; '),
        cell: e => (
          <span className="faint ellipsis">
            {changesOf(e)
              .map(c => c.field)
              .join(', ')}
          </span>
        ),
      },
      { id: 'reason', header: t`Reason`, width: 200, text: e => e.reason ?? '', cell: e => e.reason },
    ],
    [t, format, who],
  );
}

function Header({ filter, sort }: Pick<LogSearch, 'filter' | 'sort'>) {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={t`Log`}
        summary={<Trans>Every change, newest first. What is written here is never changed.</Trans>}
        actions={<LogExport filter={filter} sort={sort} />}
      />
      <SealStrip />
    </>
  );
}

function useQuickFilters(): readonly { readonly label: string; readonly expression: string }[] {
  const { t } = useLingui();
  const since = `${today()}T00:00:00Z`;
  return [
    { label: t`Today`, expression: `at >= "${since}"` },
    { label: t`Projects`, expression: 'name.startsWith("register.project")' },
    { label: t`Reports`, expression: 'name.startsWith("monitoring.report")' },
    { label: t`Set by hand`, expression: 'name.startsWith("monitoring.override")' },
    { label: t`Status rules`, expression: 'name.startsWith("monitoring.rule-set")' },
    { label: t`Roles`, expression: 'name.startsWith("register.role")' },
    { label: t`Imports`, expression: 'name.startsWith("import.")' },
    { label: t`By token`, expression: 'actorKind == "token"' },
    { label: t`With a reason`, expression: 'has(reason)' },
  ];
}

/** Every change: who, when, what, before and after, why. */
export function LogPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const textOf = useErrorText();
  const fields = useFields();
  const quick = useQuickFilters();
  const onSearch = (next: Partial<LogSearch>) =>
    void navigate({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false });
  const { filter, sort, open } = search;
  const pages = usePages(listEvents, { query: { limit: 100, filter, sort: sort ?? '-seq' } });
  const who = useActorNames(pages.rows);
  const columns = useColumns(who);
  const badFilter = isCode(pages.error, 'invalid') && filter !== undefined;
  const entry = pages.rows.find(row => row.id === open);
  return (
    <>
      <Header filter={filter} sort={sort} />
      <DataGrid
        label={t`Log`}
        columns={columns}
        rows={badFilter ? [] : pages.rows}
        rowId={event => event.id}
        rowName={event => event.name}
        total={pages.total}
        loading={pages.loading}
        onMore={pages.onMore}
        sort={sort ?? '-seq'}
        onSort={next => onSearch({ sort: next })}
        onOpen={event => onSearch({ open: event.id })}
        currentId={open}
        toolbar={
          <FilterBar
            fields={fields}
            example={'subjectKind == "project"'}
            quick={quick}
            value={filter ?? ''}
            onChange={next => onSearch({ filter: next === '' ? undefined : next })}
            error={badFilter ? textOf(pages.error).message : undefined}
          />
        }
        error={
          pages.error !== null && !badFilter ? (
            <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />
          ) : undefined
        }
        empty={
          <EmptyState
            title={t`No entry matches`}
            action={
              <Button onClick={() => onSearch({ filter: undefined })}>
                <Trans>Clear the filter</Trans>
              </Button>
            }
          />
        }
      />
      {entry === undefined ? null : (
        <EntryPanel event={entry} who={who(entry)} onClose={() => onSearch({ open: undefined })} />
      )}
    </>
  );
}
