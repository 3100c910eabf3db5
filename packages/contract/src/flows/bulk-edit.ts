import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { errorCodes } from '../base/error.ts';
import { prose, version } from '../base/schema.ts';
import { portfolioId } from '../register/portfolio.ts';
import { projectAttributes, projectId, projectStates } from '../register/project.ts';
import { changeMode, changeSet } from './change-set.ts';

/** Most projects that one step changes. */
export const mostChanges = 2_000;

/** What can be said of many projects at once: attributes, and the state they go to. */
export const projectSet = projectAttributes
  .omit({ confidential: true })
  .partial()
  .extend({ state: z.enum(projectStates).optional() });
export type ProjectSet = z.infer<typeof projectSet>;

const how = {
  reason: prose(500).default(''),
  kind: z.enum(['edit', 'paste']).default('edit'),
  mode: changeMode.default('all').describe('all: nothing when any is refused; good: the others only'),
  dryRun: z.boolean().default(false).describe('Only says what would happen'),
};

/** What came, or would come, of one change. */
export const changeResult = z.object({
  index: z.int().describe('Place in the request'),
  key: z.string(),
  name: z.string(),
  outcome: z.enum(['changed', 'unchanged', 'refused']),
  code: z.enum(errorCodes).nullable().describe('Why it is refused: stale, forbidden, conflict, invalid'),
  message: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
});
export type ChangeResult = z.infer<typeof changeResult>;

export const changeOutcome = z.object({
  applied: z.boolean(),
  changeSet: changeSet.nullable().describe('What to undo; null when nothing was changed'),
  counts: z.object({ changed: z.int(), unchanged: z.int(), refused: z.int() }),
  results: z.array(changeResult),
});
export type ChangeOutcome = z.infer<typeof changeOutcome>;

export const changeProjects = endpoint({
  method: 'POST',
  path: '/api/projects/changes',
  summary: 'Change many projects in one step, each from the version that was read; can be undone as one',
  access: 'project.edit',
  creates: true,
  body: z.object({
    changes: z
      .array(z.object({ project: projectId, version, set: projectSet }))
      .min(1, 'Choose at least one project.')
      .max(mostChanges, `Change ${mostChanges} projects at most in one step.`),
    ...how,
  }),
  output: changeOutcome,
});

export const changeMatchingProjects = endpoint({
  method: 'POST',
  path: '/api/projects/changes/matching',
  summary: 'Change every project that a list shows in one step; can be undone as one',
  access: 'project.edit',
  creates: true,
  body: z.object({
    filter: z.string().max(2_000).optional(),
    search: z.string().max(200).optional(),
    scope: z.enum(['live', 'present', 'all']).default('live'),
    portfolioId: portfolioId.optional(),
    expected: z
      .int()
      .min(0)
      .max(mostChanges, `Change ${mostChanges} projects at most in one step. Narrow the filter.`)
      .describe('How many the list showed; refused when it would be others'),
    set: projectSet,
    ...how,
  }),
  output: changeOutcome,
  errors: ['conflict'],
});
