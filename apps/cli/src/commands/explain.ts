import { readFile } from 'node:fs/promises';
import { type ExplanationRecord, explanation } from '@chartroom/contract';
import { recompute, sayValue } from '@chartroom/engine';
import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { addMomentOptions, type MomentOptions, momentQuery } from '../moment-options.ts';
import { withOffice } from '../office.ts';

interface ExplainOptions extends MomentOptions {
  readonly file?: string;
  readonly json?: boolean;
}

/** `chartroom explain`: why a figure is what it is, computed again from its inputs. */
export function add(program: Command): void {
  addMomentOptions(program.command('explain'))
    .description('why a figure is what it is; it is computed again here, from its inputs alone')
    .argument('[metric]', 'figure of the catalogue, such as finish-slip-days or computed-status')
    .argument('[project]', 'key, external key or name of a project; left out for figures of a portfolio')
    .option('--file <file>', 'compute a saved explanation again, without a database')
    .option('--json', 'as JSON')
    .action(async (metric: string | undefined, project: string | undefined, options: ExplainOptions) => {
      const { organisation = null } = program.opts<{ organisation?: string | null }>();
      const found =
        options.file === undefined
          ? await asked({ metric, project, organisation }, options)
          : await readSaved(options.file);
      const again = recompute(found);
      if (options.json) process.stdout.write(`${JSON.stringify({ ...found, recomputed: again }, null, 2)}\n`);
      else say(found, again);
      if (!again.agrees && !found.withheld) process.exitCode = 1;
    });
}

interface Question {
  readonly metric: string | undefined;
  readonly project: string | undefined;
  readonly organisation: string | null;
}

async function asked(
  { metric, project, organisation }: Question,
  options: MomentOptions,
): Promise<ExplanationRecord> {
  if (metric === undefined) throw new CommandError('Name a figure, such as finish-slip-days.');
  const query = { ...(project === undefined ? {} : { project }), ...momentQuery(options) };
  return withOffice({ organisation }, office => office.ask('explainMetric', { params: { metric }, query }));
}

async function readSaved(file: string): Promise<ExplanationRecord> {
  const read = explanation.safeParse(await readJson(file));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new CommandError(
    `${file} is no saved explanation: ${first?.path.join('.') || 'it'}: ${first?.message}. ` +
      '`chartroom explain METRIC PROJECT --json` writes one.',
  );
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

function say(e: ExplanationRecord, again: ReturnType<typeof recompute>): void {
  const out = (line = '') => process.stdout.write(`${line}\n`);
  const value = (v: unknown, unit: string) => sayValue(v, unit as never, e.currency);
  out(
    `${e.name}, ${e.subject.label}, as of ${e.asOf}: ${e.value === null ? `not known. ${e.why}` : value(e.value, e.unit)}`,
  );
  out(e.formula.words);
  out(`  ${e.formula.symbols}`);
  out(`  ${e.formula.filled}`);
  out();
  for (const i of e.inputs.filter(i => i.value !== null && i.unit !== 'rules')) {
    const from = [i.asOf ? `since ${i.asOf}` : null, i.label].filter(t => t !== null).join(', ');
    out(`  ${i.name}: ${value(i.value, i.unit)}${from ? ` (${from})` : ''}`);
  }
  for (const r of e.reasons) out(`  ${r.dimension}: ${r.status}. ${r.because}`);
  if (e.rows.length > 0) out(`  from ${e.rows.length} projects`);
  for (const l of e.leftOut) out(`  left out: ${l.count}: ${l.why}`);
  if (e.before)
    out(`  ${e.before.asOf}: ${e.before.value === null ? 'not known' : value(e.before.value, e.unit)}`);
  out();
  out(again.agrees ? 'Computed again from these inputs: it agrees.' : `Computed again: ${again.problem}`);
}
