import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, id, instant, line, may, prose, version } from '../base/schema.ts';
import { personId, personRef } from '../register/person.ts';
import { projectId } from '../register/project.ts';
import {
  elementId,
  methodDefinition,
  methodKinds,
  methodLevel,
  methodParts,
} from './methodologies/definition.ts';

export const methodId = id('method');
export const methodVersionId = id('methodVersion');
/** One round at the gate of a project; `methodologies/gates` says what can be asked of it. */
export const gateId = id('gate');
export const methodVersionStates = ['draft', 'published', 'retired'] as const;

const methodKey = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/, 'Write a key such as PM2 or STAGE-GATE.');

/** A version in short. */
export const methodVersionRef = z.object({
  id: methodVersionId,
  number: z.int(),
  state: z.enum(methodVersionStates),
  effectiveFrom: day.nullable(),
  note: z.string(),
  publishedAt: instant.nullable(),
  publishedBy: personRef.nullable(),
  projects: z.int().describe('Live projects on it that the caller may see'),
  version,
});

export const method = z.object({
  id: methodId,
  key: z.string(),
  name: z.string(),
  kind: z.enum(methodKinds),
  source: z.string().describe('Whose work it is made after'),
  owner: personRef.nullable(),
  newest: methodVersionRef.nullable().describe('The newest version that is published and in effect'),
  draft: methodVersionRef.nullable(),
  projects: z.int(),
  behind: z.int().describe('Of those, on an older version than the newest'),
  version,
  may: may('edit'),
});
export type MethodSummary = z.infer<typeof method>;

export const listMethods = endpoint({
  method: 'GET',
  path: '/api/methods',
  summary: 'The methods of the organisation with the projects on them, at most 200',
  access: 'rule.read',
  output: z.object({ items: z.array(method), may: may('create') }),
});

export const getMethod = endpoint({
  method: 'GET',
  path: '/api/methods/:method',
  summary: 'A method with its versions, newest first, at most 200',
  access: 'rule.read',
  params: z.object({ method: methodId }),
  output: method.extend({ versions: z.array(methodVersionRef) }),
});

const methodBody = z.object({
  name: line(80),
  kind: z.enum(methodKinds),
  source: prose(300).default(''),
  ownerId: personId.nullable().default(null),
});

export const createMethod = endpoint({
  method: 'POST',
  path: '/api/methods',
  summary: 'Add a method, with a first draft that holds one phase',
  access: 'rule.edit',
  creates: true,
  body: methodBody.extend({ key: methodKey }),
  output: method,
  errors: ['conflict'],
});

export const updateMethod = endpoint({
  method: 'PATCH',
  path: '/api/methods/:method',
  summary: 'Change the name, kind, source or owner of a method',
  access: 'rule.edit',
  versioned: true,
  params: z.object({ method: methodId }),
  body: z.object({
    name: line(80).optional(),
    kind: z.enum(methodKinds).optional(),
    source: prose(300).optional(),
    ownerId: personId.nullable().optional(),
  }),
  output: method,
});

export const listMethodPacks = endpoint({
  method: 'GET',
  path: '/api/method-packs',
  summary: 'The methods that come with the product, and which of them the organisation has',
  access: 'rule.read',
  output: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        kind: z.enum(methodKinds),
        source: z.string(),
        about: z.string(),
        phases: z.int(),
        deliverables: z.int(),
        added: z.boolean(),
      }),
    ),
    may: may('add'),
  }),
});

export const addMethodPacks = endpoint({
  method: 'POST',
  path: '/api/method-packs',
  summary: 'Add methods that come with the product, each with a first version published from today on',
  access: 'rule.edit',
  creates: true,
  body: z.object({ keys: z.array(methodKey).min(1).max(20) }),
  output: z.object({ added: z.array(z.string()), had: z.array(z.string()) }),
});

/** Something that a definition leaves open; what is wrong is refused. */
const problem = z.object({ path: z.string(), message: z.string() });

export const methodVersion = methodVersionRef.extend({
  method: z.object({ id: methodId, key: z.string(), name: z.string() }),
  definition: methodDefinition,
  problems: z.array(problem).describe('Findings, at most 100; a version with findings can be published'),
  may: may('edit', 'publish', 'retire', 'remove', 'draft', 'migrate'),
});
export type MethodVersion = z.infer<typeof methodVersion>;

const versionParams = z.object({ methodVersion: methodVersionId });

export const getMethodVersion = endpoint({
  method: 'GET',
  path: '/api/method-versions/:methodVersion',
  summary: 'A version of a method in full, with what its definition leaves open',
  access: 'rule.read',
  params: versionParams,
  output: methodVersion,
});

export const draftMethodVersion = endpoint({
  method: 'POST',
  path: '/api/methods/:method/drafts',
  summary: 'Make a new draft, copied from the newest version',
  access: 'rule.edit',
  creates: true,
  params: z.object({ method: methodId }),
  output: methodVersion,
  errors: ['conflict'],
});

export const saveMethodDraft = endpoint({
  method: 'PUT',
  path: '/api/method-versions/:methodVersion',
  summary: 'Save a draft; a cycle of phases, an id used twice or a reference to nothing is refused',
  access: 'rule.edit',
  versioned: true,
  params: versionParams,
  body: z.object({ definition: methodDefinition, note: prose(1_000).default('') }),
  output: methodVersion,
  errors: ['conflict'],
});

export const removeMethodDraft = endpoint({
  method: 'DELETE',
  path: '/api/method-versions/:methodVersion',
  summary: 'Remove a draft; what was published stays',
  access: 'rule.edit',
  versioned: true,
  params: versionParams,
  errors: ['conflict'],
});

export const publishMethodVersion = endpoint({
  method: 'POST',
  path: '/api/method-versions/:methodVersion/publication',
  summary: 'Publish a draft from a day on that has not passed',
  access: 'rule.edit',
  versioned: true,
  params: versionParams,
  body: z.object({ effectiveFrom: day, note: prose(1_000).optional() }),
  output: methodVersion,
  errors: ['conflict'],
});

export const retireMethodVersion = endpoint({
  method: 'POST',
  path: '/api/method-versions/:methodVersion/retirement',
  summary: 'Retire a published version: nothing new begins on it, what is on it stays',
  access: 'rule.edit',
  versioned: true,
  params: versionParams,
  body: z.object({ reason: line(500) }),
  output: methodVersion,
  errors: ['conflict'],
});

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const diffMethodVersion = endpoint({
  method: 'GET',
  path: '/api/method-versions/:methodVersion/diff',
  summary: 'What a version adds, removes and changes, against the one before or another of the same method',
  access: 'rule.read',
  params: versionParams,
  query: z.object({ against: methodVersionId.optional() }),
  output: z.object({
    from: z.int().nullable(),
    to: z.int(),
    items: z.array(
      z.object({
        part: z.enum(methodParts),
        id: z.string(),
        name: z.string(),
        change: z.enum(['added', 'removed', 'changed']),
        fields: z.array(z.object({ field: z.string(), before: plain, after: plain })),
      }),
    ),
  }),
});

const elementRef = z.object({ id: elementId, name: z.string() });
export const impactRow = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string(), unit: z.string().nullable() }),
  number: z.int().describe('The version it is on'),
  level: methodLevel,
  phase: elementRef.nullable().describe('Where it is by the steps it has done'),
  gets: z.array(elementRef).describe('Activities, deliverables and fields that would be new at its level'),
  misses: z
    .array(elementRef)
    .describe('Mandatory deliverables that would be new in phases behind it, and fields that are not filled'),
  optedOut: z.object({ reason: z.string(), by: personRef.nullable(), day }).nullable(),
  may: may('migrate'),
});
export type ImpactRow = z.infer<typeof impactRow>;

export const methodImpact = endpoint({
  method: 'GET',
  path: '/api/method-versions/:methodVersion/impact',
  summary: 'What a version would mean for the live projects on others of its method, at most 1,000',
  access: 'rule.read',
  params: versionParams,
  output: z.object({
    to: z.int(),
    projects: z.int(),
    missing: z.int().describe('Projects that would miss a mandatory deliverable or field'),
    optedOut: z.int(),
    byVersion: z.array(z.object({ number: z.int(), projects: z.int(), missing: z.int() })),
    items: z.array(impactRow),
  }),
});

export const migrateProjects = endpoint({
  method: 'POST',
  path: '/api/method-versions/:methodVersion/migrations',
  summary: 'Move projects to a version, or record that they stay where they are and why; at most 200',
  access: 'project.edit',
  creates: true,
  params: versionParams,
  body: z.object({
    act: z.enum(['migrate', 'opt-out']),
    projectIds: z.array(projectId).min(1).max(200),
    reason: line(500),
  }),
  output: z.object({
    done: z.int(),
    items: z.array(
      z.object({
        projectId,
        key: z.string(),
        done: z.boolean(),
        why: z.string().nullable().describe('Why nothing was done'),
      }),
    ),
  }),
  errors: ['conflict'],
});
