import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery, knownQuery } from '../base/page.ts';
import { pmoTypes } from '../base/permission.ts';
import { currency, day, id, line, may, version } from '../base/schema.ts';
import { fieldCells, fieldSet } from './field.ts';

export const unitId = id('unit');
export const holidayId = id('holiday');

export const organisation = z.object({
  id: id('organisation'),
  slug: z.string(),
  name: z.string(),
  currency,
  fiscalYearStart: z
    .string()
    .regex(/^\d{2}-\d{2}$/)
    .describe('First day of the fiscal year, MM-DD'),
  locale: z.string(),
  timeZone: z.string(),
  pmoType: z.enum(pmoTypes),
  cadenceDays: z.int().min(1).max(1000).describe('A project reports at least once in so many days'),
  projectKeyPrefix: z.string(),
  version,
  may: may('edit'),
});
export type Organisation = z.infer<typeof organisation>;

export const getOrganisation = endpoint({
  method: 'GET',
  path: '/api/organisation',
  summary: 'The organisation and its settings',
  access: 'organisation.read',
  output: organisation,
});

export const updateOrganisation = endpoint({
  method: 'PATCH',
  path: '/api/organisation',
  summary: 'Change settings of the organisation',
  access: 'organisation.edit',
  versioned: true,
  body: organisation
    .pick({ currency: true, fiscalYearStart: true, pmoType: true, cadenceDays: true })
    .extend({ name: line(), locale: line(20), timeZone: line(60) })
    .partial(),
  output: organisation,
});

export const unit = z.object({
  id: unitId,
  parentId: unitId.nullable(),
  name: z.string(),
  code: z.string().nullable(),
  pmoType: z.enum(pmoTypes).nullable().describe('null: as the unit above'),
  projects: z.int().describe('Visible projects in this unit itself'),
  people: z.int(),
  fields: fieldCells,
  version,
});
export type Unit = z.infer<typeof unit>;

export const listUnits = endpoint({
  method: 'GET',
  path: '/api/units',
  summary: 'The tree of business units, parents before children; at most 2,000',
  access: 'organisation.read',
  query: asOfQuery,
  output: z.object({ items: z.array(unit), may: may('create') }),
});

const unitFields = z.object({
  name: line(),
  code: line(40).nullable(),
  parentId: unitId.nullable(),
  pmoType: z.enum(pmoTypes).nullable(),
  fields: fieldSet,
});

export const createUnit = endpoint({
  method: 'POST',
  path: '/api/units',
  summary: 'Add a business unit',
  access: 'organisation.edit',
  creates: true,
  body: unitFields.partial({ code: true, parentId: true, pmoType: true, fields: true }),
  output: unit,
  errors: ['conflict'],
});

export const updateUnit = endpoint({
  method: 'PATCH',
  path: '/api/units/:unit',
  summary: 'Rename or move a business unit',
  access: 'organisation.edit',
  versioned: true,
  params: z.object({ unit: unitId }),
  body: unitFields.partial(),
  output: unit,
  errors: ['conflict'],
});

export const rate = z.object({
  from: currency,
  to: currency,
  day,
  rate: z.string().regex(/^\d{1,12}(\.\d{1,12})?$/, 'Write a positive decimal number, such as 1.1734.'),
});
export type Rate = z.infer<typeof rate>;

export const listRates = endpoint({
  method: 'GET',
  path: '/api/rates',
  summary: 'Exchange rates, newest first; at most 2,000',
  access: 'organisation.read',
  query: knownQuery,
  output: z.object({ items: z.array(rate), may: may('create') }),
});

export const createRates = endpoint({
  method: 'POST',
  path: '/api/rates',
  summary: 'Add dated exchange rates; a rate of the same day is corrected by the later one',
  access: 'organisation.edit',
  creates: true,
  body: z.object({ rates: z.array(rate).min(1).max(2000) }),
  output: z.object({ created: z.int() }),
});

export const holiday = z.object({ id: holidayId, unitId: unitId.nullable(), day, name: z.string() });
export type Holiday = z.infer<typeof holiday>;

export const listHolidays = endpoint({
  method: 'GET',
  path: '/api/holidays',
  summary: 'Days on which nobody works; at most 2,000',
  access: 'organisation.read',
  output: z.object({ items: z.array(holiday), may: may('create') }),
});

export const createHoliday = endpoint({
  method: 'POST',
  path: '/api/holidays',
  summary: 'Add a day on which nobody works',
  access: 'organisation.edit',
  creates: true,
  body: z.object({ day, name: line(), unitId: unitId.nullable().default(null) }),
  output: holiday,
  errors: ['conflict'],
});

export const deleteHoliday = endpoint({
  method: 'DELETE',
  path: '/api/holidays/:holiday',
  summary: 'Remove a holiday',
  access: 'organisation.edit',
  params: z.object({ holiday: holidayId }),
});
