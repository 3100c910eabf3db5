import { readConfig, showConfig } from '@chartroom/server';
import type { Command } from 'commander';

/** `chartroom config`: every setting with its value, secrets masked. */
export function add(program: Command): void {
  program
    .command('config')
    .description('print every setting, its value and what it means; secrets are masked')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => {
      const shown = showConfig(readConfig(process.env), process.env);
      if (options.json) {
        process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
        return;
      }
      const width = Math.max(...shown.map(s => s.variable.length));
      for (const s of shown) {
        process.stdout.write(
          `${s.variable.padEnd(width)}  ${s.value || '(not set)'}${s.given ? '' : '  (default)'}\n`,
        );
        process.stdout.write(`${' '.repeat(width)}  ${s.meaning}\n`);
      }
    });
}
