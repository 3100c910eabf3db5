import { type LegalHold, listLegalHolds } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { LiftDialog } from './lift-dialog.tsx';
import css from './records.module.css';

function Line({ hold, onLift }: { readonly hold: LegalHold; readonly onLift: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <tr>
      <td className={css.wide}>
        <span style={{ fontWeight: 550 }}>{hold.matter}</span>
        <div className="small muted">{hold.reason}</div>
        {hold.lifted === null ? null : <div className="small muted">{t`Lifted: ${hold.lifted.reason}`}</div>}
      </td>
      <td className={css.wide}>
        <Link to="/projects/$project" params={{ project: hold.project.key }}>
          {hold.project.name}
        </Link>
        <div className="small faint">
          {hold.record === null ? t`The whole project` : `${hold.record.number} ${hold.record.title}`}
        </div>
      </td>
      <td>
        {hold.lifted === null ? (
          <Chip tone="note">{t`In force`}</Chip>
        ) : (
          <Chip>{t`Lifted on ${format.instant(hold.lifted.at)}`}</Chip>
        )}
      </td>
      <td data-room>
        {hold.placedBy?.name ?? '—'}
        <div className="small faint">{format.instant(hold.placedAt)}</div>
      </td>
      <td data-right>
        {hold.may.lift ? (
          <Button size="xs" aria-label={t`Lift the hold for ${hold.matter}`} onClick={onLift}>
            <Trans>Lift</Trans>
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function Lines({
  rows,
  onLift,
}: {
  readonly rows: readonly LegalHold[];
  readonly onLift: (hold: LegalHold) => void;
}) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Matter</Trans>
          </th>
          <th scope="col">
            <Trans>Held</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col" data-room>
            <Trans>Placed by</Trans>
          </th>
          <th scope="col">
            <span className="sr-only">
              <Trans>Lift</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(hold => (
          <Line key={hold.id} hold={hold} onLift={() => onLift(hold)} />
        ))}
      </tbody>
    </table>
  );
}

/** Legal holds in force, and those that were lifted. */
export function HoldsTab() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [placing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<LegalHold | null>(null);
  const pages = usePages(listLegalHolds, { query: { limit: 50 } });
  if (pages.error !== null)
    return <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.loading) return <SkeletonLines lines={6} />;
  const place =
    pages.first?.may.place === true ? (
      <Button variant="filled" onClick={() => setPlacing(true)}>
        <Trans>Hold a project</Trans>
      </Button>
    ) : undefined;
  return (
    <>
      {pages.rows.length === 0 ? (
        <EmptyState title={t`No legal hold`} action={place}>
          <Trans>While a project is held, nothing of it is disposed of.</Trans>
        </EmptyState>
      ) : (
        <>
          <div className={css.tools}>{place}</div>
          <Card title={t`In force first`} flush>
            <Lines rows={pages.rows} onLift={setLifting} />
            {pages.onMore === undefined ? null : (
              <Button size="xs" variant="subtle" m={8} onClick={pages.onMore}>
                <Trans>Show older ones</Trans>
              </Button>
            )}
          </Card>
        </>
      )}
      {placing ? <HoldDialog onClose={() => setPlacing(false)} /> : null}
      {lifting === null ? null : <LiftDialog hold={lifting} onClose={() => setLifting(null)} />}
    </>
  );
}
