import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery } from '../base/page.ts';
import { id, line, may, prose, version } from '../base/schema.ts';
import { fieldCells, fieldSet } from './field.ts';
import { personId, personRef } from './person.ts';

export const portfolioId = id('portfolio');
export const programmeId = id('programme');

/** Something another entity points at by id and name. */
export const portfolioRef = z.object({ id: portfolioId, name: z.string() });
export const programmeRef = z.object({ id: programmeId, name: z.string() });

export const portfolio = z.object({
  id: portfolioId,
  parentId: portfolioId.nullable(),
  name: z.string(),
  description: z.string(),
  kind: z.enum(['fixed', 'dynamic']),
  filter: z.string().nullable().describe('dynamic: CEL over the fields of the project list'),
  owner: personRef.nullable(),
  cadenceDays: z.int().nullable(),
  projects: z.int().describe('Visible projects in it and in the portfolios under it'),
  fields: fieldCells,
  version,
  may: may('edit', 'delete'),
});
export type Portfolio = z.infer<typeof portfolio>;

export const listPortfolios = endpoint({
  method: 'GET',
  path: '/api/portfolios',
  summary: 'The tree of portfolios, parents before children; at most 1,000',
  access: 'portfolio.read',
  query: asOfQuery,
  output: z.object({ items: z.array(portfolio), may: may('create') }),
});

const portfolioBody = z.object({
  name: line(),
  description: prose(),
  parentId: portfolioId.nullable(),
  ownerId: personId.nullable(),
  cadenceDays: z.int().min(1).max(1000).nullable(),
  filter: z.string().trim().min(1).max(2000).nullable(),
  fields: fieldSet,
});

export const createPortfolio = endpoint({
  method: 'POST',
  path: '/api/portfolios',
  summary: 'Add a portfolio: dynamic when a filter is given, fixed otherwise',
  access: 'portfolio.edit',
  creates: true,
  body: portfolioBody.partial().required({ name: true }),
  output: portfolio,
  errors: ['conflict'],
});

export const updatePortfolio = endpoint({
  method: 'PATCH',
  path: '/api/portfolios/:portfolio',
  summary: 'Change a portfolio',
  access: 'portfolio.edit',
  versioned: true,
  params: z.object({ portfolio: portfolioId }),
  body: portfolioBody.partial(),
  output: portfolio,
  errors: ['conflict'],
});

export const deletePortfolio = endpoint({
  method: 'DELETE',
  path: '/api/portfolios/:portfolio',
  summary: 'Delete a portfolio that holds nothing',
  access: 'portfolio.edit',
  versioned: true,
  params: z.object({ portfolio: portfolioId }),
  errors: ['conflict'],
});

export const programme = z.object({
  id: programmeId,
  name: z.string(),
  description: z.string(),
  portfolio: portfolioRef.nullable(),
  manager: personRef.nullable(),
  externalKey: z.string().nullable(),
  projects: z.int().describe('Visible projects in it'),
  fields: fieldCells,
  version,
  may: may('edit'),
});
export type Programme = z.infer<typeof programme>;

export const listProgrammes = endpoint({
  method: 'GET',
  path: '/api/programmes',
  summary: 'Programmes by name; at most 2,000',
  access: 'portfolio.read',
  query: asOfQuery,
  output: z.object({ items: z.array(programme), may: may('create') }),
});

const programmeBody = z.object({
  name: line(),
  description: prose(),
  portfolioId: portfolioId.nullable(),
  managerId: personId.nullable(),
  fields: fieldSet,
});

export const createProgramme = endpoint({
  method: 'POST',
  path: '/api/programmes',
  summary: 'Add a programme',
  access: 'portfolio.edit',
  creates: true,
  body: programmeBody.partial().required({ name: true }),
  output: programme,
  errors: ['conflict'],
});

export const updateProgramme = endpoint({
  method: 'PATCH',
  path: '/api/programmes/:programme',
  summary: 'Change a programme',
  access: 'portfolio.edit',
  versioned: true,
  params: z.object({ programme: programmeId }),
  body: programmeBody.partial(),
  output: programme,
  errors: ['conflict'],
});
