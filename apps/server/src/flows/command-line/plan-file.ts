import type { Loss, WrittenFormat } from '@chartroom/interop';
import { AppError, type Database, newId, systemActor, type Tx } from '../../platform/index.ts';
import { projectsWith, resolveProject } from '../../register/index.ts';
import { planDownload, planReport } from '../plan-file/export.ts';
import { type TakenIn, takeIn } from '../plan-file/take-in.ts';

async function projectNamed(tx: Tx, reference: string): Promise<string> {
  const id = await resolveProject(tx, projectsWith(tx.actor, 'project.read'), reference);
  if (id === null)
    throw new AppError('not_found', `There is no project ${reference}. Give its key, such as PRJ-104.`);
  return id;
}

/** Takes a file in as the plan of a project, as the system itself. */
export async function importPlanFile(
  database: Database,
  org: string,
  file: {
    readonly project: string;
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly mode: 'new' | 'replace';
  },
): Promise<TakenIn> {
  return database.inOrganisation(
    systemActor(org),
    async tx => takeIn(tx, { ...file, project: await projectNamed(tx, file.project) }),
    { request: `plan-import:${newId()}`, statementTimeoutMs: 600_000 },
  );
}

/** The plan of a project as a file, and what it does not hold. */
export async function exportPlanFile(
  database: Database,
  org: string,
  { project, format }: { readonly project: string; readonly format: WrittenFormat },
): Promise<{ readonly bytes: Uint8Array; readonly losses: readonly Loss[] }> {
  return database.inOrganisation(systemActor(org), async tx => {
    const id = await projectNamed(tx, project);
    const { bytes } = await planDownload(tx, id, format);
    if (!(bytes instanceof Uint8Array)) throw new Error('Broken assumption: a plan is written as a whole');
    const { losses } = await planReport(tx, id, format);
    return { bytes, losses: losses.map(l => ({ ...l, examples: [...l.examples] })) };
  });
}
