// npm run bench:plan [-- --json]: what saving one edit of a plan of 10,000 tasks and opening it cost the server.
import { readFile } from 'node:fs/promises';
import type { Plan, PlanAssignment, PlanResource } from '@chartroom/engine';
import { writePlan } from '@chartroom/interop';
import { type Client, signedIn } from '../apps/server/src/testing/client.ts';
import { director, firstUser, type Server, withServer } from '../tests/journeys/server.ts';
import { atMost, printFigures } from './figures.ts';
import { generatePlan } from './schedule/generate.ts';

const tasks = 10_000;
const rounds = 60;
const warmUp = 80;
const limits = { editMs: 15, openMs: 60, openKb: 400 };

/** The generated plan with people on half of its tasks and a deadline on some, as real ones have. */
function staffedPlan(): Plan {
  const plan = generatePlan(tasks);
  const resources: PlanResource[] = Array.from({ length: 60 }, (_, i) => ({
    uid: i + 1,
    name: `Person ${i + 1}`,
    kind: 'work',
    rates: [{ table: 0, rows: [{ standard: { amountMinor: 6_000 + 100 * i, per: 'hour' } }] }],
  }));
  const leaves = plan.tasks.filter(t => t.outlineLevel === 2);
  const assignments: PlanAssignment[] = leaves
    .filter((_, i) => i % 2 === 0)
    .map((t, i) => ({
      uid: i + 1,
      taskUid: t.uid,
      resourceUid: 1 + (i % 60),
      units: 1,
      workSec: t.durationSec,
    }));
  return { ...plan, resources, assignments };
}

/** CPU milliseconds of a process so far, all of its threads; Linux counts in steps of ten. */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Mean CPU milliseconds of the server for one piece of work, after a warm-up. */
async function mean(server: Server, work: (i: number) => Promise<void>): Promise<number> {
  for (let i = 0; i < warmUp; i++) await work(i);
  const before = await cpuOf(server.pid);
  for (let i = 0; i < rounds; i++) await work(warmUp + i);
  return ((await cpuOf(server.pid)) - before) / rounds;
}

async function importPlan(client: Client, path: string): Promise<void> {
  const by = { stamp: '2026-01-01T00:00:00Z', host: 'example.org' };
  const bytes = new Uint8Array(writePlan(staffedPlan(), 'mspdi', by).result);
  const started = await client.upload(`${path}/imports`, { name: 'large.xml', bytes });
  for (;;) {
    const { body } = await client.get(`/api/plan-imports/${started.body.id}`);
    if (body.state === 'done') return;
    if (body.state === 'failed') throw new Error(JSON.stringify(body.findings));
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

await withServer(
  { CHARTROOM_DEMO: 'off', CHARTROOM_REQUESTS_PER_MINUTE: '1000000', CHARTROOM_SEAL_SECONDS: '0' },
  async server => {
    const client = await signedIn(server.url, director.email, director.password);
    const project = await client.post('/api/projects', { name: 'Large' });
    const path = `/api/projects/${project.body.id}/plan`;
    await importPlan(client, path);
    let { version } = (await client.get(path)).body;
    // Counted over all rounds, so that every edit changes something.
    let edits = 0;
    const edit = async () => {
      const i = edits++;
      const task = 2 + ((i * 1_499) % 10_990);
      const fields = { durationSec: (1 + (i % 19)) * 14_400 };
      const leaf = task % 11 === 1 ? task + 1 : task;
      const answer = await client.post(
        `${path}/steps`,
        { commands: [{ do: 'update', task: leaf, fields }] },
        { version },
      );
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      version = answer.body.version;
    };
    const editMs = await mean(server, edit);
    const both = await mean(server, async () => {
      await edit();
      await client.get(path);
    });
    const again = await mean(server, async () => {
      await client.get(path);
    });
    const nothing = await mean(server, async () => {
      await client.get(`${path}/task?uid=2`);
    });
    const raw = await fetch(`${server.url}${path}`, {
      headers: { ...client.headers, 'accept-encoding': 'gzip' },
    });
    const kb = Number(raw.headers.get('content-length')) / 1024;
    process.stderr.write(
      `opening what was opened before: ${again.toFixed(1)} ms; one task: ${nothing.toFixed(1)} ms\n`,
    );
    printFigures([
      atMost('saving a one-task edit of 10,000 tasks, CPU of the server', editMs, 'ms', limits.editMs),
      atMost('opening that plan after an edit, CPU of the server', both - editMs, 'ms', limits.openMs),
      atMost('compressed size of that plan', kb, 'KiB', limits.openKb),
    ]);
  },
  [firstUser],
);
