import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { id, instant, line, may, version } from '../base/schema.ts';
import { personRef } from '../register/person.ts';

export const viewId = id('view');

/** Lists of which views can be kept. */
export const viewLists = [
  'projects',
  'log',
  'people',
  'missing-reports',
  'imports',
  'warnings',
  'waivers',
  'findings',
  'controls',
  'risks',
  'dependencies',
] as const;
export const viewList = z.enum(viewLists);
export type ViewList = z.infer<typeof viewList>;

/** How a list is shown; null leaves it to the list. */
export const viewSettings = z.object({
  filter: z.string().max(2_000).nullable().default(null),
  sort: z.string().max(200).nullable().default(null),
  columns: z
    .array(z.object({ id: z.string().max(60), width: z.int().min(40).max(2_000).nullable().default(null) }))
    .max(100)
    .nullable()
    .default(null)
    .describe('The columns shown, in their order'),
  group: z.string().max(60).nullable().default(null),
  more: z
    .record(z.string().max(40), z.string().max(500))
    .default({})
    .refine(more => Object.keys(more).length <= 20, 'Keep 20 settings at most.')
    .describe('What else the address of the list holds'),
});
export type ViewSettings = z.infer<typeof viewSettings>;

export const view = z.object({
  id: viewId,
  list: viewList,
  name: z.string(),
  owner: personRef,
  shared: z.boolean(),
  forEverybody: z.boolean().describe('What everybody begins with who has chosen no other'),
  chosen: z.boolean().describe('What the caller begins with'),
  settings: viewSettings,
  updatedAt: instant,
  version,
  may: may('edit', 'share'),
});
export type View = z.infer<typeof view>;

export const listViews = endpoint({
  method: 'GET',
  path: '/api/views',
  summary: 'Own views of a list and those shared with the organisation, at most 200',
  access: 'organisation.read',
  query: z.object({ list: viewList.default('projects') }),
  output: z.object({ items: z.array(view), may: may('share') }),
});

const viewBody = z.object({
  name: line(80),
  shared: z.boolean().default(false).describe('Takes the permission view.share'),
  forEverybody: z.boolean().default(false).describe('Takes the permission view.share'),
  settings: viewSettings,
});

export const createView = endpoint({
  method: 'POST',
  path: '/api/views',
  summary: 'Keep a view of a list',
  access: 'view.keep',
  creates: true,
  body: viewBody.extend({ list: viewList }),
  output: view,
  errors: ['conflict'],
});

export const updateView = endpoint({
  method: 'PATCH',
  path: '/api/views/:view',
  summary: 'Change a view: rename, share, keep how the list is shown now',
  access: 'view.keep',
  versioned: true,
  params: z.object({ view: viewId }),
  body: z.object({
    name: line(80).optional(),
    shared: z.boolean().optional(),
    forEverybody: z.boolean().optional(),
    settings: viewSettings.optional(),
  }),
  output: view,
  errors: ['conflict'],
});

export const deleteView = endpoint({
  method: 'DELETE',
  path: '/api/views/:view',
  summary: 'Take a view away; it can be restored',
  access: 'view.keep',
  versioned: true,
  params: z.object({ view: viewId }),
});

export const restoreView = endpoint({
  method: 'POST',
  path: '/api/views/:view/restore',
  summary: 'Bring back a view that was taken away',
  access: 'view.keep',
  params: z.object({ view: viewId }),
  output: view,
  errors: ['conflict'],
});

export const chooseView = endpoint({
  method: 'PUT',
  path: '/api/views/choice',
  summary: 'Begin a list with a view from now on; with none, as the organisation does',
  access: 'view.keep',
  body: z.object({ list: viewList, viewId: viewId.nullable() }),
  output: z.object({ viewId: viewId.nullable() }),
});
