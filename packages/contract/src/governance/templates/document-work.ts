import { z } from 'zod';
import { instant } from '../../base/schema.ts';
import { personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';
import { documentId } from './documents.ts';

/** A document that waits for my decision. */
export const documentWaiting = z.object({
  id: documentId,
  title: z.string(),
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  submittedBy: personRef.nullable(),
  submittedAt: instant,
  insteadOf: z.string().nullable().describe('For whom I decide: I stand in, or they have left'),
});
