import { join } from 'node:path';
import { startCluster } from './cluster.mjs';
import { ensureTools, postgresPrograms } from './debian.mjs';
import { run } from './run.mjs';
import { playwrightCounts, vitestCounts } from './tally.mjs';
import { buildWeb } from './web.mjs';

const npx = (tool, args, env) => run(tool, args, { env, shell: process.platform === 'win32' });

const vitest = (project, report, env) =>
  npx(
    'vitest',
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );

// A cluster for each of the two workers: each sees only its own transactions.
const onPostgres = async report => {
  const clusters = [];
  const stop = () => {
    for (const cluster of clusters) cluster.stop();
  };
  process.once('exit', stop);
  try {
    while (clusters.length < 2) clusters.push(await startCluster(postgresPrograms()));
    return await vitest('server', report, {
      CHARTROOM_TEST_DATABASE_URL: clusters.map(c => c.url).join(' '),
      CHARTROOM_TEST_SUPERUSER_URL: clusters.map(c => c.superuserUrl).join(' '),
    });
  } finally {
    stop();
    process.off('exit', stop);
  }
};

const journeys = report =>
  npx('playwright', ['test', '-c', 'tests/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });

/** The steps of `npm test`, in order. `counts` reads a runner's JSON report; `needs` are tools outside npm. */
export const steps = [
  { name: 'check', title: 'Types', run: () => npx('npm', ['run', '-s', 'check']) },
  { name: 'lint', title: 'Lint', run: () => npx('biome', ['check', '.']) },
  { name: 'unit', title: 'Unit tests', counts: vitestCounts, run: report => vitest('unit', report) },
  {
    name: 'server',
    title: 'Server tests, embedded database',
    counts: vitestCounts,
    run: report => vitest('server', report, { CHARTROOM_TEST_DATABASE_URL: undefined }),
  },
  {
    name: 'postgres',
    title: 'Server tests, PostgreSQL',
    counts: vitestCounts,
    needs: ['postgresql'],
    run: onPostgres,
  },
  { name: 'build', title: 'Web app', run: buildWeb },
  {
    name: 'journeys',
    title: 'Journeys in Chromium',
    counts: playwrightCounts,
    needs: ['chromium'],
    run: journeys,
  },
  {
    name: 'office',
    title: 'Documents in LibreOffice',
    counts: vitestCounts,
    needs: ['libreoffice'],
    // Installing LibreOffice takes minutes: only when it is asked for.
    optional: true,
    run: report =>
      npx(
        'vitest',
        [
          ...['run', '--project', 'server', 'apps/server/src/domains/governance/templates/office.test.ts'],
          ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
        ],
        { CHARTROOM_TEST_DATABASE_URL: undefined },
      ),
  },
];

/** Runs one step; what goes wrong around it is shown and counts as its failure. Answers the exit code. */
export const runStep = async (step, scratch) => {
  const report = step.counts ? join(scratch, `${step.name}.json`) : undefined;
  try {
    const missing = await ensureTools(step.needs ?? []);
    if (missing.length > 0)
      throw new Error(`missing on this machine: ${missing.join('; ')}. Install it and try again.`);
    return { code: await step.run(report), report };
  } catch (error) {
    process.stderr.write(`${step.title}: ${error.message}\n`);
    return { code: 1, report };
  }
};
