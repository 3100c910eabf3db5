import type { ImportRecord, Job } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../../ui/card/card.tsx';
import { JobProgress } from '../../../ui/feedback/job-progress.tsx';
import css from './imports.module.css';

interface WorkStepProps {
  readonly record: ImportRecord;
  readonly job: Job;
  readonly onCancel: () => void;
}

/** A check or an import that runs; the page may be left. */
export function WorkStep({ record, job, onCancel }: WorkStepProps) {
  const { t } = useLingui();
  const applying = job.kind === 'import.apply';
  const words = job.cancelRequested
    ? t`Stopping: what was done is undone`
    : job.state === 'queued'
      ? t`Waiting for its turn`
      : job.message;
  return (
    <Card title={applying ? t`Importing` : t`Checking`}>
      <div className={css.form}>
        <JobProgress
          label={applying ? t`Importing ${record.fileName}` : t`Checking ${record.fileName}`}
          progress={job.progress === 0 ? null : job.progress}
          state={job.state}
          words={words}
          onCancel={job.cancelRequested ? undefined : onCancel}
        />
        <div className="small faint">
          {applying ? (
            <Trans>
              You can leave this page: it goes on, and you find it here again. Cancelled, nothing is changed.
            </Trans>
          ) : (
            <Trans>
              You can leave this page: it goes on, and you find it here again. Nothing is changed yet.
            </Trans>
          )}
        </div>
      </div>
    </Card>
  );
}
