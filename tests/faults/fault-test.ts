// npm run fault-test [-- --count 1000]: cuts the connection to the database around commits. Needs PostgreSQL's programs.
import { parseArgs } from 'node:util';
import { startTestServer } from '../../apps/server/src/testing/test-server.ts';
import { runCommitTrials, unitEvents } from './commit-trials.ts';
import { withDatabase } from './own-database.ts';
import { startFaultProxy } from './proxy.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '1000' } } });
const count = Number(values.count);

const result = await withDatabase(async databaseUrl => {
  const proxy = await startFaultProxy(databaseUrl);
  const server = await startTestServer({
    environment: { DATABASE_URL: proxy.url, CHARTROOM_STATEMENT_TIMEOUT_MS: '400' },
  });
  try {
    const admin = await (await server.organisation('trials')).person('Ada Admin', 'administrator');
    const trials = await runCommitTrials(admin, proxy, count);
    return { trials, events: await unitEvents(admin), struck: proxy.struck() };
  } finally {
    await server.close();
    await proxy.close();
  }
});
process.stdout.write(`${'fault'.padEnd(18)}trials  first answers      effects other than one\n`);
for (const { fault, trials, first, wrong } of result.trials) {
  const answers = Object.entries(first).map(([status, n]) => `${n} x ${status}`);
  process.stdout.write(
    `${fault.padEnd(18)}${String(trials).padStart(6)}  ${answers.join(', ').padEnd(19)}${wrong}\n`,
  );
}
const fine = result.events === count && result.struck === count && result.trials.every(t => t.wrong === 0);
process.stdout.write(
  `${count} trials, ${result.struck} faults, ${result.events} effects${fine ? '' : ': FAILED'}\n`,
);
process.exitCode = fine ? 0 : 1;
