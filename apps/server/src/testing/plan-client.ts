import { expect } from 'vitest';
import type { Client } from './client.ts';
import { jobEnded } from './job-ended.ts';
import { trench } from './trench.ts';

/** Takes a file in as the plan of a project; answers the address of the plan. */
export async function takePlan(by: Client, project: string, bytes: string = trench): Promise<string> {
  const path = `/api/projects/${project}/plan`;
  const started = await by.upload(`${path}/imports`, { name: 'plan.xml', bytes }, { mode: 'new' });
  expect(started.status, JSON.stringify(started.body)).toBe(201);
  expect((await jobEnded(by, started.body.jobId)).error).toBeNull();
  return path;
}
