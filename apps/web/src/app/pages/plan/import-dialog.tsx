import { createPlanImport, getPlanImport, type PlanImport, type Project } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { intentKey } from '../../../lib/api/intent-key.ts';
import { upload } from '../../../lib/api/upload.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { FileDrop } from '../../../ui/feedback/file-drop.tsx';
import { JobProgress } from '../../../ui/feedback/job-progress.tsx';
import { LossReport } from './loss-report.tsx';

interface ImportProps {
  readonly project: Project['id'];
  /** There is a plan already, which the file replaces. */
  readonly replaces: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const kinds = '.xml,.xer,.pmxml,.csv,.xlsx,.mpp';

/** Sends the file, and waits until it has been read. */
function usePlanImport(project: Project['id'], mode: 'new' | 'replace') {
  const [id, setId] = useState<PlanImport['id'] | null>(null);
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File) => {
    setError(null);
    setSending({ name: file.name, share: 0 });
    try {
      const made = await upload(createPlanImport, { params: { project }, body: { mode } }, file, {
        idempotencyKey: intentKey(),
        onProgress: (sent, total) => setSending({ name: file.name, share: total === 0 ? 1 : sent / total }),
      });
      setId(made.id);
    } catch (failed) {
      setError(failed);
      setSending(null);
    }
  };
  const known = useRead(
    getPlanImport,
    { params: { planImport: id as PlanImport['id'] } },
    { enabled: id !== null, every: 400, until: of => of.state !== 'queued' },
  );
  return { send, sending, error: error ?? known.error, made: known.data, reset: () => setId(null) };
}

/** Brings a plan in from another tool, and says what of it was not kept. */
export function ImportDialog({ project, replaces, onClose, onDone }: ImportProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { send, sending, error, made } = usePlanImport(project, replaces ? 'replace' : 'new');
  const done = made !== undefined && made.state !== 'queued';
  const tasks = made?.counts?.tasks ?? 0;
  return (
    <Dialog title={t`Import a plan`} opened onClose={done ? onDone : onClose} size={640}>
      {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
      {sending === null ? (
        <>
          <FileDrop
            label={t`Drop a plan here`}
            accept={kinds}
            hint={t`Microsoft Project XML, Primavera XER and PMXML, CSV, XLSX. Save an MPP file as XML in Microsoft Project first.`}
            onFile={file => void send(file)}
          />
          {replaces ? (
            <p className="small faint">
              <Trans>The file replaces the present plan, as one step that can be undone.</Trans>
            </p>
          ) : null}
        </>
      ) : null}
      {sending !== null && !done ? (
        <JobProgress
          label={t`Importing ${sending.name}`}
          progress={sending.share < 1 ? sending.share / 2 : null}
          state="running"
          words={sending.share < 1 ? t`Sending` : t`Reading and scheduling`}
        />
      ) : null}
      {made !== undefined && done ? (
        <>
          <h3>
            {made.state === 'failed'
              ? t`${made.fileName} was not imported`
              : t`${made.fileName}: ${plural(tasks, { one: '# task', other: '# tasks' })}`}
          </h3>
          <LossReport losses={made.losses} findings={made.findings} />
          <Group justify="flex-end" mt="md">
            <Button variant="filled" onClick={onDone} data-autofocus>
              {made.state === 'failed' ? t`Close` : t`Show the plan`}
            </Button>
          </Group>
        </>
      ) : null}
    </Dialog>
  );
}
