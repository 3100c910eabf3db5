import { appendFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chosenOrganisation, exportOrganisation, openApplication, readConfig } from '@chartroom/server';
import type { Command } from 'commander';
import { exportPlan } from '../export-plan.ts';
import { CommandError } from '../failure.ts';

/** `chartroom export`: everything of one organisation in open formats, or the plan of one project as a file. */
export function add(program: Command): void {
  program
    .command('export')
    .description(
      'write everything of an organisation as JSON lines, CSV and files, to read without Chartroom',
    )
    .argument('<directory>', 'a new directory; only you can read it; with --project a file')
    .option(
      '--project <key>',
      'only the plan of this project, into a file: .xml (MS Project), .csv, .xlsx or .ics',
    )
    .option('--json', 'with --project: the loss report as JSON')
    .action(async (directory: string, options: { project?: string; json?: boolean }) => {
      const { project, json = false } = options;
      if (project !== undefined) {
        await exportPlan(
          directory,
          { project, json },
          program.opts<{ organisation?: string }>().organisation ?? null,
        );
        return;
      }
      if (existsSync(directory) && readdirSync(directory).length > 0)
        throw new CommandError(`${directory} is not empty. Name a new directory.`);
      const config = readConfig(process.env, `chartroom export (process ${process.pid})`);
      const application = await openApplication({ ...config, logLevel: 'error' });
      try {
        const { organisation = null } = program.opts<{ organisation?: string | null }>();
        const chosen = await chosenOrganisation(application.database, organisation);
        const files = new Set<string>();
        for await (const { path, bytes } of exportOrganisation(application.opened, chosen)) {
          const file = join(directory, path);
          mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
          appendFileSync(file, bytes, { mode: 0o600 });
          files.add(path);
        }
        process.stdout.write(
          `${directory}: ${files.size} files of ${chosen.name}; README.txt explains them.\n`,
        );
      } finally {
        await application.close();
      }
    });
}
