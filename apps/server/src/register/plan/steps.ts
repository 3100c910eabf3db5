import type { PlanStep } from '@chartroom/contract';
import type { Tx } from '../../platform/index.ts';
import type { StepRow } from './store/steps.ts';

/** A step as the contract shows it. */
export const stepView = (tx: Tx, s: StepRow): PlanStep => ({
  number: s.number,
  at: s.at,
  by: s.by ?? 'Chartroom',
  own: s.personId !== null && s.personId === tx.actor.person,
  kind: s.kind,
  summary: s.summary,
  reason: s.reason,
  reverts: s.reverts,
  changes: s.changeCount,
});
