import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { id, instant } from '../base/schema.ts';

export const jobId = id('job');
export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** Work in the background. */
export const job = z.object({
  id: jobId,
  kind: z.string(),
  state: z.enum(jobStates),
  progress: z.number().min(0).max(1),
  message: z.string(),
  result: z.unknown(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  attempt: z.int(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  cancelRequested: z.boolean(),
});
export type Job = z.infer<typeof job>;

/** The result of a finished backup. */
export const backupMade = z.object({
  /** On the machine that made it. */
  file: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /** Names of older ones that were let go. */
  removed: z.array(z.string()),
});

export const listJobs = endpoint({
  method: 'GET',
  path: '/api/jobs',
  summary:
    'Jobs, newest first, at most 100; one’s own unless the permission is held for the organisation, and then ' +
    'without what they came to',
  access: 'job.read',
  output: z.object({ items: z.array(job) }),
});

export const getJob = endpoint({
  method: 'GET',
  path: '/api/jobs/:job',
  summary: 'State, progress and result of a job',
  access: 'job.read',
  params: z.object({ job: jobId }),
  output: job,
});

export const cancelJob = endpoint({
  method: 'POST',
  path: '/api/jobs/:job/cancel',
  summary: 'Stop a job that has not ended; what it was doing is undone',
  access: 'import.run',
  params: z.object({ job: jobId }),
  output: job,
  errors: ['conflict'],
});

export const retryJob = endpoint({
  method: 'POST',
  path: '/api/jobs/:job/retry',
  summary: 'Run a failed or cancelled job again',
  access: 'import.run',
  params: z.object({ job: jobId }),
  output: job,
  errors: ['conflict'],
});
