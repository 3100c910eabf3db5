import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportKind, type ImportMapping, importKinds, importMapping } from '@chartroom/contract';
import { type Command, Option } from 'commander';
import { CommandError } from '../failure.ts';
import { importPlan } from '../import-plan.ts';
import { type Imported, withOffice } from '../office.ts';

interface ImportOptions {
  readonly as?: ImportKind | 'plan';
  readonly map?: string;
  readonly project?: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly goodRows?: boolean;
  readonly sheet?: string;
  readonly json?: boolean;
}

/** `chartroom import`: a CSV or XLSX file through a mapping. */
export function add(program: Command): void {
  program
    .command('import')
    .description(
      'import a CSV or XLSX file, or a plan; with bad rows nothing is imported unless --good-rows is given',
    )
    .argument('<file>', 'CSV or XLSX file; a plan also as MS Project XML, XER or PMXML')
    .addOption(new Option('--as <kind>', 'what the rows become').choices([...importKinds, 'plan']))
    .option('--map <file>', 'mapping file, see docs/import.md; not for a plan')
    .option('--project <key>', 'with --as plan: key of the project whose plan it becomes')
    .option('--replace', 'with --as plan: in the place of the plan it has, which can be undone')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--good-rows', 'import the good rows and leave the bad ones')
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--json', 'as JSON')
    .action((file: string, options: ImportOptions) =>
      importCommand(file, options, program.opts<{ organisation?: string }>().organisation ?? null),
    );
}

async function importCommand(
  file: string,
  options: ImportOptions,
  organisation: string | null,
): Promise<void> {
  if (options.as === 'plan') return importPlan(file, options, organisation);
  const mapping = await readMapping(options);
  const bytes = await readBytes(file);
  const imported = await withOffice({ organisation, firstCurrency: mapping.currency ?? 'GBP' }, office =>
    office.importFile({
      fileName: basename(file),
      bytes,
      mapping,
      mode: options.goodRows ? 'good' : 'all',
      dryRun: options.dryRun === true,
      sheet: options.sheet ?? null,
      progress: (fraction, message) => {
        if (process.stderr.isTTY)
          process.stderr.write(`\r\u001b[K${Math.round(fraction * 100)} % ${message}`);
      },
    }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const { applied, counts, problems, diff } = imported;
  if (options.json) process.stdout.write(`${JSON.stringify({ applied, counts, problems, diff }, null, 2)}\n`);
  else say(imported, options.dryRun === true);
  if (!applied && !options.dryRun) process.exitCode = 1;
}

async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

async function readMapping(options: ImportOptions): Promise<ImportMapping> {
  if (options.map === undefined)
    throw new CommandError('Give the mapping with --map FILE; see docs/import.md.');
  const text = new TextDecoder().decode(await readBytes(options.map));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${options.map} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
  const read = importMapping.safeParse(json);
  if (!read.success) {
    const issues = read.error.issues.map(i => `\n  ${i.path.join('.') || '(whole)'}: ${i.message}`);
    throw new CommandError(`${options.map} is no mapping:${issues.join('')}`);
  }
  if (options.as !== undefined && read.data.as !== options.as) {
    throw new CommandError(
      `${options.map} maps ${read.data.as}, not ${options.as}. Use the mapping for ${options.as}.`,
    );
  }
  return read.data;
}

function say({ applied, counts, problems }: Imported, dryRun: boolean): void {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  for (const p of problems.filter(p => p.severity !== 'note').slice(0, 20)) {
    const where = [p.row === null ? 'file' : `row ${p.row}`, p.column].filter(t => t !== null).join(', ');
    const value = p.value === null || p.value === '' ? '' : ` ${JSON.stringify(p.value)}`;
    out(`${p.severity}: ${where}${value}: ${p.message}`);
  }
  if (counts) {
    out(
      `${counts.rows} rows: ${counts.good} good, ${counts.bad} bad, ${counts.warnings} warnings; ` +
        `${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged, ` +
        `${counts.reports} reports, ${counts.left} left, ${counts.returned} returned.`,
    );
  }
  if (dryRun) out('Nothing was changed: this was a dry run.');
  else if (!applied)
    out('Nothing was imported. Mend the bad rows, or import the good ones with --good-rows.');
}
