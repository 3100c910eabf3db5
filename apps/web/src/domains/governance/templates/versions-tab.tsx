import { compareDocument, type ProjectDocument } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { Downloads } from './downloads.tsx';
import css from './templates.module.css';

function Differences({
  document,
  from,
  to,
}: {
  readonly document: ProjectDocument;
  readonly from: number;
  readonly to: number | undefined;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(compareDocument, { params: { document: document.id }, query: { from, to } });
  const title =
    to === undefined ? t`From version ${from} to what is written now` : t`From version ${from} to ${to}`;
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines />;
  const { changes } = answer.data;
  return (
    <Card title={title} more={changes.length}>
      {changes.length === 0 ? (
        <p className="muted">{t`Nothing changed.`}</p>
      ) : (
        changes.map(c => (
          <div key={c.path} className={css.field}>
            <h3>
              {c.label} <span className="small faint">{c.section}</span>
            </h3>
            <div className={css.diff}>
              <del>{c.before || t`nothing`}</del>
              <ins>{c.after || t`nothing`}</ins>
            </div>
          </div>
        ))
      )}
    </Card>
  );
}

type Version = ProjectDocument['versions'][number];

function Line({
  document,
  version,
  onCompare,
}: {
  readonly document: ProjectDocument;
  readonly version: Version;
  readonly onCompare: () => void;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const { decision } = version;
  return (
    <li>
      <div className={css.line}>
        <strong>{t`Version ${version.number}`}</strong>
        {decision === null ? (
          <Chip tone="grey">{t`Not decided`}</Chip>
        ) : decision.decision === 'approved' ? (
          <Chip tone="green">{t`Approved`}</Chip>
        ) : (
          <Chip tone="amber">{t`Sent back`}</Chip>
        )}
        <span style={{ marginLeft: 'auto', display: 'flex', gap: 6 }}>
          <Button size="xs" onClick={onCompare}>
            <Trans>What changed since</Trans>
          </Button>
          <Downloads document={document} number={version.number} />
        </span>
      </div>
      <div className="small muted">
        {t`Handed in by ${version.by?.name ?? '—'}, ${format.instant(version.at)}`}
      </div>
      {decision === null ? null : (
        <div className="small muted">
          {t`Decided by ${decision.by?.name ?? '—'}, ${format.instant(decision.at)}`}
          {decision.standsInFor === null ? null : t`, for ${decision.standsInFor.name}`}
          {decision.comment === '' ? null : <div>“{decision.comment}”</div>}
        </div>
      )}
      <div className={css.hash}>SHA-256 {version.hash}</div>
    </li>
  );
}

/** The versions of a document, what was decided on each, and what changed between them. */
export function VersionsTab({ document }: { readonly document: ProjectDocument }) {
  const { t } = useLingui();
  const [from, setFrom] = useState<number | null>(null);
  const versions = document.versions.toReversed();
  const [last] = versions;
  if (last === undefined)
    return (
      <EmptyState title={t`No version yet`}>
        <Trans>The first is kept when the document is handed in for review.</Trans>
      </EmptyState>
    );
  const chosen = from ?? last.number;
  const to = document.state === 'draft' || chosen === last.number ? undefined : last.number;
  return (
    <div className={css.stack}>
      <Card title={t`Versions`} more={versions.length}>
        <ul className={css.list}>
          {versions.map(v => (
            <Line key={v.number} document={document} version={v} onCompare={() => setFrom(v.number)} />
          ))}
        </ul>
      </Card>
      <Differences document={document} from={chosen} to={to} />
    </div>
  );
}
