import { writeFile } from 'node:fs/promises';
import { type Loss, writePlan, writtenFormat } from '@chartroom/interop';
import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { lossLines, readPlanFile } from '../plan-file.ts';

/** `chartroom convert`: a plan from one format to another, with everything that was lost on the way. */
export function add(program: Command): void {
  program
    .command('convert')
    .description(
      'convert a plan; the ending of the second name says to what: .xml (MS Project), .csv, .xlsx or .ics',
    )
    .argument('<in>', 'plan file: MS Project XML, XER, PMXML, CSV or XLSX')
    .argument('<out>', 'file to write')
    .option('--json', 'the loss report as JSON')
    .action(convert);
}

async function convert(from: string, to: string, options: { json?: boolean }): Promise<void> {
  const format = writtenFormat(to);
  if (format === null)
    throw new CommandError(`${to} cannot be written. End its name in .xml, .csv, .xlsx or .ics.`);
  const read = await readPlanFile(from);
  const written = writePlan(read.result, format, {
    stamp: new Date().toISOString(),
    host: 'chartroom.invalid',
  });
  await writeFile(to, written.result).catch(error => {
    throw new CommandError(`${to} cannot be written: ${error instanceof Error ? error.message : error}.`);
  });
  const losses: readonly Loss[] = [...read.losses, ...written.losses];
  const findings = [...read.findings, ...written.findings];
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ tasks: read.result.tasks.length, findings, losses }, null, 2)}\n`,
    );
  else {
    process.stdout.write(`${to}: ${read.result.tasks.length} rows\n`);
    for (const f of findings) process.stdout.write(`${f.severity}: ${f.path.join(' > ')}: ${f.message}\n`);
    for (const line of lossLines(losses)) process.stdout.write(`${line}\n`);
  }
}
