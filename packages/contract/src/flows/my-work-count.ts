import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';

export const waitingCount = z
  .int()
  .describe('What is due today or overdue, to review, to decide or to assess');

export const countMyWork = endpoint({
  method: 'GET',
  path: '/api/my-work/count',
  summary: 'How much waits for me',
  access: 'signed-in',
  output: z.object({ count: waitingCount }),
});
