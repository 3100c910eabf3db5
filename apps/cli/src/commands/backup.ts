import { existsSync } from 'node:fs';
import { backupDatabase, readConfig } from '@chartroom/server';
import type { Command } from 'commander';
import { CommandError } from '../failure.ts';

/** `chartroom backup`: the whole database as one file, also while a server runs. */
export function add(program: Command): void {
  program
    .command('backup')
    .description('write the whole database into a file, also while a server runs on it')
    .argument('<file>', 'a new file, such as chartroom.jsonl.gz; only you can read it')
    .option('--json', 'as JSON')
    .action(async (file: string, options: { readonly json?: boolean }) => {
      if (existsSync(file)) throw new CommandError(`${file} is there already. Name a new file.`);
      const made = await backupDatabase(
        readConfig(process.env, `chartroom backup (process ${process.pid})`),
        file,
      );
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ file, ...made })}\n`
          : `${file}: ${made.bytes.toLocaleString('en-GB')} bytes, SHA-256 ${made.sha256}\n`,
      );
    });
}
