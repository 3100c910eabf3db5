import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, id, may } from '../base/schema.ts';
import { personId, personRef } from './person.ts';

export const absenceId = id('absence');

/** Somebody is away, and another may report in their place, from a day to a day, both included. */
export const absence = z.object({
  id: absenceId,
  person: personRef,
  deputy: personRef,
  from: day,
  until: day,
  may: may('end'),
});
export type Absence = z.infer<typeof absence>;

export const listAbsences = endpoint({
  method: 'GET',
  path: '/api/absences',
  summary:
    'Whom one has named as deputy and for whom one stands in, now and to come; of everybody for who manages people',
  access: 'signed-in',
  output: z.object({ items: z.array(absence) }),
});

export const createAbsence = endpoint({
  method: 'POST',
  path: '/api/absences',
  summary: 'Name who may write and publish reports of the projects one manages while one is away',
  access: 'report.write',
  creates: true,
  body: z.object({
    personId: personId
      .nullable()
      .default(null)
      .describe('Who is away: oneself, or anybody for who manages people'),
    deputyId: personId,
    from: day,
    until: day,
  }),
  output: absence,
  errors: ['conflict'],
});

export const endAbsence = endpoint({
  method: 'DELETE',
  path: '/api/absences/:absence',
  summary: 'End it; what it allowed is over with the next request',
  access: 'signed-in',
  params: z.object({ absence: absenceId }),
});
