import { writeFile } from 'node:fs/promises';
import { writtenFormat } from '@chartroom/interop';
import { CommandError } from './failure.ts';
import { withOffice } from './office.ts';
import { lossLines } from './plan-file.ts';

/** What `chartroom export --project` takes. */
export interface PlanExportOptions {
  readonly project: string;
  readonly json?: boolean;
}

/** Writes the plan of a project and says what that format does not hold. */
export async function exportPlan(
  out: string,
  { project, json }: PlanExportOptions,
  organisation: string | null,
): Promise<void> {
  const format = writtenFormat(out);
  if (format === null)
    throw new CommandError(`${out} cannot be written. End its name in .xml, .csv, .xlsx or .ics.`);
  const { bytes, losses } = await withOffice({ organisation }, office =>
    office.exportPlan({ project, format }),
  );
  await writeFile(out, bytes).catch(error => {
    throw new CommandError(`${out} cannot be written: ${error instanceof Error ? error.message : error}.`);
  });
  if (json) process.stdout.write(`${JSON.stringify({ losses }, null, 2)}\n`);
  else {
    process.stdout.write(`${out}: ${bytes.length} bytes\n`);
    for (const line of lossLines(losses)) process.stdout.write(`${line}\n`);
  }
}
