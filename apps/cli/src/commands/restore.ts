import { readConfig, restoreDatabase } from '@chartroom/server';
import type { Command } from 'commander';

/** `chartroom restore`: a backup into an empty database. */
export function add(program: Command): void {
  program
    .command('restore')
    .description('restore a backup into an empty database, and verify every row and the sealed log')
    .argument('<file>', 'what `chartroom backup` or the server wrote')
    .option('--json', 'as JSON')
    .action(async (file: string, options: { readonly json?: boolean }) => {
      const config = readConfig(process.env, `chartroom restore (process ${process.pid})`);
      const { verified, heads: _, ...restored } = await restoreDatabase(config, file);
      const faults = verified.flatMap(v => v.faults);
      if (options.json) process.stdout.write(`${JSON.stringify({ ...restored, verified })}\n`);
      else print(restored, verified);
      if (faults.length > 0) process.exitCode = 1;
    });
}

type Outcome = Awaited<ReturnType<typeof restoreDatabase>>;

function print(restored: Omit<Outcome, 'verified' | 'heads'>, verified: Outcome['verified']): void {
  const { rows, tables, organisations, madeAt, schema } = restored;
  const lines = [
    `Restored ${rows} rows in ${tables} tables of ${organisations} organisations, as they were at ${madeAt}.`,
    'Every row was read again and is as it was.',
    ...(schema.backup < schema.now ? [`Brought from schema ${schema.backup} to ${schema.now}.`] : []),
    ...verified.map(({ organisation, sealed, unsealed, faults }) =>
      faults.length === 0
        ? `${organisation}: ${sealed} events are as they were sealed, ${unsealed} were not sealed yet.`
        : `${organisation}: the sealed log had faults when the backup was made. ${faults[0]?.message}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
