import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { permissions } from '../base/permission.ts';
import { id, instant, line } from '../base/schema.ts';
import { personId, personRef } from '../register/person.ts';

export const tokenId = id('token');

/** A key for scripts: acts as its person, with no more than its scopes. */
export const token = z.object({
  id: tokenId,
  name: z.string(),
  person: personRef,
  scopes: z.array(z.enum(permissions)),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type Token = z.infer<typeof token>;

export const listTokens = endpoint({
  method: 'GET',
  path: '/api/tokens',
  summary: 'Own API tokens, and everybody’s for who manages people; newest first, at most 500',
  access: 'token.manage',
  query: z.object({ person: personId.optional().describe('Only this person’s') }),
  output: z.object({ items: z.array(token) }),
});

export const createToken = endpoint({
  method: 'POST',
  path: '/api/tokens',
  summary: 'Make an API token; the secret is shown this once. A name can be used once',
  access: 'token.manage',
  body: z.object({
    name: line(80),
    scopes: z.array(z.enum(permissions)).min(1, 'Choose at least one permission.').max(permissions.length),
    days: z.int().min(1).max(366).default(90).describe('Days until it expires'),
  }),
  output: token.extend({ secret: z.string() }),
  errors: ['conflict'],
});

export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/api/tokens/:token',
  summary: 'Revoke an API token; effective on the next request',
  access: 'token.manage',
  params: z.object({ token: tokenId }),
});
