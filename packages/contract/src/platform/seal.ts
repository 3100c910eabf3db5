import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { instant } from '../base/schema.ts';

/** The end of the chain of seals at some time. */
export const sealHead = z.object({
  block: z.int(),
  toSeq: z.int().describe('Number of the last entry it covers'),
  hash: z.string(),
});

/** How far the log is sealed. */
export const sealState = z.object({
  blocks: z.int(),
  sealed: z.int().describe('Entries that the blocks cover'),
  unsealed: z.int().describe('Entries that nothing protects yet'),
  sealedAt: instant.nullable(),
  head: sealHead.nullable(),
});
export type SealState = z.infer<typeof sealState>;

export const getSeal = endpoint({
  method: 'GET',
  path: '/api/log/seal',
  summary:
    'How far the log of changes is sealed, and the head of the chain; for an auditor of the organisation',
  access: 'event.read',
  output: sealState,
});

export const downloadSealHead = endpoint({
  method: 'GET',
  path: '/api/log/seal/head.json',
  summary: 'The head of the chain, to keep elsewhere; `chartroom verify --head` compares with it',
  access: 'event.read',
  download: true,
  errors: ['conflict'],
});

export const verifySeal = endpoint({
  method: 'GET',
  path: '/api/log/seal/verify',
  summary:
    'Compute the whole chain anew and name every entry that is not as it was sealed, the first one first',
  access: 'event.read',
  output: sealState.omit({ sealedAt: true }).extend({
    faults: z
      .array(z.object({ kind: z.string(), seq: z.int().nullable(), message: z.string() }))
      .describe('At most 100'),
  }),
});
