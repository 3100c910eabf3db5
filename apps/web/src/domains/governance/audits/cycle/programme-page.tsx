import { type AuditSummary, listAuditProgrammes, listAudits, listReviews } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { Stack } from '../../../../ui/page/layout.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from './cycle.module.css';
import { NewAuditDialog } from './new-audit-dialog.tsx';
import { NewReviewDialog } from './new-review-dialog.tsx';
import { ReviewList } from './review-list.tsx';
import { auditTones, useCycleWords } from './words.ts';

/** The months around today, each with the audits that run in it. */
function Calendar({ audits }: { readonly audits: readonly AuditSummary[] }) {
  const { t, i18n } = useLingui();
  const now = new Date();
  const months = Array.from({ length: 12 }, (_, i) => {
    const first = new Date(now.getFullYear(), now.getMonth() - 7 + i, 1);
    const key = `${first.getFullYear()}-${String(first.getMonth() + 1).padStart(2, '0')}`;
    return { key, name: i18n.date(first, { month: 'short', year: '2-digit' }), isNow: i === 7 };
  });
  return (
    <Card title={t`Calendar`} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard */}
      <ul className={css.strip} tabIndex={0} aria-label={t`Audits by month`}>
        {months.map(({ key, name, isNow }) => (
          <li key={key} data-now={isNow || undefined}>
            <span className="small faint">{name}</span>
            <ul>
              {audits
                .filter(a => a.from.slice(0, 7) <= key && a.to.slice(0, 7) >= key)
                .map(a => (
                  <li key={a.id}>
                    <Link to="/audits/$audit" params={{ audit: a.id }}>
                      {a.title}
                    </Link>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function AuditLine({ audit }: { readonly audit: AuditSummary }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useCycleWords();
  return (
    <tr>
      <td className={css.wide}>
        <Link to="/audits/$audit" params={{ audit: audit.id }}>
          {audit.title}
        </Link>
        {audit.reauditOf === null ? null : (
          <div className="small faint">{t`looks again at ${audit.reauditOf.title}`}</div>
        )}
      </td>
      <td>
        <Chip tone={auditTones[audit.state]}>{words.auditStates[audit.state]}</Chip>
      </td>
      <td>
        {format.day(audit.from)} – {format.day(audit.to)}
      </td>
      <td>{audit.lead?.name ?? '—'}</td>
      <td data-right>{format.number(audit.projects, 0)}</td>
      <td data-right>
        {format.number(audit.openFindings, 0)} / {format.number(audit.findings, 0)}
      </td>
    </tr>
  );
}

function AuditTable({ audits }: { readonly audits: readonly AuditSummary[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Audit</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col">
            <Trans>Planned</Trans>
          </th>
          <th scope="col">
            <Trans>Lead</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Projects</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Findings open / all</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {audits.map(a => (
          <AuditLine key={a.id} audit={a} />
        ))}
      </tbody>
    </table>
  );
}

/** The programme of audits: when, of what, by whom, and what they found; reviews of single projects below. */
export function AuditProgrammePage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [adding, setAdding] = useState<'audit' | 'review' | null>(null);
  const audits = useRead(listAudits, {});
  const programmes = useRead(listAuditProgrammes, {});
  const reviews = useRead(listReviews, {});
  const error = audits.error ?? programmes.error ?? reviews.error;
  if (error !== null) return <ErrorState page {...textOf(error)} onRetry={() => void audits.refetch()} />;
  if (audits.data === undefined || programmes.data === undefined || reviews.data === undefined)
    return <SkeletonPage />;
  const { items, may } = audits.data;
  const [programme] = programmes.data.items;
  return (
    <>
      <PageHeader
        title={t`Audits`}
        summary={
          <>
            {programme === undefined
              ? t`No programme has been begun.`
              : t`${programme.title}: ${plural(programme.audits, { one: '# audit', other: '# audits' })}. ${programme.purpose}`}{' '}
            <Link to="/questionnaires">{t`Questionnaires`}</Link>
          </>
        }
        actions={
          <>
            {reviews.data.may.create ? (
              <Button onClick={() => setAdding('review')}>
                <Trans>Begin a review</Trans>
              </Button>
            ) : null}
            {may.create ? (
              <Button variant="filled" onClick={() => setAdding('audit')}>
                <Trans>Plan an audit</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {items.length === 0 ? (
          <EmptyState title={t`No audit is planned`}>
            <Trans>An audit looks at a sample of projects, drawn by risk, with a questionnaire.</Trans>
          </EmptyState>
        ) : (
          <>
            <Calendar audits={items} />
            <Card title={t`Audits`} more={items.length} flush>
              <AuditTable audits={items} />
            </Card>
          </>
        )}
        <ReviewList reviews={reviews.data.items} />
      </Stack>
      {adding === 'audit' ? (
        <NewAuditDialog programmes={programmes.data.items} onClose={() => setAdding(null)} />
      ) : null}
      {adding === 'review' ? <NewReviewDialog onClose={() => setAdding(null)} /> : null}
    </>
  );
}
