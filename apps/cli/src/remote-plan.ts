import { api, type PlanImport } from '@chartroom/contract';
import { CommandError } from './failure.ts';
import type { Ask, PlanExported, PlanFileToImport, PlanTakenIn, PlanToExport } from './office.ts';

/** Sends a request; answers the body as it came. */
export type SendRaw = (method: string, path: string, body?: FormData) => Promise<Uint8Array>;

const decoded = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

const idOf = async (ask: Ask, project: string): Promise<string> =>
  (await ask('getProject', { params: { project } as never })).project.id;

const pathOf = (path: string, project: string): string =>
  path.replace(':project', encodeURIComponent(project));

/** Uploads a plan and waits for the job that takes it in. */
export async function importPlanThrough(
  ask: Ask,
  send: SendRaw,
  file: PlanFileToImport,
): Promise<PlanTakenIn> {
  const form = new FormData();
  form.set('mode', file.mode);
  form.set('file', new Blob([file.bytes]), file.fileName);
  const path = pathOf(api.createPlanImport.path, await idOf(ask, file.project));
  let now = decoded(await send('POST', path, form)) as PlanImport;
  while (now.state === 'queued') {
    await new Promise(resolve => setTimeout(resolve, 200));
    now = await ask('getPlanImport', { params: { planImport: now.id } });
  }
  if (now.state === 'failed' || now.counts === null || now.step === null)
    throw new CommandError(now.findings[0]?.message ?? 'The import failed.');
  return { step: now.step, counts: now.counts, losses: now.losses, findings: now.findings };
}

/** Downloads a plan with the report of what the format does not hold. */
export async function exportPlanThrough(
  ask: Ask,
  send: SendRaw,
  { project, format }: PlanToExport,
): Promise<PlanExported> {
  const id = await idOf(ask, project);
  const bytes = await send('GET', `${pathOf(api.exportPlan.path, id)}?format=${format}`);
  const { losses } = await ask('getPlanExportReport', {
    params: { project: id as never },
    query: { format },
  });
  return { bytes, losses };
}
