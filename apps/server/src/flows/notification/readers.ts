import type { NotificationKind, Permission, Role } from '@chartroom/contract';
import type { Place, Tx } from '../../platform/index.ts';
import { peopleHolding, personMay, todayIn } from '../../register/index.ts';
import { deputiesOf, peopleToTell, type ToldPerson } from './store.ts';

/** What of a project decides who is told. */
export interface Told extends Omit<Place, 'owners'> {
  readonly id: string;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
}

/** Roles whose holders review reports; project managers are not asked about each other's. */
const reviewers: readonly Role[] = ['portfolio-manager', 'programme-manager', 'pmo-analyst', 'pmo-director'];

/** What somebody has to hold to be told. */
const needed: Readonly<Record<NotificationKind, Permission>> = {
  'report-due': 'project.read',
  'report-published': 'report.read',
  'review-asked': 'report.publish',
  'report-returned': 'report.write',
  'gate-opened': 'project.read',
  'document-asked': 'project.read',
  'document-approved': 'project.read',
  'document-sent-back': 'project.read',
  'action-overdue': 'audit.read',
};

const placeOf = (p: Told): Place => ({ ...p, owners: [p.managerId, p.sponsorId] });

async function candidates(
  tx: Tx,
  kind: NotificationKind,
  project: Told,
): Promise<readonly (string | null)[]> {
  switch (kind) {
    case 'report-due': {
      if (project.managerId === null) return [];
      return [project.managerId, ...(await deputiesOf(tx, project.managerId, await todayIn(tx)))];
    }
    case 'report-published':
      return [project.sponsorId];
    case 'review-asked':
      return peopleHolding(tx, { permission: 'report.publish', roles: reviewers }, placeOf(project));
    case 'report-returned':
    case 'gate-opened':
    case 'document-asked':
    case 'document-approved':
    case 'document-sent-back':
    case 'action-overdue':
      return [];
  }
}

/** Who is told of something about a project: never who does it, and nobody who may not see it. */
export async function whoIsTold(
  tx: Tx,
  kind: NotificationKind,
  project: Told,
): Promise<readonly ToldPerson[]> {
  const people = (await candidates(tx, kind, project)).filter(id => id !== null && id !== tx.actor.person);
  return allowed(tx, kind, { project, people: people.filter(id => id !== null) });
}

/** Those of some people who may be told of a kind of thing about a project. */
export async function allowed(
  tx: Tx,
  kind: NotificationKind,
  { project, people }: { readonly project: Told; readonly people: readonly string[] },
): Promise<readonly ToldPerson[]> {
  const may: string[] = [];
  for (const person of new Set(people)) {
    if (await personMay(tx, { person, permission: needed[kind] }, placeOf(project))) may.push(person);
  }
  return peopleToTell(tx, may);
}
