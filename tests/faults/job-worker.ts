// Run as a process of its own and killed at any moment: takes jobs until it is told that there are no more.
import { openApplication, readConfig } from '../../apps/server/src/main.ts';
import { type JobHandlers, record } from '../../apps/server/src/platform/index.ts';

const jobs: JobHandlers = {
  // A part on the way and the effect at the end: the end has to be there once, whatever happens between them.
  'test.effect': async job => {
    await job.progress(0.5, 'Half way');
    await job.complete(async tx => {
      record(tx, { name: 'test.effect', subject: { kind: 'test', id: String(job.input) } });
      return null;
    });
  },
  // Takes its process with it each time.
  'test.poison': async () => {
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  },
};

const { queue } = await openApplication(readConfig(process.env, `job worker (process ${process.pid})`), {
  jobs,
  jobWatch: { deadAfterSec: 10, lookEverySec: 1 },
});
await queue.start();
process.stdout.write('started\n');
