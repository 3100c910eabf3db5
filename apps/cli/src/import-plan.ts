import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandError } from './failure.ts';
import { withOffice } from './office.ts';
import { lossLines } from './plan-file.ts';

/** What `chartroom import --as plan` takes. */
export interface PlanImportOptions {
  readonly project?: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** Takes a file in as the plan of a project and says what was lost on the way. */
export async function importPlan(
  file: string,
  { project, replace, json }: PlanImportOptions,
  organisation: string | null,
): Promise<void> {
  if (project === undefined) throw new CommandError('Say of which project: --project PRJ-104.');
  const bytes = await readFile(file).catch(error => {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  });
  const taken = await withOffice({ organisation }, office =>
    office.importPlan({
      project,
      fileName: basename(file),
      bytes: new Uint8Array(bytes),
      mode: replace ? 'replace' : 'new',
    }),
  );
  if (json) {
    process.stdout.write(`${JSON.stringify(taken, null, 2)}\n`);
    return;
  }
  const { counts } = taken;
  process.stdout.write(
    `${project}: step ${taken.step}, ${counts.tasks} rows, ${counts.links} links, ${counts.resources} resources, ${counts.assignments} assignments, ${counts.baselines} baselines\n`,
  );
  for (const f of taken.findings)
    process.stdout.write(`${f.severity}: ${f.path.join(' > ')}: ${f.message}\n`);
  for (const line of lossLines(taken.losses)) process.stdout.write(`${line}\n`);
}
