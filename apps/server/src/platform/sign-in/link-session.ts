import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { AppError } from '../error/error.ts';
import { orgOfLink, useLink } from '../link/link.ts';
import { systemActor } from '../tenancy/actor.ts';
import { type Origin, startSession } from './session.ts';

/** What a link in a reminder is for. */
export const reportLinkPurpose = 'report';

/** All that such a link lets its person do, on its project only, and only what they may do anyway. */
const scopes = ['project.read', 'report.read', 'money.read', 'report.write', 'report.publish'] as const;
const hours = 2;

const about = z.object({ projectId: z.uuid() });

/**
 * Uses up the link of a reminder and starts a session that is good for one report: two hours, one project, five
 * permissions, none that the person does not hold. What is done in it is logged as done by that link. Throws `not_found`
 * for a link that opens nothing.
 */
export const openLinkSession = async (
  database: Database,
  secret: string,
  from: Origin,
): Promise<{ readonly secret: string; readonly projectId: string; readonly seconds: number }> => {
  const org = orgOfLink(secret);
  if (org === null)
    throw new AppError('not_found', 'This link is used up or has expired. Ask for a new one.');
  return database.inOrganisation(systemActor(org), async tx => {
    const link = await useLink(tx, { purpose: reportLinkPurpose, secret });
    const { projectId } = about.parse(link.data);
    const limit = { linkId: link.id, scopes, projectId };
    const session = await startSession(tx, link.personId ?? '', { hours, from, limit });
    return { secret: session, projectId, seconds: hours * 3600 };
  });
};
