import { backupMade, cancelJob, importCounts, type Job, listJobs, retryJob } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip, type Tone } from '../../../ui/status/chip.tsx';
import css from '../form.module.css';

const going = (job: Job): boolean => job.state === 'queued' || job.state === 'running';

const tones: Readonly<Record<Job['state'], Tone>> = {
  queued: 'grey',
  running: 'water',
  done: 'green',
  failed: 'red',
  cancelled: 'grey',
};

function useJobWords() {
  const { t } = useLingui();
  const states: Readonly<Record<Job['state'], string>> = {
    queued: t`Waiting`,
    running: t`Running`,
    done: t`Done`,
    failed: t`Failed`,
    cancelled: t`Cancelled`,
  };
  const kinds: Readonly<Record<string, string>> = {
    'platform.backup': t`Backup`,
    'import.check': t`Check of an import`,
    'import.apply': t`Import`,
    'record-archive': t`Archiving`,
  };
  return { state: (job: Job) => states[job.state], kind: (job: Job) => kinds[job.kind] ?? job.kind };
}

const countsOf = importCounts.pick({ created: true, updated: true, bad: true });

/** What a finished job came to, or what one that runs does just now. */
function Says({ job }: { readonly job: Job }) {
  const { t } = useLingui();
  const format = useFormat();
  if (job.error !== null) return <span className="bad">{job.error.message}</span>;
  if (job.state === 'running') return `${format.percent(job.progress * 100)} ${job.message}`;
  const { result } = job;
  const backup = backupMade.safeParse(result);
  if (backup.success) return t`wrote ${backup.data.file}`;
  const counts = countsOf.safeParse(
    typeof result === 'object' && result !== null && 'counts' in result ? result.counts : undefined,
  );
  if (!counts.success) return job.state === 'done' ? null : job.message;
  const { created, updated, bad } = counts.data;
  const count = (n: number) => format.number(n, 0);
  return job.kind === 'import.check'
    ? t`would add ${count(created)}, change ${count(updated)}, refuse ${count(bad)}`
    : t`added ${count(created)}, changed ${count(updated)}, refused ${count(bad)}`;
}

/** The import a job worked on, to go to its result. */
const importOf = (job: Job): string | null => {
  const { result } = job;
  if (typeof result !== 'object' || result === null || !('importId' in result)) return null;
  return typeof result.importId === 'string' ? result.importId : null;
};

function Acts({ job }: { readonly job: Job }) {
  const { t } = useLingui();
  const { holds } = useSession();
  const textOf = useErrorText();
  const words = useJobWords();
  const cancel = useAct(cancelJob);
  const retry = useAct(retryJob);
  const onError = (error: unknown) => errorToast(textOf(error).message);
  const request = { params: { job: job.id } };
  if (!holds('import.run')) return null;
  if (going(job))
    return (
      <Button
        size="xs"
        disabled={job.cancelRequested}
        aria-label={t`Cancel ${words.kind(job)}`}
        onClick={() => cancel.mutate({ request }, { onError })}
      >
        <Trans>Cancel</Trans>
      </Button>
    );
  if (job.state === 'done') return null;
  return (
    <Button
      size="xs"
      loading={retry.isPending}
      aria-label={t`Run ${words.kind(job)} again`}
      onClick={() => retry.mutate({ request }, { onError })}
    >
      <Trans>Run again</Trans>
    </Button>
  );
}

function Line({ job }: { readonly job: Job }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useJobWords();
  const made = importOf(job);
  return (
    <tr>
      <td>
        {made === null ? (
          <span style={{ fontWeight: 550 }}>{words.kind(job)}</span>
        ) : (
          <Link to="/imports/$import" params={{ import: made }} style={{ fontWeight: 550 }}>
            {words.kind(job)}
          </Link>
        )}
        {job.attempt > 1 ? <div className="small faint">{t`attempt ${job.attempt}`}</div> : null}
      </td>
      <td>
        <Chip tone={tones[job.state]}>{words.state(job)}</Chip>
      </td>
      <td className="muted" style={{ whiteSpace: 'normal', minWidth: 200 }}>
        <Says job={job} />
      </td>
      <td data-right>{format.instant(job.createdAt)}</td>
      <td data-right>{job.finishedAt === null ? '—' : format.instant(job.finishedAt)}</td>
      <td data-right>
        <Acts job={job} />
      </td>
    </tr>
  );
}

function Lines({ items }: { readonly items: readonly Job[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Work</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col">
            <Trans>Says</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Asked for</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Ended</Trans>
          </th>
          <th scope="col">
            <span className="sr-only">
              <Trans>Cancel or run again</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(job => (
          <Line key={job.id} job={job} />
        ))}
      </tbody>
    </table>
  );
}

/** Work in the background: how far it is, what it came to, cancel and run again. */
export function JobsPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(listJobs, {}, { every: 2000, until: ({ items }) => !items.some(going) });
  const items = answer.data?.items;
  return (
    <>
      <PageHeader title={t`Jobs`} summary={<Trans>Checks and imports that run in the background.</Trans>} />
      {answer.error === null ? null : (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      )}
      {items?.length === 0 ? (
        <EmptyState title={t`Nothing has run yet`}>
          <Trans>
            Work that takes longer, such as an import, appears here with its progress and its result.
          </Trans>
        </EmptyState>
      ) : (
        <Card title={t`The newest hundred`} flush>
          {items === undefined ? (
            <div className={css.inset}>
              <SkeletonLines />
            </div>
          ) : (
            <Lines items={items} />
          )}
        </Card>
      )}
    </>
  );
}
