import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { projectsQuery } from './project-list.ts';

export const exportFormats = ['csv', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The columns of the project list, by the names that pages know them by. */
export const projectColumnNames = [
  'name',
  'status',
  'disagreeSince',
  'slipDays',
  'costVariancePct',
  'reported',
  'finishForecast',
  'costForecast',
  'unit',
  'manager',
  'finishBaseline',
  'startForecast',
  'startBaseline',
  'reportDay',
  'costBaseline',
  'benefitsForecast',
  'sponsor',
  'portfolio',
  'programme',
  'class',
  'category',
  'state',
  'baselineNumber',
] as const;

/** The columns that an export has when none are named. */
export const usualColumns: readonly (typeof projectColumnNames)[number][] = [
  'name',
  'status',
  'disagreeSince',
  'slipDays',
  'costVariancePct',
  'finishForecast',
  'costForecast',
  'reportDay',
];

export const exportProjects = endpoint({
  method: 'GET',
  path: '/api/projects/export',
  summary:
    'The project list as a file, exactly as asked: its filter, order and columns, as of its day; at most 100,000 rows, 5,000 as PDF',
  access: 'project.read',
  query: projectsQuery.omit({ limit: true, cursor: true }).extend({
    format: z.enum(exportFormats).default('csv'),
    columns: z
      .string()
      .max(5000)
      .optional()
      .describe(
        `Separated by commas, in their order: ${projectColumnNames.join(', ')}, and keys of added fields`,
      ),
  }),
  download: true,
});
