import { builtPack, downloadFile, fileId } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useJob } from '../../../lib/api/use-job.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { JobProgress } from '../../../ui/feedback/job-progress.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import css from '../form.module.css';

/** A pack on its way, and its files when it is there. */
export function PackProgress({ job: id, onClose }: { readonly job: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { job, error } = useJob(id);
  const built = job?.state === 'done' ? builtPack.safeParse(job.result).data : undefined;
  const save = (file: { readonly id: string; readonly name: string }) =>
    void download(downloadFile, { params: { file: fileId.parse(file.id) } }, file.name).catch(problem =>
      errorToast(textOf(problem).message),
    );
  return (
    <div className={css.form}>
      {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
      {job?.error ? <Banner tone="red">{job.error.message}</Banner> : null}
      <JobProgress
        label={t`Board pack`}
        progress={job?.progress ?? null}
        state={job?.state ?? 'queued'}
        words={built === undefined ? job?.message || t`Waiting` : t`It is ready.`}
      />
      {built === undefined ? (
        <p className="small faint">
          <Trans>You may leave: it goes on, and stands under Jobs when it is done.</Trans>
        </p>
      ) : (
        <>
          {built.files.map(file => (
            <Button key={file.id} leftSection={<IconDownload size={15} />} onClick={() => save(file)}>
              {file.name}
            </Button>
          ))}
          <p className="small faint" style={{ overflowWrap: 'anywhere' }}>
            <Trans>Content SHA-256 {built.hash}</Trans>
          </p>
        </>
      )}
      <div className={css.end}>
        <Button variant={built === undefined ? 'default' : 'filled'} onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </div>
  );
}
