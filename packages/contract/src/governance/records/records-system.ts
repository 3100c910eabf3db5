import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { id, instant, may, version } from '../../base/schema.ts';

export const deliveryId = id('delivery');

export const recordsSystem = z.object({
  url: z.string().nullable(),
  active: z.boolean(),
  secretAt: instant.nullable().describe('When its secret was made; the secret itself is shown once'),
  version,
  may: may('test'),
});
export type RecordsSystem = z.infer<typeof recordsSystem>;

/** One message to the records system and how it went; what was told is not shown. */
export const delivery = z.object({
  id: deliveryId,
  event: z.string(),
  state: z.enum(['waiting', 'sending', 'sent', 'failed']),
  attempts: z.int(),
  createdAt: instant,
  dueAt: instant.describe('When it is tried next, while it waits'),
  settledAt: instant.nullable(),
  status: z.int().nullable().describe('Of the last answer; null when nobody answered'),
  answer: z.string().nullable().describe('The beginning of the last answer, or why there was none'),
});
export type Delivery = z.infer<typeof delivery>;

export const getRecordsSystem = endpoint({
  method: 'GET',
  path: '/api/records-system',
  summary: 'The records system that is told of what is archived, disposed of and held',
  access: 'record.manage',
  output: recordsSystem,
});

export const updateRecordsSystem = endpoint({
  method: 'PUT',
  path: '/api/records-system',
  summary: 'Set where it is and whether it is told; an address in a private network is refused',
  access: 'record.manage',
  versioned: true,
  body: z.object({ url: z.string().trim().min(1).max(500).nullable(), active: z.boolean() }),
  output: recordsSystem,
  errors: ['conflict'],
});

export const rotateRecordsSecret = endpoint({
  method: 'POST',
  path: '/api/records-system/secret',
  summary: 'Make a new secret that messages are signed with; the one before ends at once',
  access: 'record.manage',
  versioned: true,
  output: z.object({ secret: z.string().describe('Shown only now'), system: recordsSystem }),
});

export const testRecordsSystem = endpoint({
  method: 'POST',
  path: '/api/records-system/test',
  summary: 'Send a test, also while it is off',
  access: 'record.manage',
  creates: true,
  output: delivery,
  errors: ['conflict'],
});

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/records-system/deliveries',
  summary: 'What the records system was told, newest first; a thousand are kept',
  access: 'record.manage',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(100).optional(),
  }),
  output: z.object({ items: z.array(delivery), nextCursor: z.string().nullable() }),
});

export const retryDelivery = endpoint({
  method: 'POST',
  path: '/api/records-system/deliveries/:delivery/retry',
  summary: 'Send what was given up again, under the same id',
  access: 'record.manage',
  params: z.object({ delivery: deliveryId }),
  output: delivery,
  errors: ['conflict'],
});
