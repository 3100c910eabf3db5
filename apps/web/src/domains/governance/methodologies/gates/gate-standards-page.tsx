import { type GateStandard, listGateStandards } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { Stack } from '../../../../ui/page/layout.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { useGateWords } from './gate-words.ts';
import css from './gates.module.css';
import { StandardDialog } from './standard-dialog.tsx';

function Standard({ standard, onEdit }: { readonly standard: GateStandard; readonly onEdit: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  const { content, name, purpose, versions } = standard;
  const [last] = versions;
  const rows = [
    [
      t`Criteria`,
      content.criteria.map(c => (c.kind === 'automatic' ? t`control ${c.code}` : c.name)).join('; '),
    ],
    [t`Deliverables`, content.deliverables.map(d => d.name).join('; ')],
    [
      t`Decided by`,
      t`${content.approvers.map(a => words.roles[a.role] + (a.chair ? t` (chair)` : '')).join(', ')}; ${content.quorum} have to vote`,
    ],
    [t`Not before it`, content.holds.map(h => words.holds[h]).join(', ')],
  ] as const;
  return (
    <Card
      title={name}
      beside={
        <>
          <span className="small faint">{t`version ${standard.version}`}</span>
          {standard.retired ? <Chip>{t`Retired`}</Chip> : null}
        </>
      }
      more={
        standard.may.edit ? (
          <Button size="compact-sm" onClick={onEdit} aria-label={t`Change ${name}`}>
            <Trans>Change</Trans>
          </Button>
        ) : undefined
      }
      flush
    >
      <ul className={css.rows}>
        {purpose === '' ? null : <li className={css.group}>{purpose}</li>}
        {rows.map(([label, text]) =>
          text === '' ? null : (
            <li key={label}>
              <span className="small faint">{label}</span>
              <span className={css.what}>{text}</span>
            </li>
          ),
        )}
        {last === undefined ? null : (
          <li>
            <span className="small faint">{t`Changed`}</span>
            <span className={css.what}>
              {t`${last.by ?? '—'}, ${format.instant(last.at)}: ${last.reason}`}
            </span>
          </li>
        )}
      </ul>
    </Card>
  );
}

/** What gates are prepared from: versions of the organisation. */
export function GateStandardsPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [edited, setEdited] = useState<GateStandard | 'new' | null>(null);
  const answer = useRead(listGateStandards, {});
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  return (
    <>
      <PageHeader
        title={t`Gate standards`}
        summary={
          <Trans>
            What <Link to="/gates">gates</Link> are prepared from. A gate keeps the version it was prepared
            from.
          </Trans>
        }
        actions={
          may.create ? (
            <Button variant="filled" onClick={() => setEdited('new')}>
              <Trans>Add a standard</Trans>
            </Button>
          ) : undefined
        }
      />
      <Stack>
        {items.map(s => (
          <Standard key={s.code} standard={s} onEdit={() => setEdited(s)} />
        ))}
      </Stack>
      {edited === null ? null : (
        <StandardDialog standard={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
