import { z } from 'zod';
import { endpoint } from '../../../base/endpoint.ts';
import { instant, line, may, prose, version } from '../../../base/schema.ts';

/** Who decides at a gate: a part that somebody has for the project at that moment. */
export const gateRoles = [
  'sponsor',
  'portfolio-manager',
  'programme-manager',
  'pmo-director',
  'pmo-analyst',
] as const;
export type GateRole = (typeof gateRoles)[number];

/** What may not begin before a gate is passed: the work, spending, a baseline, closing. */
export const gateHolds = ['start', 'spending', 'baseline', 'close'] as const;
export type GateHold = (typeof gateHolds)[number];

/** What a gate asks; a definition of a method describes its gates in the same shape. */
export const gateContent = z
  .object({
    criteria: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('automatic'), code: z.string().max(20) }),
          z.object({ kind: z.literal('judged'), name: line(200) }),
        ]),
      )
      .max(30),
    deliverables: z.array(z.object({ name: line(200) })).max(30),
    approvers: z
      .array(z.object({ role: z.enum(gateRoles), chair: z.boolean() }))
      .min(1, 'Name at least one role that decides.')
      .max(5),
    quorum: z.int().min(1, 'At least one has to vote.').max(5),
    holds: z.array(z.enum(gateHolds)).max(4),
  })
  .describe('What a gate asks: criteria, deliverables, who decides, and what may not begin before it');
export type GateContent = z.infer<typeof gateContent>;

export const gateStandard = z.object({
  code: z.string(),
  name: z.string(),
  purpose: z.string(),
  content: gateContent,
  retired: z.boolean(),
  own: z.boolean().describe('Added by the organisation; the others come with the product'),
  version,
  versions: z
    .array(z.object({ version, by: z.string().nullable(), at: instant, reason: z.string() }))
    .describe('Changes of the organisation, newest first'),
  may: may('edit'),
});
export type GateStandard = z.infer<typeof gateStandard>;

export const listGateStandards = endpoint({
  method: 'GET',
  path: '/api/gate-standards',
  summary: 'What gates are prepared from, at most 60',
  access: 'rule.read',
  output: z.object({ items: z.array(gateStandard), may: may('create') }),
});

const body = z.object({
  name: line(80),
  purpose: prose(500).default(''),
  content: gateContent,
});

export const createGateStandard = endpoint({
  method: 'POST',
  path: '/api/gate-standards',
  summary: 'Add a standard of one’s own that gates can be prepared from',
  access: 'rule.edit',
  creates: true,
  body: body.extend({ code: z.string().regex(/^[a-z0-9-]{2,30}$/, 'Write a code such as pilot-end.') }),
  output: gateStandard,
  errors: ['conflict'],
});

export const updateGateStandard = endpoint({
  method: 'PUT',
  path: '/api/gate-standards/:standard',
  summary: 'Make the next version of a gate standard; gates that were prepared keep theirs',
  access: 'rule.edit',
  versioned: true,
  params: z.object({ standard: z.string().max(100) }),
  body: body.extend({ retired: z.boolean().default(false), reason: line(500) }),
  output: gateStandard,
});
