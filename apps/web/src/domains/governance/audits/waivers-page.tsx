import { listWaivers, type Waiver } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import css from './controls.module.css';
import { waiverStates } from './search.ts';
import { useWaiverStates, WaiverActs, WaiverState } from './waiver-line.tsx';

const route = getRouteApi('/waivers');

function Line({ waiver }: { readonly waiver: Waiver }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <tr>
      <td>
        <Link to="/projects/$project" params={{ project: waiver.project.key }}>
          {waiver.project.name}
        </Link>
        <div className="small faint">{waiver.project.key}</div>
      </td>
      <td>
        <Link to="/controls" search={{ cell: `${waiver.project.id} ${waiver.control.code}` }}>
          {waiver.control.name}
        </Link>
        <div className="small faint">{waiver.control.code}</div>
      </td>
      <td>
        <WaiverState state={waiver.state} />
      </td>
      <td className={css.wide}>
        {waiver.reason}
        <div className="small muted">{t`Instead: ${waiver.compensation}`}</div>
        {waiver.answer === null || waiver.answer === '' ? null : (
          <div className="small muted">{t`Answer: ${waiver.answer}`}</div>
        )}
      </td>
      <td>
        {waiver.askedBy?.name ?? '—'}
        <div className="small faint">{format.instant(waiver.askedAt)}</div>
      </td>
      <td data-right>{format.day(waiver.expires)}</td>
      <td>
        <WaiverActs waiver={waiver} />
      </td>
    </tr>
  );
}

function Lines({ rows }: { readonly rows: readonly Waiver[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Project</Trans>
          </th>
          <th scope="col">
            <Trans>Control</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col">
            <Trans>Why, and what is done instead</Trans>
          </th>
          <th scope="col">
            <Trans>Asked by</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Until</Trans>
          </th>
          <th scope="col">
            <span className="sr-only">
              <Trans>Decide or withdraw</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(waiver => (
          <Line key={waiver.id} waiver={waiver} />
        ))}
      </tbody>
    </table>
  );
}

/** The register of waivers: what waits for a decision, what holds and until when. */
export function WaiversPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const states = useWaiverStates();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = usePages(listWaivers, { query: { state, limit: 100 } });
  if (pages.error !== null)
    return <ErrorState page {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.loading) return <SkeletonPage />;
  return (
    <>
      <PageHeader
        title={t`Waivers`}
        summary={t`A project may fail a control for a while, where somebody else agreed and something is done instead.`}
        actions={
          <Select
            aria-label={t`State`}
            placeholder={t`All states`}
            clearable
            w={170}
            data={waiverStates.map(value => ({ value, label: states[value] }))}
            value={state ?? null}
            onChange={value =>
              void navigate({ search: { state: waiverStates.find(s => s === value) }, replace: true })
            }
          />
        }
      />
      {pages.rows.length === 0 ? (
        <EmptyState title={t`No waiver here`}>
          <Trans>
            Open a failing cell of the <Link to="/controls">control matrix</Link> to ask for one.
          </Trans>
        </EmptyState>
      ) : (
        <Card title={t`Newest first`} flush>
          <Lines rows={pages.rows} />
        </Card>
      )}
    </>
  );
}
