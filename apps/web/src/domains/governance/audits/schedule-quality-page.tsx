import { listScheduleQuality, type QualityCheckName } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import css from './audits.module.css';
import { LimitsCard } from './limits-card.tsx';
import { checkWords } from './quality-words.ts';

interface Row {
  readonly project: { readonly id: string; readonly key: string; readonly name: string };
  readonly taskCount: number;
  readonly passed: number;
  readonly applicable: number;
  readonly score: number | null;
  readonly outcomes: readonly { readonly id: QualityCheckName; readonly outcome: string }[];
}

function Plan({ row }: { readonly row: Row }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const failed = row.outcomes.filter(o => o.outcome === 'failed');
  return (
    <tr>
      <td>
        <Link to="/projects/$project" params={{ project: row.project.key }} search={{ tab: 'progress' }}>
          {row.project.name}
        </Link>{' '}
        <span className="faint">{row.project.key}</span>
      </td>
      <td data-right>{format.number(row.taskCount, 0)}</td>
      <td data-right>{row.score === null ? '—' : format.percent(row.score)}</td>
      <td data-right className="faint">{t`${row.passed} of ${row.applicable}`}</td>
      <td>
        <span className={css.failed}>
          {failed.map(o => (
            <Chip key={o.id} tone="red">
              {i18n._(checkWords[o.id].name)}
            </Chip>
          ))}
          {failed.length === 0 && row.applicable > 0 ? <Chip tone="green">{t`All passed`}</Chip> : null}
        </span>
      </td>
    </tr>
  );
}

function Plans() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const pages = usePages(listScheduleQuality, { query: {} });
  if (pages.error !== null)
    return <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.loading) return <SkeletonPage />;
  if (pages.rows.length === 0)
    return (
      <EmptyState title={t`No project has a plan yet`}>
        {t`A schedule is assessed as soon as there is one: begin a plan on a project's page, or import one.`}
      </EmptyState>
    );
  return (
    <Card title={t`Plans`} more={t`${plural(pages.total ?? 0, { one: '# plan', other: '# plans' })}`} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Project`}</th>
            <th scope="col" data-right>{t`Tasks`}</th>
            <th scope="col" data-right>{t`Score`}</th>
            <th scope="col" data-right>{t`Passed`}</th>
            <th scope="col">{t`Failed`}</th>
          </tr>
        </thead>
        <tbody>
          {pages.rows.map(row => (
            <Plan key={row.project.id} row={row} />
          ))}
        </tbody>
      </table>
      {pages.onMore === undefined ? null : (
        <div style={{ padding: '8px 16px 12px' }}>
          <Button size="xs" variant="default" onClick={() => pages.onMore?.()}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
    </Card>
  );
}

/** How the plans of all projects come through the fourteen checks, and the organisation's limits for them. */
export function ScheduleQualityPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={t`Schedule quality`}
        summary={t`Fourteen checks of each plan: its logic, its slack, its progress.`}
      />
      <Stack>
        <Plans />
        <LimitsCard />
      </Stack>
    </>
  );
}
