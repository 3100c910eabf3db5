import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { listQuery, page } from '../base/page.ts';
import { roles, scopeKinds } from '../base/permission.ts';
import { emailAddress, id, instant, line, may, newPassword, version } from '../base/schema.ts';
import { fieldCells, fieldSet } from './field.ts';
import { unitId } from './organisation.ts';

export const personId = id('person');
export const grantId = id('grant');

/** A person as other entities point at one. */
export const personRef = z.object({ id: personId, name: z.string() });

export const grant = z.object({
  id: grantId,
  role: z.enum(roles),
  scope: z.object({
    kind: z.enum(scopeKinds),
    id: z.uuid().nullable(),
    name: z.string().describe('Name of what the role is given on'),
  }),
  grantedAt: instant,
});
export type Grant = z.infer<typeof grant>;

export const person = z.object({
  id: personId,
  name: z.string(),
  email: z.string().nullable(),
  jobTitle: z.string().nullable(),
  unit: z.object({ id: unitId, name: z.string() }).nullable(),
  active: z.boolean(),
  signsIn: z.boolean().describe('Has an account that can sign in'),
  grants: z.array(grant),
  fields: fieldCells,
  version,
  may: may('edit', 'grant', 'setPassword', 'anonymise'),
});
export type Person = z.infer<typeof person>;

/** Fields of the list that can be filtered and sorted by. */
export const personFields = {
  name: 'text',
  email: 'text',
  jobTitle: 'text',
  unit: 'text',
  active: 'boolean',
} as const;

/** Which people a list is of, and in which order. */
export const peopleQuery = listQuery.extend({
  search: z.string().max(200).optional().describe('Part of a name or e-mail address'),
});

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'People of the organisation',
  access: 'person.read',
  query: peopleQuery,
  output: page(person).extend({ may: may('create') }),
});

export const getPerson = endpoint({
  method: 'GET',
  path: '/api/people/:person',
  summary: 'One person with the roles given',
  access: 'person.read',
  params: z.object({ person: personId }),
  output: person,
});

const personBody = z.object({
  name: line(),
  email: emailAddress.nullable(),
  jobTitle: line().nullable(),
  unitId: unitId.nullable(),
  fields: fieldSet,
});

export const createPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  summary: 'Add a person',
  access: 'person.manage',
  creates: true,
  body: personBody.partial({ email: true, jobTitle: true, unitId: true, fields: true }),
  output: person,
  errors: ['conflict'],
});

export const updatePerson = endpoint({
  method: 'PATCH',
  path: '/api/people/:person',
  summary: 'Change a person; making one inactive ends sign-in at once',
  access: 'person.manage',
  versioned: true,
  params: z.object({ person: personId }),
  body: personBody.extend({ active: z.boolean() }).partial(),
  output: person,
  errors: ['conflict'],
});

export const setPassword = endpoint({
  method: 'PUT',
  path: '/api/people/:person/password',
  summary: 'Give a person an account, or a new password; all their sessions end',
  access: 'person.manage',
  params: z.object({ person: personId }),
  body: z.object({ password: newPassword }),
});

export const trace = z.object({
  table: z.string().describe('Where in the database: register_project, monitoring_report'),
  rows: z.int().describe('How many rows there mention the name or address'),
  projects: z.array(z.string()).describe('Keys of the projects they are about, at most 20'),
});

export const listTraces = endpoint({
  method: 'GET',
  path: '/api/people/:person/traces',
  summary:
    'Where free text mentions a person’s name or address; anonymising does not rewrite it. Uploaded files and ' +
    'projects one may not see are not searched',
  access: 'person.manage',
  params: z.object({ person: personId }),
  output: z.object({ items: z.array(trace) }),
});

export const anonymisePerson = endpoint({
  method: 'POST',
  path: '/api/people/:person/anonymise',
  summary:
    'Forget who a leaver was: name, address, account, tokens and roles go, also in the log, whose seals still verify',
  access: 'person.manage',
  params: z.object({ person: personId }),
  body: z.object({ reason: line(500) }),
  output: z.object({
    person,
    erasedEvents: z.int().describe('Entries of the log in which what was personal was erased'),
    remains: z.array(trace).describe('Free text that still mentions the person'),
  }),
  errors: ['conflict'],
});

export const invitePerson = endpoint({
  method: 'POST',
  path: '/api/people/:person/invitation',
  summary:
    'Send a mail with a link by which a person sets a password; an earlier link opens nothing any more',
  access: 'person.manage',
  params: z.object({ person: personId }),
  output: z.object({ address: z.string(), expiresAt: instant }),
  errors: ['conflict'],
});

export const getAccount = endpoint({
  method: 'GET',
  path: '/api/account',
  summary: 'Who one is here, as others see it',
  access: 'signed-in',
  output: person.pick({ id: true, name: true, email: true, jobTitle: true, version: true }),
});

export const updateAccount = endpoint({
  method: 'PATCH',
  path: '/api/account',
  summary: 'Change one’s own name',
  access: 'signed-in',
  versioned: true,
  body: z.object({ name: line() }),
  output: getAccount.output ?? person,
});

export const createGrant = endpoint({
  method: 'POST',
  path: '/api/people/:person/grants',
  summary: 'Give a person a role on the organisation, a unit, a portfolio, a programme or a project',
  access: 'role.grant',
  creates: true,
  params: z.object({ person: personId }),
  body: z.object({
    role: z.enum(roles),
    scopeKind: z.enum(scopeKinds),
    scopeId: z.uuid().nullable().default(null).describe('null for the organisation'),
  }),
  output: person,
  errors: ['conflict'],
});

export const deleteGrant = endpoint({
  method: 'DELETE',
  path: '/api/people/:person/grants/:grant',
  summary: 'Take a role back; effective on the next request',
  access: 'role.grant',
  params: z.object({ person: personId, grant: grantId }),
  output: person,
});
