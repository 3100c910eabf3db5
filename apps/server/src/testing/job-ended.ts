import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Client } from './client.ts';

const mostMs = 50_000;

/** Polls a job until it has ended and answers it; also outside of vitest. */
export const jobEnded = async (client: Client, id: string): Promise<Answer['body']> => {
  for (const until = Date.now() + mostMs; ; await delay(50)) {
    const { body } = await client.get(`/api/jobs/${id}`);
    if (['done', 'failed', 'cancelled'].includes(body.state)) return body;
    if (Date.now() > until) throw new Error(`Job ${id} has not ended: ${JSON.stringify(body)}`);
  }
};
