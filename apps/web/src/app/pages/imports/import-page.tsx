import { getImport, type ImportRecord, type Job } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useJob } from '../../../lib/api/use-job.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Stepper } from '../../../ui/feedback/stepper.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonLines, SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns/columns-step.tsx';
import { DoneStep } from './done-step.tsx';
import { FileFacts } from './file-facts.tsx';
import css from './imports.module.css';
import type { Step } from './search.ts';
import { WorkStep } from './work-step.tsx';

const route = getRouteApi('/imports/$import');

const going = (job: Job | undefined): boolean => job?.state === 'queued' || job?.state === 'running';

/** The step an import stands at, unless the reader went back. */
function stepOf(record: ImportRecord, job: Job | undefined, asked: Step | undefined): Step {
  if (record.state === 'applied') return 'done';
  if (going(job)) return job?.kind === 'import.apply' ? 'done' : 'check';
  if (asked === 'columns' || record.counts === null) return 'columns';
  const checkEnded = job?.kind === 'import.check' && job.state !== 'done';
  return checkEnded ? 'columns' : 'check';
}

/** Why the last job came to nothing, above the step it leads back to. */
function Ended({ job }: { readonly job: Job | undefined }) {
  const { t } = useLingui();
  if (job?.state === 'failed')
    return (
      <div className={css.said}>
        <Banner tone="red">{job.error?.message ?? t`The last run failed. Nothing was changed.`}</Banner>
      </div>
    );
  if (job?.state === 'cancelled')
    return (
      <div className={css.said}>
        <Banner tone="amber">
          <Trans>The last run was cancelled. Nothing was changed.</Trans>
        </Banner>
      </div>
    );
  return null;
}

function Body({ record, job, step }: { record: ImportRecord; job: ReturnType<typeof useJob>; step: Step }) {
  if (job.job !== undefined && going(job.job))
    return <WorkStep record={record} job={job.job} onCancel={job.cancel} />;
  switch (step) {
    case 'columns':
      return <ColumnsStep key={`${record.id} ${record.file.sheet ?? ''}`} record={record} />;
    case 'check':
      return <CheckStep record={record} />;
    case 'done':
      return <DoneStep record={record} />;
  }
}

/** One import from its columns to what came of it; it goes on when the page is left. */
export function ImportPage() {
  const { t } = useLingui();
  const { import: id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const textOf = useErrorText();
  const client = useQueryClient();
  const answer = useRead(getImport, { params: { import: id as ImportRecord['id'] } });
  const record = answer.data;
  const job = useJob(record?.jobId ?? null);
  const jobState = job.job?.state;
  // What the job did stands in the import; it is read again when the job ends.
  useEffect(() => {
    if (jobState === 'done' || jobState === 'failed' || jobState === 'cancelled')
      void client.invalidateQueries({ predicate: query => query.queryKey[0] !== '/api/jobs/:job' });
  }, [jobState, client]);
  const format = useFormat();
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  const waiting =
    record !== undefined && record.jobId !== null && job.job === undefined && job.error === null;
  if (record === undefined) return <SkeletonPage />;
  const step = stepOf(record, job.job, search.step);
  const names = [t`File`, t`Columns`, t`Check`, t`Import`];
  const current = { columns: 1, check: 2, done: record.state === 'applied' ? 4 : 3 }[step];
  const settled = record.state === 'applied' || going(job.job);
  return (
    <>
      <PageHeader
        title={record.fileName}
        tab={t`Import ${record.fileName}`}
        summary={<FileFacts record={record} />}
        actions={
          <span className="small faint">
            <Link to="/imports">{t`All imports`}</Link>
            {record.by === null
              ? null
              : t` · uploaded by ${record.by.name}, ${format.instant(record.createdAt)}`}
          </span>
        }
      />
      <Stepper
        label={t`Steps of the import`}
        steps={names}
        current={current}
        {...(settled
          ? {}
          : {
              onStep: (index: number) =>
                index === 0
                  ? void navigate({ to: '/imports' })
                  : void navigate({ search: { step: 'columns' }, replace: true }),
            })}
      />
      {waiting ? (
        <SkeletonLines lines={6} />
      ) : (
        <>
          {settled ? null : <Ended job={job.job} />}
          <Body record={record} job={job} step={step} />
        </>
      )}
    </>
  );
}
