import { AppError, type Tx } from '../../../platform/index.ts';
import { type Part, partsIn } from './store/independence.ts';

const whys: Readonly<Record<Part, string>> = {
  manages: 'manages it',
  sponsors: 'sponsors it',
  managed: 'managed it before',
  sponsored: 'sponsored it before',
  member: 'is a member of it',
  planned: 'is planned to work on it',
  reported: 'reported on it',
  changed: 'changed its record',
};

/** Why people are not independent of projects, by `project person`; nothing for who had no part in one. */
export async function conflictsOf(
  tx: Tx,
  people: readonly string[],
  projects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await partsIn(tx, people, projects);
  return new Map(rows.map(r => [`${r.projectId} ${r.personId}`, whys[r.part]]));
}

/** Refuses somebody who has or had a part in a project, with the reason. */
export async function mustBeIndependent(
  tx: Tx,
  person: { readonly id: string; readonly name: string },
  project: { readonly id: string; readonly key: string },
): Promise<void> {
  const why = (await conflictsOf(tx, [person.id], [project.id])).get(`${project.id} ${person.id}`);
  if (why !== undefined)
    throw new AppError(
      'conflict',
      `${person.name} is not independent of ${project.key}: ${person.name} ${why}. Nobody audits their own work.`,
    );
}
