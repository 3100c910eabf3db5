#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { checkVersion, report } from './failure.ts';

checkVersion();
// What was read once is read compiled from then on: a third less time until a command answers.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/chartroom', import.meta.url)));
const program = new Command('chartroom')
  .description('Chartroom, the open-source Project Management Office')
  .option('--organisation <slug>', 'the organisation to work on, where there are several')
  .showHelpAfterError();

// A command's own file is read only when it runs: `chartroom explain --file` must not wait for a database to load.
const commands = [
  () => import('./commands/serve.ts'),
  () => import('./commands/config.ts'),
  () => import('./commands/migrate.ts'),
  () => import('./commands/user.ts'),
  () => import('./commands/token.ts'),
  () => import('./commands/import.ts'),
  () => import('./commands/report.ts'),
  () => import('./commands/explain.ts'),
  () => import('./commands/schedule.ts'),
  () => import('./commands/evm.ts'),
  () => import('./commands/quality.ts'),
  () => import('./commands/convert.ts'),
  () => import('./commands/seal.ts'),
  () => import('./commands/verify.ts'),
  () => import('./commands/backup.ts'),
  () => import('./commands/restore.ts'),
  () => import('./commands/export.ts'),
];
for (const load of commands) (await load()).add(program);

// Who reads only the first lines (`| head`) closes the pipe; that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
