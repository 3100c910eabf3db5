// Run by a test as a process of its own: imports a file, says when it is nearly done, and waits to be killed.
import { importMapping } from '@chartroom/contract';
import { runImport } from '../flows/import/run-import.ts';
import { openApplication } from '../main.ts';
import { readConfig, systemActor } from '../platform/index.ts';

const { org, text, mapping } = JSON.parse(process.argv[2] ?? '{}');
const { database } = await openApplication(readConfig(process.env));
await database.inOrganisation(systemActor(org), tx =>
  runImport(tx, {
    fileName: 'killed.csv',
    bytes: new TextEncoder().encode(text),
    mapping: importMapping.parse(mapping),
    mode: 'all',
    dryRun: false,
    progress: async done => {
      if (done < 0.9) return;
      process.stdout.write('nearly done\n');
      await new Promise(() => setInterval(() => {}, 1000));
    },
  }),
);
