// npm run bench:schedule [-- --json]: what a full calculation and one edit cost, beside the bare longest path over the same arrays.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPasses, createScheduler, type Plan, schedule } from '@chartroom/engine';
import { generatePlan } from './schedule/generate.ts';

interface Row {
  readonly tasks: number;
  readonly links: number;
  readonly bareMs: number;
  readonly passMs: number;
  readonly ratio: number;
  readonly wholeMs: number;
  readonly editMedianMs: number;
  readonly editWorstMs: number;
  readonly linkMedianMs: number;
  readonly linkWorstMs: number;
  readonly bytesPerTask: number;
  readonly heapBytesPerTask: number;
}

const limits = { ratio: 6, passMs: 120, editMs: 5, bytesPerTask: 200 } as const;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Milliseconds of this process's CPU, so that other processes on the machine do not count. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / 1000;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The best times of two things measured in turn, so that a busy machine hurts neither. */
function compare(a: () => void, b: () => void, rounds: number): readonly [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let i = -5; i < rounds; i++)
    [a, b].forEach((work, k) => {
      const start = performance.now();
      work();
      if (i >= 0) times[k]?.push(performance.now() - start);
    });
  return [Math.min(...times[0]), Math.min(...times[1])];
}

/** Edits of tasks in the middle half of the plan: a duration one half day longer, then back. */
function editTimes(plan: Plan): number[] {
  const scheduler = createScheduler(plan);
  const leaves = plan.tasks.filter(t => t.outlineLevel === 2);
  const times: number[] = [];
  const rounds = 60;
  for (let i = -10; i < rounds; i++) {
    const at = Math.floor(leaves.length * (0.25 + (0.5 * (((i + 10) * 37) % 71)) / 71));
    const task = leaves[at];
    if (!task) continue;
    const longer = { ...task, durationSec: (task.durationSec ?? 0) + 14_400 };
    for (const edited of [longer, task]) {
      const ms = cpuMs(() => scheduler.apply({ kind: 'task', task: edited }));
      if (i >= 0) times.push(ms);
    }
  }
  return times;
}

/** Links put in between tasks of the middle half that had none, and taken out again. */
function linkTimes(plan: Plan): number[] {
  const scheduler = createScheduler(plan);
  const leaves = plan.tasks.filter(t => t.outlineLevel === 2);
  const times: number[] = [];
  for (let i = 0; i < 40; i++) {
    const at = Math.floor(leaves.length * (0.25 + (0.5 * ((i * 37) % 71)) / 71));
    const [pred, succ] = [leaves[at], leaves[at + 7 + i]];
    if (!pred || !succ) continue;
    const [predUid, succUid] = [pred.uid, succ.uid];
    const put = cpuMs(() => scheduler.apply({ kind: 'link', link: { predUid, succUid, type: 'FS' } }));
    const taken = cpuMs(() => scheduler.apply({ kind: 'unlink', predUid, succUid }));
    if (i >= 10) times.push(put, taken);
  }
  return times;
}

function heapPerTask(plan: Plan, count: number): number {
  collect();
  const before = process.memoryUsage();
  const scheduler = createScheduler(plan);
  collect();
  const after = process.memoryUsage();
  scheduler.schedule();
  return (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / count;
}

function measure(count: number): Row {
  const plan = generatePlan(count);
  const passes = createPasses(plan);
  const rounds = count >= 100_000 ? 30 : 100;
  const [bareMs, passMs] = compare(() => passes.longestPath(), passes.run, rounds);
  const whole = Array.from({ length: 5 }, () => cpuMs(() => schedule(plan)));
  const edits = editTimes(plan);
  const links = linkTimes(plan);
  return {
    tasks: count,
    links: plan.links.length,
    bareMs,
    passMs,
    ratio: passMs / bareMs,
    wholeMs: median(whole),
    editMedianMs: median(edits),
    editWorstMs: Math.max(...edits),
    linkMedianMs: median(links),
    linkWorstMs: Math.max(...links),
    bytesPerTask: passes.bytes / count,
    heapBytesPerTask: heapPerTask(plan, count),
  };
}

function missed(rows: readonly Row[]): string[] {
  const big = rows.find(r => r.tasks === 100_000);
  const middle = rows.find(r => r.tasks === 50_000);
  const out: string[] = [];
  if (big && big.ratio > limits.ratio)
    out.push(
      `passes at 100,000 tasks take ${big.ratio.toFixed(1)} x the longest path; at most ${limits.ratio} x`,
    );
  if (big && big.passMs > limits.passMs)
    out.push(`passes at 100,000 tasks take ${big.passMs.toFixed(1)} ms; at most ${limits.passMs} ms`);
  if (middle && middle.editMedianMs > limits.editMs)
    out.push(
      `an edit at 50,000 tasks takes ${middle.editMedianMs.toFixed(1)} ms; at most ${limits.editMs} ms`,
    );
  if (big && big.heapBytesPerTask > limits.bytesPerTask)
    out.push(`${big.heapBytesPerTask.toFixed(0)} bytes a task; at most ${limits.bytesPerTask}`);
  return out;
}

const rows = [1_000, 10_000, 50_000, 100_000].map(measure);
const problems = missed(rows);
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows, limits, missed: problems }, null, 2));
else {
  const head = [
    'tasks',
    'links',
    'longest path',
    'both passes',
    'ratio',
    'compile, all',
    'edit',
    'worst',
    'link edit',
    'worst',
    'arrays/task',
    'all/task',
  ];
  const line = (cells: readonly string[]) =>
    cells.map((c, i) => c.padStart(Math.max(8, (head[i] ?? '').length))).join('  ');
  console.log(line(head));
  const ms = (x: number) => `${x.toFixed(2)} ms`;
  for (const r of rows)
    console.log(
      line([
        String(r.tasks),
        String(r.links),
        ms(r.bareMs),
        ms(r.passMs),
        `${r.ratio.toFixed(1)} x`,
        ms(r.wholeMs),
        ms(r.editMedianMs),
        ms(r.editWorstMs),
        ms(r.linkMedianMs),
        ms(r.linkWorstMs),
        `${r.bytesPerTask.toFixed(0)} B`,
        `${r.heapBytesPerTask.toFixed(0)} B`,
      ]),
    );
  for (const p of problems) console.log(`missed: ${p}`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
