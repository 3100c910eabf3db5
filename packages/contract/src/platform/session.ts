import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { permissions, roles } from '../base/permission.ts';
import { organisation } from '../register/organisation.ts';
import { personRef } from '../register/person.ts';

/** Who is signed in, where, and what they may do. */
export const session = z.object({
  person: personRef,
  organisation: organisation.omit({ may: true }),
  roles: z.array(z.enum(roles)),
  permissions: z
    .array(z.enum(permissions))
    .describe('Held somewhere; each entity says what may be done with it'),
  csrf: z
    .string()
    .nullable()
    .describe('Sent as X-Chartroom-Csrf with every call that changes something; null for a token'),
});
export type Session = z.infer<typeof session>;

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with e-mail address and password; sets the session cookie',
  access: 'anyone',
  body: z.object({
    email: z.string().trim().min(1, 'Write your e-mail address.').max(254),
    password: z.string().min(1, 'Write your password.').max(200),
    organisation: z
      .string()
      .trim()
      .max(63)
      .optional()
      .describe('Short name of the organisation, when the same address signs in to several'),
  }),
  output: session,
  errors: ['unauthenticated', 'conflict', 'limit'],
});

export const openReportLink = endpoint({
  method: 'POST',
  path: '/api/session/report-link',
  summary: 'Use up the link in a reminder: signs in for one report of one project only, for two hours',
  access: 'anyone',
  body: z.object({ secret: z.string().min(1).max(200) }),
  output: session.extend({ projectId: z.uuid() }),
  errors: ['not_found'],
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: 'End this session',
  access: 'signed-in',
});

export const me = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, the organisation, roles and permissions',
  access: 'signed-in',
  output: session,
});
