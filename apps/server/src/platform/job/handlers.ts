import type {
  cancelJob as cancelJobEndpoint,
  getJob as getJobEndpoint,
  listJobs as listJobsEndpoint,
  retryJob as retryJobEndpoint,
} from '@chartroom/contract';
import type { Handlers } from '../handler/handler.ts';
import { cancelJob, listJobs, readJob, retryJob } from './job.ts';

interface JobApi {
  readonly listJobs: typeof listJobsEndpoint;
  readonly getJob: typeof getJobEndpoint;
  readonly cancelJob: typeof cancelJobEndpoint;
  readonly retryJob: typeof retryJobEndpoint;
}

/** The use cases of jobs. */
export const jobHandlers: Handlers<JobApi> = {
  listJobs: async tx => ({ items: await listJobs(tx) }),
  getJob: (tx, { params }) => readJob(tx, params.job),
  cancelJob: (tx, { params }) => cancelJob(tx, params.job),
  retryJob: (tx, { params }) => retryJob(tx, params.job),
};
