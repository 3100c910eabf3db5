#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import about from '../package.json' with { type: 'json' };
import { checkVersion, report } from './failure.ts';
import { beginFrugally } from './memory.ts';

checkVersion();
// What was read once is read compiled from then on: a third less time until a command answers.
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/chartroom', import.meta.url));
enableCompileCache(compiled);
// Threads, such as the embedded database's, read this instead.
process.env.NODE_COMPILE_CACHE ??= compiled;
const program = new Command('chartroom')
  .description('Chartroom, the open-source Project Management Office')
  .version(about.version)
  .option('--organisation <slug>', 'the organisation to work on, where there are several')
  .showHelpAfterError();

// A command's own file is read only when it is named: `chartroom explain --file` must not wait for a database to load.
const commands: Readonly<Record<string, () => Promise<{ readonly add: (program: Command) => void }>>> = {
  serve: () => import('./commands/serve.ts'),
  config: () => import('./commands/config.ts'),
  migrate: () => import('./commands/migrate.ts'),
  user: () => import('./commands/user.ts'),
  token: () => import('./commands/token.ts'),
  import: () => import('./commands/import.ts'),
  report: () => import('./commands/report.ts'),
  explain: () => import('./commands/explain.ts'),
  schedule: () => import('./commands/schedule.ts'),
  evm: () => import('./commands/evm.ts'),
  quality: () => import('./commands/quality.ts'),
  convert: () => import('./commands/convert.ts'),
  seal: () => import('./commands/seal.ts'),
  verify: () => import('./commands/verify.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  export: () => import('./commands/export.ts'),
};
const named = Object.keys(commands).filter(name => process.argv.includes(name, 2));
if (named[0] === 'serve') beginFrugally();
for (const name of named.length > 0 ? named : Object.keys(commands)) (await commands[name]?.())?.add(program);

// Who reads only the first lines (`| head`) closes the pipe; that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
