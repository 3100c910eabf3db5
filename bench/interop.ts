// npm run bench:interop [-- --json]: how long a large Microsoft Project XML file takes to read and to write, and how much memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asWall, type Plan, type PlanTask, random, type WallSecond } from '@chartroom/engine';
import { readMspdi, writeMspdi } from '@chartroom/interop';

const tasks = 50_000;
const runs = 3;
const limits = { readSec: 2.5, memoryMb: 600, writeSec: 2 };

interface Measured {
  readonly file: string;
  readonly megabytes: number;
  readonly readSec: number;
  readonly writeSec: number;
  readonly memoryMb: number;
  readonly tasks: number;
  readonly links: number;
}

/** A plan of tasks in summaries of twenty, 1.5 links a task, a constraint on every tenth, somebody on every second. */
function generated(): Plan {
  const chance = random(1);
  const start = asWall('2026-01-05T08:00');
  const at = (day: number) => (start + day * 86_400) as WallSecond;
  const rows = Array.from({ length: tasks }, (_, i): PlanTask => {
    const summary = i % 21 === 0;
    const days = chance.int(1, 20);
    return {
      uid: i + 1,
      id: i + 1,
      outlineLevel: summary ? 1 : 2,
      name: `${summary ? 'Phase' : 'Task'} ${i + 1} & its "results"`,
      wbs: summary ? `${i / 21 + 1}` : `${Math.floor(i / 21) + 1}.${i % 21}`,
      summary: summary || undefined,
      type: 'fixed-units',
      effortDriven: false,
      durationSec: days * 28_800,
      durationUnit: 'day',
      constraint: i % 10 === 3 ? 'SNET' : undefined,
      constraintDate: i % 10 === 3 ? at(i % 700) : undefined,
      priority: 500,
      percentComplete: 0,
      remainingDurationSec: days * 28_800,
      baselines: [
        { number: 0, start: at(i % 700), finish: at((i % 700) + days), durationSec: days * 28_800 },
      ],
      stored: {
        start: at(i % 700),
        finish: at((i % 700) + days),
        earlyStart: at(i % 700),
        earlyFinish: at((i % 700) + days),
        lateStart: at((i % 700) + 2),
        lateFinish: at((i % 700) + days + 2),
        freeSlackSec: 0,
        totalSlackSec: 57_600,
        critical: false,
        durationSec: days * 28_800,
      },
    };
  });
  const links = rows.flatMap(t => {
    const near = (n: number) => t.uid - chance.int(1, n);
    const preds = new Set([near(5), ...(t.uid % 2 === 0 ? [near(40)] : [])].filter(p => p > 0));
    return [...preds].map(predUid => ({
      predUid,
      succUid: t.uid,
      type: 'FS' as const,
      lagUnit: 'day' as const,
    }));
  });
  const resources = Array.from({ length: 200 }, (_, i) => ({
    uid: i + 1,
    id: i + 1,
    name: `Person ${i + 1}`,
    kind: 'work' as const,
    rates: [],
  }));
  const assignments = rows
    .filter(t => t.uid % 2 === 0)
    .map((t, i) => ({
      uid: i + 1,
      taskUid: t.uid,
      resourceUid: 1 + (i % 200),
      units: 1,
      workSec: t.durationSec,
    }));
  const calendar = { uid: 1, name: 'Standard', weekDays: [], workWeeks: [], exceptions: [] };
  return {
    header: { name: 'Generated', start, calendarUid: 1, currencyDigits: 2 },
    calendars: [calendar],
    tasks: rows,
    links,
    resources,
    assignments,
    customFields: [],
  };
}

/** The elements that Microsoft Project writes for every task beside those we write, so that the file is as long as its own. */
const padding = `<GUID>562C639E-56A6-E611-B387-001E4F968FD4</GUID><CreateDate>2026-01-05T08:00:00</CreateDate><ResumeValid>0</ResumeValid><OverAllocated>0</OverAllocated><DisplayAsSummary>0</DisplayAsSummary><IsSubprojectReadOnly>0</IsSubprojectReadOnly><StartVariance>0</StartVariance><FinishVariance>0</FinishVariance><WorkVariance>0.00</WorkVariance><PercentWorkComplete>0</PercentWorkComplete><Cost>0</Cost><OvertimeCost>0</OvertimeCost><OvertimeWork>PT0H0M0S</OvertimeWork><ActualDuration>PT0H0M0S</ActualDuration><ActualCost>0</ActualCost><ActualOvertimeCost>0</ActualOvertimeCost><ActualWork>PT0H0M0S</ActualWork><ActualOvertimeWork>PT0H0M0S</ActualOvertimeWork><RegularWork>PT0H0M0S</RegularWork><RemainingCost>0</RemainingCost><RemainingWork>PT0H0M0S</RemainingWork><RemainingOvertimeCost>0</RemainingOvertimeCost><RemainingOvertimeWork>PT0H0M0S</RemainingOvertimeWork><ACWP>0.00</ACWP><CV>0.00</CV><LevelAssignments>1</LevelAssignments><LevelingCanSplit>1</LevelingCanSplit><HideBar>0</HideBar><Rollup>0</Rollup><BCWS>0.00</BCWS><BCWP>0.00</BCWP><IsPublished>1</IsPublished><CommitmentType>0</CommitmentType></Task>`;

/** Measures one file in this process: main-thread seconds of the best of three runs, and the peak of memory. */
function measure(path: string): Omit<Measured, 'file'> {
  const bytes = readFileSync(path);
  let readSec = Number.POSITIVE_INFINITY;
  let memoryMb = 0;
  let plan: Plan | null = null;
  const cpu = () => process.threadCpuUsage().user / 1e6 + process.threadCpuUsage().system / 1e6;
  for (let i = 0; i < runs; i++) {
    const began = cpu();
    plan = readMspdi(bytes).result;
    readSec = Math.min(readSec, cpu() - began);
    if (i === 0) memoryMb = process.resourceUsage().maxRSS / 1024;
  }
  if (plan === null) throw new Error(`${path} did not read`);
  let writeSec = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const began = cpu();
    writeMspdi(plan);
    writeSec = Math.min(writeSec, cpu() - began);
  }
  return {
    megabytes: statSync(path).size / 1e6,
    readSec,
    writeSec,
    memoryMb,
    tasks: plan.tasks.length,
    links: plan.links.length,
  };
}

/** Each file is measured in a process of its own, so that memory is its own. */
function child(path: string, file: string): Measured {
  const run = spawnSync(process.execPath, [import.meta.filename, '--measure', path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`Measuring ${file} failed.`);
  return { file, ...(JSON.parse(run.stdout) as Omit<Measured, 'file'>) };
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'chartroom-bench-'));
  try {
    const own = join(folder, 'own.xml');
    const full = join(folder, 'full.xml');
    const written = writeMspdi(generated()).result;
    writeFileSync(own, written);
    writeFileSync(full, new TextDecoder().decode(written).replaceAll('</Task>', padding));
    const rows = [
      child(own, 'as Chartroom writes it'),
      child(full, 'with all elements Microsoft Project writes'),
    ];
    const missed = rows.filter(
      r => r.readSec > limits.readSec || r.writeSec > limits.writeSec || r.memoryMb > limits.memoryMb,
    );
    if (process.argv.includes('--json'))
      console.log(JSON.stringify({ limits, rows, ok: missed.length === 0 }, null, 2));
    else {
      console.log(
        `${tasks} tasks; main-thread CPU, best of ${runs}; limits: read ${limits.readSec} s, write ${limits.writeSec} s, ${limits.memoryMb} MB\n`,
      );
      console.log(
        '| file | MB | tasks | links | read s | write s | peak MB | |\n|---|---|---|---|---|---|---|---|',
      );
      for (const r of rows) {
        const verdict = missed.includes(r) ? 'missed' : 'ok';
        console.log(
          `| ${r.file} | ${r.megabytes.toFixed(0)} | ${r.tasks} | ${r.links} | ${r.readSec.toFixed(2)} | ${r.writeSec.toFixed(2)} | ${r.memoryMb.toFixed(0)} | ${verdict} |`,
        );
      }
    }
    if (missed.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , mode, path] = process.argv;
if (mode === '--measure' && path !== undefined) console.log(JSON.stringify(measure(path)));
else main();
