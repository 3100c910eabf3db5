import type { Plan } from '@chartroom/engine';
import type { WithLosses } from '../loss/loss.ts';

/** What comes out of every reader of plans. */
export type PlanResult = WithLosses<Plan | null>;

/** No plan could be read; the message says what to do. */
export const refusedPlan = (code: string, message: string): PlanResult => ({
  result: null,
  findings: [{ code, severity: 'error', message, path: [] }],
  losses: [],
});
