import { listReports, listScales, type ProjectPage, type Report } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ReportForm, type Writing } from '../../../domains/monitoring/reporting/report-form.tsx';
import { ReportList } from '../../../domains/monitoring/reporting/report-list.tsx';
import { ReportReader } from '../../../domains/monitoring/reporting/report-reader.tsx';
import css from '../../../domains/monitoring/reporting/reporting.module.css';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages, useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';

const route = getRouteApi('/projects/$project');

/** Leads to the page on which the report is written. */
function WriteButton({ project }: { readonly project: string }) {
  return (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} />}
      renderRoot={props => <Link {...props} to="/projects/$project/update" params={{ project: project }} />}
    >
      <Trans>Write the report</Trans>
    </Button>
  );
}

/** The reports of a project: a list, the one that is read, and writing. */
export function ReportsTab({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { asOf, knownAt, past } = useAsOf();
  const { report: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const [writing, setWriting] = useState<Writing | null>(null);
  const [saved, setSaved] = useState<Report | null>(null);
  const pages = usePages(listReports, {
    params: { project: page.project.id },
    query: { asOf, knownAt, limit: 50 },
  });
  const scales = useRead(listScales, {});
  const open = (report: Report | null) => {
    setWriting(null);
    setSaved(report);
    if (report !== null)
      void navigate({
        search: before => ({ ...before, report: report.id }),
        replace: true,
        resetScroll: false,
      });
  };
  if (pages.error !== null)
    return <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.loading || scales.data === undefined) return <SkeletonLines lines={8} />;
  const found = pages.rows.find(report => report.id === chosen);
  // What was just saved is newer than the list until that has been read again.
  const newer = saved !== null && saved.id === chosen && saved.version > (found?.version ?? 0);
  const shown = newer ? saved : (found ?? pages.rows[0]);
  const mayWrite = pages.first?.may.create === true && !past;
  const write = <WriteButton project={page.project.key} />;
  if (writing !== null)
    return <ReportForm page={page} scales={scales.data.items} writing={writing} onDone={open} />;
  if (shown === undefined)
    return (
      <EmptyState title={t`Status reports appear here`} action={mayWrite ? write : undefined}>
        <Trans>A report says how the project stands, in ratings and in words, on a day.</Trans>
      </EmptyState>
    );
  return (
    <div className={css.pages}>
      <Card title={t`Reports`} more={mayWrite ? write : undefined} flush>
        <ReportList reports={pages.rows} current={shown.id} onOpen={open} />
        {pages.onMore === undefined ? null : (
          <Button size="xs" variant="subtle" m={8} onClick={pages.onMore}>
            <Trans>Show older ones</Trans>
          </Button>
        )}
      </Card>
      <ReportReader
        key={shown.id}
        report={shown}
        last={pages.rows.find(r => r.state === 'published' && r.asOf < shown.asOf)}
        readOnly={past}
        onEdit={() => {
          // What was begun by a template is written on its own page.
          if (shown.template === null) setWriting({ kind: 'edit', report: shown });
          else void go({ to: '/projects/$project/update', params: { project: page.project.key } });
        }}
        onCorrect={() => setWriting({ kind: 'correct', report: shown })}
      />
    </div>
  );
}
