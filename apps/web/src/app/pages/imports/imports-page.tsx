import { listImports, type Output } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useKindWords, useStateChip } from './import-words.ts';
import css from './imports.module.css';
import { NewImport } from './new-import.tsx';

type Line = Output<typeof listImports>['items'][number];

function ImportLine({ line }: { readonly line: Line }) {
  const format = useFormat();
  const kinds = useKindWords();
  const chip = useStateChip()(line.state);
  const { counts, mapping } = line;
  const count = (n: number | undefined) => (n === undefined ? '—' : format.number(n, 0));
  return (
    <tr>
      <td>
        <Link to="/imports/$import" params={{ import: line.id }} className={css.file}>
          {line.fileName}
        </Link>
        <div className="small faint">
          {[mapping?.source, line.file.sheet].filter(Boolean).join(' · ') || format.instant(line.createdAt)}
        </div>
      </td>
      <td>{mapping === null ? '—' : kinds[mapping.as].name}</td>
      <td>
        <Chip tone={chip.tone}>{chip.word}</Chip>
      </td>
      <td data-right>{format.number(line.file.rows, 0)}</td>
      <td data-right>{count(counts?.created)}</td>
      <td data-right>{count(counts?.updated)}</td>
      <td data-right className={counts !== null && counts.bad > 0 ? 'bad' : undefined}>
        {count(counts?.bad)}
      </td>
      <td>{line.by?.name ?? '—'}</td>
      <td data-right>{format.instant(line.createdAt)}</td>
    </tr>
  );
}

function Lines({ items }: { readonly items: readonly Line[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Trans>File</Trans>
          </th>
          <th scope="col">
            <Trans>Rows become</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Rows</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Added</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Changed</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Refused</Trans>
          </th>
          <th scope="col">
            <Trans>By</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>When</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(line => (
          <ImportLine key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  );
}

/** Imports made so far, and the place to begin one. */
export function ImportsPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const answer = useRead(listImports, {});
  const items = answer.data?.items;
  return (
    <>
      <PageHeader
        title={t`Imports`}
        summary={<Trans>Spreadsheets become projects, status reports, programmes and key dates.</Trans>}
      />
      <Stack>
        <NewImport />
        <Card
          title={t`Imports so far`}
          more={items === undefined ? undefined : t`${format.number(items.length, 0)} in all`}
          flush
        >
          {answer.error === null ? null : (
            <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
          )}
          {items === undefined && answer.error === null ? (
            <div className={css.inset}>
              <SkeletonLines />
            </div>
          ) : null}
          {items?.length === 0 ? (
            <div className={`${css.inset} muted`}>
              <Trans>
                Nothing was imported yet. What you upload stays here, also when it is not finished.
              </Trans>
            </div>
          ) : null}
          {items !== undefined && items.length > 0 ? <Lines items={items} /> : null}
        </Card>
      </Stack>
    </>
  );
}
