import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { id, instant, may } from '../base/schema.ts';

export const changeSetId = id('changeSet');

/** Many changes made as one step, which can be undone as one. */
export const changeSetKinds = ['edit', 'paste', 'import', 'undo'] as const;
export const changeSet = z.object({
  id: changeSetId,
  kind: z.enum(changeSetKinds),
  title: z.string().describe('What was done, such as the reason or the file'),
  count: z.int().describe('How many things it changed'),
  at: instant,
  undoneAt: instant.nullable(),
  may: may('undo'),
});
export type ChangeSet = z.infer<typeof changeSet>;

/** all: nothing when any is refused; good: the others only. */
export const changeMode = z.enum(['all', 'good']);

export const listChangeSets = endpoint({
  method: 'GET',
  path: '/api/change-sets',
  summary: 'What one changed in one step, newest first, at most 50',
  access: 'project.edit',
  output: z.object({ items: z.array(changeSet) }),
});

/** Something that is not taken back, and why. */
export const notUndone = z.object({
  key: z.string().describe('Key of the project'),
  name: z.string(),
  message: z.string().describe('What changed since, or what is in the way'),
});
export type NotUndone = z.infer<typeof notUndone>;

export const undoOutcome = z.object({
  applied: z.boolean(),
  changeSet: changeSet.nullable().describe('The step that took it back; to undo it is to redo'),
  undone: z.int(),
  refused: z.array(notUndone).describe('Changed since: left as they are'),
});
export type UndoOutcome = z.infer<typeof undoOutcome>;

export const undoChangeSet = endpoint({
  method: 'POST',
  path: '/api/change-sets/:changeSet/undo',
  summary: 'Restore what a step changed; what was changed since is left and listed',
  access: 'project.edit',
  creates: true,
  params: z.object({ changeSet: changeSetId }),
  body: z.object({ mode: changeMode.default('good'), dryRun: z.boolean().default(false) }),
  output: undoOutcome,
  errors: ['conflict'],
});
