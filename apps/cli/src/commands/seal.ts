import { readConfig, sealLog } from '@chartroom/server';
import type { Command } from 'commander';
import { withOrganisations } from '../organisations.ts';

/** `chartroom seal`: seals the event log now; a running server does it on its own. */
export function add(program: Command): void {
  program
    .command('seal')
    .description('seal the event log up to now; a running server does it every minute')
    .action(() => {
      const config = readConfig(process.env, `chartroom seal (process ${process.pid})`);
      const named = program.opts<{ organisation?: string }>().organisation ?? null;
      return withOrganisations(config, named, async (database, organisations) => {
        for (const { id, slug } of organisations) {
          const { blocks, events, busy } = await sealLog(database, id);
          if (busy) process.exitCode = 1;
          process.stdout.write(
            busy
              ? `${slug}: the log is being written to all the time; nothing was sealed. Try again.\n`
              : `${slug}: sealed ${events} events in ${blocks} blocks.\n`,
          );
        }
      });
    });
}
