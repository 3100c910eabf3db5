import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, id, instant, line } from '../base/schema.ts';
import { personRef } from '../register/person.ts';
import { cockpitQuery } from './cockpit.ts';
import { onePage } from './one-page.ts';

export const shareId = id('share');

/** A link to one page for somebody without an account. */
export const share = z.object({
  id: shareId,
  title: z.string(),
  asOf: day,
  compareWith: day.nullable(),
  knownAt: instant,
  portfolio: z.string().nullable(),
  createdBy: personRef,
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  opened: z.int().describe('How often it was opened'),
  lastOpenedAt: instant.nullable(),
});
export type Share = z.infer<typeof share>;

export const listShares = endpoint({
  method: 'GET',
  path: '/api/shares',
  summary: 'Own read-only links, and everybody’s for who edits the organisation; newest first, at most 500',
  access: 'report.publish',
  output: z.object({ items: z.array(share) }),
});

export const createShare = endpoint({
  method: 'POST',
  path: '/api/shares',
  summary:
    'Make a read-only link to the one page as one sees it, frozen at a day and an instant; its secret is shown this once',
  access: 'report.publish',
  body: cockpitQuery.extend({
    title: line(120),
    days: z.int().min(1).max(366).default(30).describe('Days until it expires'),
  }),
  output: share.extend({ secret: z.string() }),
});

export const revokeShare = endpoint({
  method: 'DELETE',
  path: '/api/shares/:share',
  summary: 'Revoke a read-only link; effective on the next request',
  access: 'report.publish',
  params: z.object({ share: shareId }),
});

/** The header that carries the secret of a link, so that it stands in no address that is logged. */
export const shareHeader = 'x-chartroom-share';

export const openShare = endpoint({
  method: 'GET',
  path: '/api/shared',
  summary: 'What a read-only link shows; the secret is sent in the header X-Chartroom-Share',
  access: 'anyone',
  output: z.object({ title: z.string(), expiresAt: instant, page: onePage }),
  errors: ['not_found', 'limit'],
});

export const printShare = endpoint({
  method: 'GET',
  path: '/api/shared/pdf',
  summary: 'The same as PDF',
  access: 'anyone',
  download: true,
  errors: ['not_found', 'limit'],
});
