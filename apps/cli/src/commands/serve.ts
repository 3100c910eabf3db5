import {
  type Database,
  demonstrationPassword,
  demonstrationSignIns,
  listOrganisations,
  prepareDemonstration,
  readConfig,
  startServer,
  wantsDemonstration,
} from '@chartroom/server';
import type { Command } from 'commander';

/** `chartroom serve`: the server, with the demonstration in an empty database unless CHARTROOM_DEMO is off. */
export function add(program: Command): void {
  program
    .command('serve')
    .description('start the server; an empty database gets the demonstration unless CHARTROOM_DEMO=off')
    .action(serve);
}

async function serve(): Promise<void> {
  const config = readConfig(
    process.env,
    `chartroom serve (process ${process.pid}, port ${process.env.PORT ?? 3000})`,
  );
  const server = await startServer(config, {
    prepare: async database => {
      if (config.demo && (await wantsDemonstration(database))) await loadDemonstration(database);
    },
  });
  stopOnSignals(server.close);
  const { database } = server.application;
  const signIns = await demonstrationSignIns(database);
  process.stdout.write(`\nChartroom is at ${server.address}\n`);
  if (signIns.length > 0) {
    process.stdout.write(`\nSign in with the password ${demonstrationPassword} as\n`);
    for (const s of signIns) process.stdout.write(`  ${s.email.padEnd(40)} ${s.role}\n`);
  } else if ((await database.asSystem(listOrganisations)).length === 0) {
    process.stdout.write(
      '\nThere is nobody who can sign in yet. Stop the server and make the first administrator:\n  npx chartroom user create --name "Your name" --email you@example.org --role administrator\n',
    );
  }
}

async function loadDemonstration(database: Database): Promise<void> {
  process.stdout.write('Loading the demonstration organisation…\n');
  const loaded = await prepareDemonstration(database);
  process.stdout.write(`Loaded ${loaded.projects} projects and ${loaded.reports} reports.\n`);
}

/** A signal that is sent to the whole group arrives twice. */
const onceMoreMs = 1000;

function stopOnSignals(close: () => Promise<void>): void {
  let stoppedAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stoppedAt > 0) {
        if (Date.now() - stoppedAt > onceMoreMs) process.exit(1);
        return;
      }
      stoppedAt = Date.now();
      close().then(
        () => process.exit(0),
        error => {
          process.stderr.write(`${error}\n`);
          process.exit(1);
        },
      );
    });
  }
}
