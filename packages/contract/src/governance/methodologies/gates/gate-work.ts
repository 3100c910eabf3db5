import { z } from 'zod';
import { day } from '../../../base/schema.ts';
import { projectId } from '../../../register/project.ts';
import { gateId } from '../../methodologies.ts';
import { conditionId } from './gate.ts';

const project = z.object({ id: projectId, key: z.string(), name: z.string() });

/** An open gate that waits for my vote, or for the decision that I record. */
export const gateWaiting = z.object({
  id: gateId,
  name: z.string(),
  project,
  wants: z.enum(['vote', 'decision']),
  insteadOf: z.string().nullable().describe('For whom I stand in'),
  decideBy: day.nullable(),
  overdueDays: z.int().nullable(),
});

/** A condition of a gate that is mine to meet. */
export const gateConditionWaiting = z.object({
  id: conditionId,
  gate: z.object({ id: gateId, name: z.string() }),
  project,
  text: z.string(),
  due: day,
  overdueDays: z.int().describe('Negative: so many days to go'),
});
