import { cancelJob, getJob, type Job } from '@chartroom/contract';
import { useAct } from './use-act.ts';
import { useRead } from './use-read.ts';

const over: readonly Job['state'][] = ['done', 'failed', 'cancelled'];

/** A job's state, asked for every half second until it has ended, and how to cancel it. */
export function useJob(id: string | null) {
  const params = { job: id as Job['id'] };
  const known = useRead(
    getJob,
    { params },
    { enabled: id !== null, every: 500, until: job => over.includes(job.state) },
  );
  const cancel = useAct(cancelJob);
  return { job: known.data, error: known.error, cancel: () => cancel.mutate({ request: { params } }) };
}
