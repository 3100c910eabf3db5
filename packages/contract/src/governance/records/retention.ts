import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { id, line, may, version } from '../../base/schema.ts';

export const retentionRuleId = id('retentionRule');
/** What a record is kept from: the day it was archived, or the day its project is closed or cancelled. */
export const retentionStarts = ['archiving', 'closure'] as const;
/** What it is due for when its time is over: to be looked at, or to be thrown away. Either is a person's act. */
export const retentionEnds = ['review', 'delete'] as const;
/** What a rule is for; the narrowest one counts. */
export const retentionScopes = ['everything', 'type', 'template'] as const;

const content = {
  name: line(120),
  years: z.int().min(0).max(100),
  from: z.enum(retentionStarts),
  atEnd: z.enum(retentionEnds),
};

export const retentionRule = z.object({
  id: retentionRuleId,
  ...content,
  appliesTo: z.enum(retentionScopes),
  subject: z.string().nullable().describe('A type of document such as charter, or the key of a template'),
  active: z.boolean(),
  records: z.int().describe('Records it was applied to, of those one may see'),
  version,
  may: may('edit'),
});
export type RetentionRule = z.infer<typeof retentionRule>;

export const listRetentionRules = endpoint({
  method: 'GET',
  path: '/api/retention-rules',
  summary: 'How long what is archived is kept; at most 200 rules',
  access: 'record.read',
  output: z.object({
    items: z.array(retentionRule),
    subjects: z.object({
      types: z.array(z.string()).describe('Types of documents that a rule can be for'),
      templates: z.array(z.object({ key: z.string(), title: z.string() })),
    }),
    may: may('create'),
  }),
});

export const createRetentionRule = endpoint({
  method: 'POST',
  path: '/api/retention-rules',
  summary: 'Add a rule; it counts for what is archived from now on',
  access: 'rule.edit',
  creates: true,
  body: z.object({
    ...content,
    appliesTo: z.enum(retentionScopes),
    subject: line(60).nullable().default(null),
  }),
  output: retentionRule,
  errors: ['conflict'],
});

export const updateRetentionRule = endpoint({
  method: 'PATCH',
  path: '/api/retention-rules/:retentionRule',
  summary: 'Change a rule or retire it; what is archived already keeps the rule as it was',
  access: 'rule.edit',
  versioned: true,
  params: z.object({ retentionRule: retentionRuleId }),
  body: z.object({
    name: content.name.optional(),
    years: content.years.optional(),
    from: content.from.optional(),
    atEnd: content.atEnd.optional(),
    active: z.boolean().optional(),
    reason: line(500),
  }),
  output: retentionRule,
  errors: ['conflict'],
});
