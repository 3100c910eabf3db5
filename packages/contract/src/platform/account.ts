import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { emailAddress, id, instant, newPassword } from '../base/schema.ts';
import { personId } from '../register/person.ts';

export const sessionId = id('session');

const typedPassword = z.string().min(1, 'Write your password.').max(200);

/** A browser that is signed in. */
export const openSession = z.object({
  id: sessionId,
  browser: z.string().nullable().describe('Firefox, or null when it does not say'),
  system: z.string().nullable().describe('Windows, or null when it does not say'),
  address: z.string().describe('Network address it signed in from'),
  createdAt: instant,
  lastSeenAt: instant.describe('To within five minutes'),
  expiresAt: instant,
  current: z.boolean().describe('The one that asks'),
});
export type OpenSession = z.infer<typeof openSession>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/account/sessions',
  summary: 'Where one is signed in, last seen first',
  access: 'signed-in',
  output: z.object({ items: z.array(openSession) }),
});

export const endOwnSession = endpoint({
  method: 'DELETE',
  path: '/api/account/sessions/:session',
  summary: 'Sign one of one’s own browsers out; effective on its next request',
  access: 'signed-in',
  params: z.object({ session: sessionId }),
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/account/sessions',
  summary: 'Sign out everywhere but here',
  access: 'signed-in',
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/account/password',
  summary: 'Change one’s own password; all other sessions end',
  access: 'signed-in',
  body: z.object({ current: typedPassword, password: newPassword }),
  errors: ['limit'],
});

export const confirmPassword = endpoint({
  method: 'POST',
  path: '/api/account/confirm',
  summary: 'Type the password again; dangerous acts are then open for five minutes',
  access: 'signed-in',
  body: z.object({ password: typedPassword }),
  output: z.object({ freshUntil: instant }),
  errors: ['limit'],
});

export const listPersonSessions = endpoint({
  method: 'GET',
  path: '/api/people/:person/sessions',
  summary: 'Where somebody is signed in, last seen first',
  access: 'person.manage',
  params: z.object({ person: personId }),
  output: z.object({ items: z.array(openSession) }),
});

export const endPersonSessions = endpoint({
  method: 'DELETE',
  path: '/api/people/:person/sessions',
  summary: 'Sign somebody out everywhere; effective on the next request',
  access: 'person.manage',
  params: z.object({ person: personId }),
});

const linkSecret = z.string().min(1).max(500).describe('What follows the # of the link in the mail');

export const forgotPassword = endpoint({
  method: 'POST',
  path: '/api/account/forgot',
  summary: 'Send a link to set a new password; the same answer whether anybody signs in with the address',
  access: 'anyone',
  body: z.object({ email: emailAddress }),
  errors: ['limit'],
});

export const readPasswordLink = endpoint({
  method: 'POST',
  path: '/api/account/link/read',
  summary: 'What the link of an invitation or a reset is for, without using it up',
  access: 'anyone',
  body: z.object({ secret: linkSecret }),
  output: z.object({
    purpose: z.enum(['invitation', 'reset']),
    name: z.string(),
    email: z.string(),
    organisation: z.string(),
  }),
  errors: ['not_found', 'limit'],
});

export const usePasswordLink = endpoint({
  method: 'POST',
  path: '/api/account/link',
  summary: 'Set a password by the link of an invitation or a reset, once; all sessions of the person end',
  access: 'anyone',
  body: z.object({ secret: linkSecret, password: newPassword }),
  errors: ['not_found', 'conflict', 'limit'],
});
