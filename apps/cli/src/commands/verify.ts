import { readFileSync, writeFileSync } from 'node:fs';
import { type Head, headFile, readConfig, type Verified, verifyLog } from '@chartroom/server';
import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { withOrganisations } from '../organisations.ts';

interface VerifyOptions {
  readonly head?: string;
  readonly exportHead?: string;
  readonly json?: boolean;
}

/** `chartroom verify`: recomputes the chain of the event log and names what is wrong. */
export function add(program: Command): void {
  program
    .command('verify')
    .description('recompute the seals of the event log and name the first row that is not as it was sealed')
    .option('--head <file>', 'also compare with the heads kept in this file')
    .option('--export-head <file>', 'write the heads to this file when all is well; keep it elsewhere')
    .option('--json', 'as JSON')
    .action((options: VerifyOptions) =>
      verify(options, program.opts<{ organisation?: string }>().organisation ?? null),
    );
}

async function verify(options: VerifyOptions, organisation: string | null): Promise<void> {
  const kept = options.head === undefined ? [] : readHeads(options.head);
  const config = readConfig(process.env, `chartroom verify (process ${process.pid})`);
  await withOrganisations(config, organisation, async (database, organisations) => {
    const found: Verified[] = [];
    for (const { id } of organisations) found.push(await database.inTenant(id, tx => verifyLog(tx, kept)));
    const gone = organisation === null ? kept.filter(h => !organisations.some(o => o.id === h.org)) : [];
    const ok = gone.length === 0 && found.every(v => v.faults.length === 0);
    if (options.json) {
      const organisationsGone = gone.map(h => h.organisation);
      process.stdout.write(`${JSON.stringify({ ok, organisations: found, organisationsGone }, null, 2)}\n`);
    } else {
      for (const verified of found) print(verified);
      for (const h of gone)
        process.stdout.write(`${h.organisation}: its head was kept, but the organisation is not here.\n`);
    }
    if (!ok) process.exitCode = 1;
    if (options.exportHead !== undefined) exportHeads(options.exportHead, ok, found);
  });
}

function readHeads(file: string): readonly Head[] {
  try {
    return headFile.parse(JSON.parse(readFileSync(file, 'utf8'))).heads;
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? error.message : 'it is no file of heads';
    throw new CommandError(`${file} cannot be read: ${why}. \`chartroom verify --export-head\` writes one.`);
  }
}

function exportHeads(file: string, ok: boolean, found: readonly Verified[]): void {
  if (!ok) throw new CommandError(`${file} was not written: a head of a damaged chain proves nothing.`);
  const heads = found.flatMap(({ head }) => (head === null ? [] : [head]));
  writeFileSync(file, `${JSON.stringify({ heads }, null, 2)}\n`);
}

const shownFaults = 20;

function print({ organisation, blocks, sealed, unsealed, faults, head }: Verified): void {
  const lines = [
    `${organisation}: ${sealed} events sealed in ${blocks} blocks, ${unsealed} not sealed yet.`,
    ...(head === null ? [] : [`  Head: block ${head.block}, up to row ${head.toSeq}, ${head.hash}`]),
    ...faults.slice(0, shownFaults).map(f => `  ${f.message}`),
    ...(faults.length > shownFaults ? [`  And ${faults.length - shownFaults} more.`] : []),
    faults.length === 0
      ? '  Everything is as it was sealed.'
      : `  Found ${faults.length}; the first comes first.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
