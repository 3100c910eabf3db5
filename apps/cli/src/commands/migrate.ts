import { openApplication, readConfig } from '@chartroom/server';
import type { Command } from 'commander';

/** `chartroom migrate`: brings the database to this release's schema. */
export function add(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this release; `serve` does it too')
    .action(async () => {
      const config = readConfig(process.env, `chartroom migrate (process ${process.pid})`);
      const application = await openApplication({ ...config, logLevel: 'error' });
      await application.close();
      process.stdout.write('The database is up to date.\n');
    });
}
