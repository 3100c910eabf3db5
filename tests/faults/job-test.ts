// npm run job-test [-- --count 10000]: jobs whose workers are killed at random. Needs PostgreSQL's programs.
import { parseArgs } from 'node:util';
import { runJobTrials } from './job-trials.ts';
import { withDatabase } from './own-database.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '10000' } } });
const jobs = Number(values.count);

const result = await withDatabase(databaseUrl =>
  runJobTrials({
    ...{ databaseUrl, jobs, workers: 3 },
    killEveryMs: 10_000,
    kills: 1000,
    poison: true,
    say: text => process.stderr.write(`${text}\n`),
  }),
);
const { kills, seconds, lost, doubled, poison } = result;
process.stdout.write(
  `jobs ${jobs}, workers killed ${kills} times, ${seconds.toFixed(0)} s\n` +
    `lost ${lost}, done twice ${doubled}\n` +
    `the job that kills its worker: ${poison?.state} (${poison?.code})\n`,
);
const fine = lost === 0 && doubled === 0 && poison?.state === 'failed' && poison.code === 'unavailable';
process.stdout.write(fine ? 'Every effect once.\n' : 'FAILED\n');
process.exitCode = fine ? 0 : 1;
