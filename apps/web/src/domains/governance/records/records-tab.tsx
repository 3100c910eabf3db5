import { type ArchivedRecord, exportRecords, listRecords } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { DisposeDialog } from './dispose-dialog.tsx';
import { RecordPanel } from './record-panel.tsx';
import css from './records.module.css';
import { RecordsTable } from './records-table.tsx';
import { RecordsTools } from './records-tools.tsx';
import type { RecordsSearch } from './search.ts';

interface RecordsTabProps {
  readonly search: RecordsSearch;
  readonly onSearch: (change: Partial<RecordsSearch>) => void;
}

const mostAtOnce = 50;

/** Records chosen to be disposed of, of those that are shown and may be. */
function useChosen(rows: readonly ArchivedRecord[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(r => r.may.dispose && ids.has(r.id)).slice(0, mostAtOnce);
  const choose = (id: string, is: boolean) =>
    setIds(now => new Set(is ? [...now, id] : [...now].filter(x => x !== id)));
  return { chosen, choose };
}

function NoRecords({ filtered }: { readonly filtered: boolean }) {
  const { t } = useLingui();
  return filtered ? (
    <EmptyState title={t`No such record`}>
      <Trans>Choose other filters, or search for something else.</Trans>
    </EmptyState>
  ) : (
    <EmptyState title={t`Nothing is archived yet`}>
      <Trans>When a project changes phase, what is approved of it is archived here by itself.</Trans>
    </EmptyState>
  );
}

function Export({ query }: { readonly query: object }) {
  const textOf = useErrorText();
  const save = () =>
    download(exportRecords, { query } as never, 'records.csv').catch(error =>
      errorToast(textOf(error).message),
    );
  return (
    <Button size="xs" onClick={() => void save()}>
      <Trans>Export CSV</Trans>
    </Button>
  );
}

/** What was archived: found, opened, verified, disposed of. */
export function RecordsTab({ search, onSearch }: RecordsTabProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [disposing, setDisposing] = useState(false);
  const query = {
    ...{ project: search.project as never, kind: search.kind, search: search.search },
    due: search.only === 'due' ? ('true' as const) : undefined,
    held: search.only === 'held' ? ('true' as const) : undefined,
  };
  const pages = usePages(listRecords, { query: { ...query, limit: 50 } });
  const { chosen, choose } = useChosen(pages.rows);
  if (pages.error !== null)
    return <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  const of = pages.rows.find(r => r.project.id === search.project)?.project;
  const project =
    search.project === undefined
      ? null
      : { id: search.project, name: of?.name ?? t`The chosen project`, hint: of?.key };
  const filtered = Object.values(query).some(value => value !== undefined);
  return (
    <>
      <RecordsTools search={search} project={project} onSearch={onSearch} />
      {pages.loading ? (
        <SkeletonLines lines={8} />
      ) : pages.rows.length === 0 ? (
        <NoRecords filtered={filtered} />
      ) : (
        <Card
          title={t`Newest first`}
          beside={
            chosen.length === 0 ? null : (
              <Button size="xs" color="red" variant="outline" onClick={() => setDisposing(true)}>
                {t`Dispose of ${plural(chosen.length, { one: '# record', other: '# records' })}`}
              </Button>
            )
          }
          more={
            <span className={css.count}>
              {pages.total} <Export query={query} />
            </span>
          }
          flush
        >
          <RecordsTable
            rows={pages.rows}
            current={search.record}
            chosen={new Set(chosen.map(r => r.id))}
            onChoose={choose}
            onOpen={record => onSearch({ record })}
          />
          {pages.onMore === undefined ? null : (
            <Button size="xs" variant="subtle" m={8} onClick={pages.onMore}>
              <Trans>Show older ones</Trans>
            </Button>
          )}
        </Card>
      )}
      {disposing ? <DisposeDialog records={chosen} onClose={() => setDisposing(false)} /> : null}
      {search.record === undefined ? null : (
        <RecordPanel key={search.record} id={search.record} onClose={() => onSearch({ record: undefined })} />
      )}
    </>
  );
}
