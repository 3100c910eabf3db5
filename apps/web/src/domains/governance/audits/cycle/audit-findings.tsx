import { type Audit, listFindings } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../../ui/page/skeleton.tsx';
import css from './cycle.module.css';
import { FindingPanel } from './finding-panel.tsx';
import { FindingTable } from './finding-table.tsx';
import { NewFindingDialog } from './new-finding-dialog.tsx';

const route = getRouteApi('/audits/$audit');

/** The findings of an audit, and the way to raise another. */
export function AuditFindings({ audit, open }: { readonly audit: Audit; readonly open: string | undefined }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const answer = useRead(listFindings, { query: { audit: audit.id } }, { keep: true });
  const show = (finding: string | undefined) =>
    void navigate({ search: { tab: 'findings', finding }, replace: true, resetScroll: false });
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={6} />;
  const { items, may } = answer.data;
  const drawn = audit.sampled.filter(s => s.rank !== null).map(s => s.project);
  return (
    <>
      {may.create ? (
        <div className={css.tools}>
          <Button variant="filled" onClick={() => setAdding(true)}>
            <Trans>Raise a finding</Trans>
          </Button>
        </div>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={t`Nothing was found yet`}>
          <Trans>What deviates from a standard becomes a finding, with actions that are verified.</Trans>
        </EmptyState>
      ) : (
        <Card title={t`Findings`} more={items.length} flush>
          <FindingTable findings={items} onOpen={show} />
        </Card>
      )}
      {adding ? (
        <NewFindingDialog audit={audit.id} projects={drawn} onClose={() => setAdding(false)} onAdded={show} />
      ) : null}
      {open === undefined ? null : <FindingPanel id={open} onClose={() => show(undefined)} />}
    </>
  );
}
