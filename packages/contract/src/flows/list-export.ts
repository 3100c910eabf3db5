import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery } from '../base/page.ts';
import { peopleQuery } from '../register/person.ts';
import { portfolioId } from '../register/portfolio.ts';
import { exportFormats } from './project-export.ts';

/** The columns of lists beside the added fields, by the names that pages know them by. */
export const listColumnNames = {
  person: ['name', 'unit', 'roles', 'email', 'account'],
  programme: ['name', 'portfolio', 'manager', 'projects'],
  portfolio: ['name', 'parent', 'kind', 'filter', 'owner', 'cadenceDays', 'projects', 'description'],
  unit: ['name', 'parent', 'code', 'pmoType', 'people', 'projects'],
  milestone: ['name', 'kind', 'baseline', 'forecast', 'actual'],
} as const;

/** What has a list with added fields and is no project. */
export type ListedKind = keyof typeof listColumnNames;

/** The format, and which columns; all of them when left out. */
const asFile = (kind: ListedKind) =>
  z.object({
    format: z.enum(exportFormats).default('csv'),
    columns: z
      .string()
      .max(5000)
      .optional()
      .describe(
        `Separated by commas, in their order: ${listColumnNames[kind].join(', ')}, and added fields as ` +
          'fields.costCentre; all when left out',
      ),
  });

export const exportPeople = endpoint({
  method: 'GET',
  path: '/api/people/export',
  summary:
    'The list of people as a file, exactly as asked: its search, filter, order and columns; at most 100,000 rows, 5,000 as PDF',
  access: 'person.read',
  query: asFile('person').extend(peopleQuery.omit({ limit: true, cursor: true }).shape),
  download: true,
});

export const exportProgrammes = endpoint({
  method: 'GET',
  path: '/api/programmes/export',
  summary: 'Programmes as a file, with the columns asked for; of one portfolio if one is named',
  access: 'portfolio.read',
  query: asFile('programme').extend({ ...asOfQuery.shape, portfolio: portfolioId.optional() }),
  download: true,
});

export const exportPortfolios = endpoint({
  method: 'GET',
  path: '/api/portfolios/export',
  summary: 'The tree of portfolios as a file, parents before children, with the columns asked for',
  access: 'portfolio.read',
  query: asFile('portfolio').extend(asOfQuery.shape),
  download: true,
});

export const exportUnits = endpoint({
  method: 'GET',
  path: '/api/units/export',
  summary: 'The tree of business units as a file, parents before children, with the columns asked for',
  access: 'organisation.read',
  query: asFile('unit').extend(asOfQuery.shape),
  download: true,
});

export const exportMilestones = endpoint({
  method: 'GET',
  path: '/api/projects/:project/milestones/export',
  summary: 'The key dates of a project as a file, with the columns asked for',
  access: 'project.read',
  params: z.object({ project: z.string().max(300).describe('Key, id or external key') }),
  query: asFile('milestone').extend(asOfQuery.shape),
  download: true,
});
