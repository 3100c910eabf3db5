import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { pmoTypes } from '../base/permission.ts';
import { day, id, instant, line, may } from '../base/schema.ts';
import { unitId } from './organisation.ts';
import { personRef } from './person.ts';

export const pmoTypeChangeId = id('pmoTypeChange');

export const pmoTypeChange = z.object({
  id: pmoTypeChangeId,
  unit: z.object({ id: unitId, name: z.string() }).nullable().describe('null: the organisation'),
  type: z.enum(pmoTypes).nullable().describe('null: as the unit above'),
  from: day,
  state: z.enum(['in-force', 'past', 'to-come']),
  reason: z.string().nullable(),
  setBy: personRef.nullable(),
  setAt: instant,
  may: may('withdraw'),
});
export type PmoTypeChange = z.infer<typeof pmoTypeChange>;

export const listPmoTypeChanges = endpoint({
  method: 'GET',
  path: '/api/pmo-types',
  summary: 'From when on which type of PMO is in force where, oldest first; at most 2,000',
  access: 'organisation.read',
  output: z.object({ items: z.array(pmoTypeChange), today: day, may: may('set') }),
});

export const setPmoType = endpoint({
  method: 'POST',
  path: '/api/pmo-types',
  summary: 'Set the type of PMO of a unit, or of the organisation, from today or from a later day',
  access: 'organisation.edit',
  creates: true,
  body: z.object({
    unit: unitId.nullable(),
    type: z.enum(pmoTypes).nullable(),
    from: day,
    reason: line(500),
  }),
  output: pmoTypeChange,
  errors: ['conflict'],
});

export const withdrawPmoType = endpoint({
  method: 'DELETE',
  path: '/api/pmo-types/:change',
  summary: 'Withdraw a change of the type of PMO that is still to come',
  access: 'organisation.edit',
  params: z.object({ change: pmoTypeChangeId }),
  errors: ['conflict'],
});
