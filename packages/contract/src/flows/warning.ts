import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery } from '../base/page.ts';

/** Something that is missing of a project, or hardly true; nothing is refused for it. */
export const warning = z.object({
  rule: z.string().describe('Id of the rule: no-manager'),
  text: z.string(),
  remedy: z.string().describe('What to do'),
  field: z.string().nullable().describe('The field to look at; null where it is none of the form'),
});
export type Warning = z.infer<typeof warning>;

export const listWarnings = endpoint({
  method: 'GET',
  path: '/api/warnings',
  summary: 'What is checked of each project, and in how many live projects it is missing or implausible',
  access: 'project.read',
  query: asOfQuery,
  output: z.object({
    items: z.array(
      warning.extend({
        when: z.string().describe('The rule as a filter of the project list'),
        projects: z.int(),
      }),
    ),
    projects: z.int().describe('Live projects with at least one warning'),
  }),
});
