import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { page } from '../base/page.ts';
import { day } from '../base/schema.ts';
import { rating, status } from '../monitoring/reporting.ts';
import { milestone, project } from '../register/project.ts';
import { projectsQuery } from './project-list.ts';

/** A project on the time axis: its dates, its key dates, its status pair. */
export const roadmapRow = project
  .pick({
    id: true,
    key: true,
    name: true,
    state: true,
    class: true,
    category: true,
    unit: true,
    portfolio: true,
    programme: true,
    dates: true,
  })
  .extend({
    reported: rating,
    computed: status,
    disagreeWeeks: z.number().nullable(),
    reportAgeDays: z.int().nullable(),
    slipDays: z.int().nullable(),
    milestones: z
      .array(
        milestone.pick({ id: true, name: true, kind: true, baseline: true, forecast: true, actual: true }),
      )
      .describe('In order of time, at most 60'),
  });
export type RoadmapRow = z.infer<typeof roadmapRow>;

export const listRoadmap = endpoint({
  method: 'GET',
  path: '/api/roadmap',
  summary: 'Projects on one time axis with their key dates and status on a day',
  access: 'project.read',
  query: projectsQuery.omit({ compareWith: true }),
  output: page(roadmapRow).extend({ asOf: day }),
});
