import type { Permission } from '@chartroom/contract';
import type { Directory } from '../sign-in/directory.ts';
import { holds } from '../tenancy/actor.ts';
import type { Tx } from '../tenancy/transaction.ts';
import type { LiveChange } from './change.ts';

/** What one has to hold to be told of a change of something that belongs to no single project. */
const permissionFor: Readonly<Record<string, Permission>> = {
  organisation: 'organisation.read',
  unit: 'organisation.read',
  holiday: 'organisation.read',
  rate: 'organisation.read',
  person: 'person.read',
  portfolio: 'portfolio.read',
  programme: 'portfolio.read',
  'rule-set': 'rule.read',
  scale: 'rule.read',
};

const isDraft = ({ name }: LiveChange): boolean => name.includes('-draft.');

/** The changes that an actor may know of, by what it may see at this moment. */
export async function visibleTo(
  tx: Tx,
  directory: Directory,
  changes: readonly LiveChange[],
): Promise<readonly LiveChange[]> {
  const projects = [...new Set(changes.flatMap(c => (c.projectId === null ? [] : [c.projectId])))];
  const drafts = changes.some(isDraft);
  const readable = await directory.projects(tx, 'project.read', projects);
  const writable = drafts ? await directory.projects(tx, 'report.write', projects) : new Set<string>();
  return changes.filter(change => {
    const { projectId, kind, personId } = change;
    if (projectId !== null) return readable.has(projectId) && (!isDraft(change) || writable.has(projectId));
    const permission = Object.hasOwn(permissionFor, kind) ? permissionFor[kind] : undefined;
    // What is nobody else's business: one's own imports, jobs, tokens, views.
    if (permission === undefined) return personId !== null && personId === tx.actor.person;
    return holds(tx.actor, permission);
  });
}
