// npm run conformance -- DIR: schedules every MSPDI file of a folder and compares with the dates Microsoft Project stored in it.
// With --stripped the files are scheduled from copies out of which the computed dates were taken.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  formatWall,
  type Plan,
  type PlanTask,
  type Schedule,
  schedule,
  type WallSecond,
} from '@chartroom/engine';
import { readMspdi } from '@chartroom/interop';
import { stripDates } from './strip-dates.ts';

const toleranceSec = 60;
const dateFields = ['start', 'finish', 'earlyStart', 'earlyFinish', 'lateStart', 'lateFinish'] as const;

interface Row {
  readonly file: string;
  readonly tier: string;
  readonly features: readonly string[];
  readonly tasks: number;
  readonly wrong: number;
  readonly first: string;
}

interface Listed {
  readonly tier: string;
  readonly native: boolean;
}

/** `files.csv` beside or above the folder says each file's tier and whether its slack is Microsoft's own. */
function listing(dir: string): ReadonlyMap<string, Listed> {
  const path = [join(dir, 'files.csv'), join(dirname(dir), 'files.csv')].find(p => existsSync(p));
  const lines = path === undefined ? [] : readFileSync(path, 'utf8').split(/\r?\n/).slice(1);
  return new Map(
    lines.filter(Boolean).map(line => {
      const [file = '', tier = '', , native] = line.split(',');
      return [basename(file), { tier, native: native === 'native' }];
    }),
  );
}

const features: readonly (readonly [string, (p: Plan) => boolean])[] = [
  ['assignments', p => p.assignments.some(a => a.resourceUid !== undefined)],
  ['calendar exceptions', p => p.calendars.some(c => c.exceptions.length > 0)],
  ['complete', p => p.tasks.some(t => t.actualFinish !== undefined)],
  ['constraint', p => p.tasks.some(t => (t.constraint ?? 'ASAP') !== 'ASAP')],
  ['deadline', p => p.tasks.some(t => t.deadline !== undefined)],
  ['elapsed duration', p => p.tasks.some(t => t.elapsed === true)],
  ['in progress', p => p.tasks.some(t => t.actualStart !== undefined && t.actualFinish === undefined)],
  ['lag or lead', p => p.links.some(l => (l.lagSec ?? 0) !== 0)],
  ['levelling delay', p => p.tasks.some(t => (t.levelingDelaySec ?? 0) > 0)],
  ['link FF', p => p.links.some(l => l.type === 'FF')],
  ['link FS', p => p.links.some(l => l.type === 'FS')],
  ['link SF', p => p.links.some(l => l.type === 'SF')],
  ['link SS', p => p.links.some(l => l.type === 'SS')],
  [
    'link on summary',
    p => p.links.some(l => p.tasks.some(t => t.summary && (t.uid === l.predUid || t.uid === l.succUid))),
  ],
  ['manual', p => p.tasks.some(t => t.manual && !t.summary)],
  ['percent lag', p => p.links.some(l => l.lagPercent !== undefined)],
  ['task calendar', p => p.tasks.some(t => t.calendarUid !== undefined)],
];

/** Seconds between a stored and a calculated instant: 17:00 and 08:00 of the next working day are the same. */
function apart(s: Schedule, task: PlanTask, stored: WallSecond, own: WallSecond): number {
  const wall = Math.abs(stored - own);
  if (wall <= toleranceSec || task.elapsed) return wall;
  return Math.min(
    wall,
    Math.abs(s.timeBetween(task.uid, stored, own)),
    Math.abs(s.projectTimeBetween(stored, own)),
  );
}

const minutes = (sec: number) => `${Math.round(sec / 6) / 10} min`;

/** What differs in one task, in words. */
function differences(s: Schedule, task: PlanTask, native: boolean): string[] {
  const own = s.task(task.uid);
  const stored = task.stored;
  if (!own || !stored || own.summary) return [];
  const out: string[] = [];
  for (const f of dateFields) {
    const theirs = stored[f];
    if (theirs !== undefined && apart(s, task, theirs, own[f]) > toleranceSec)
      out.push(`${f} ${formatWall(own[f])} instead of ${formatWall(theirs)}`);
  }
  if (!native) return out;
  for (const f of ['totalSlackSec', 'freeSlackSec'] as const) {
    const theirs = stored[f];
    if (theirs !== undefined && Math.abs(theirs - own[f]) > toleranceSec)
      out.push(`${f.slice(0, -3)} ${minutes(own[f])} instead of ${minutes(theirs)}`);
  }
  if (stored.critical !== undefined && stored.earlyStart !== undefined && stored.critical !== own.critical)
    out.push(`critical ${own.critical} instead of ${stored.critical}`);
  return out;
}

/** The plan without anything another tool calculated. */
const inputsOf = (plan: Plan): Plan => ({
  ...plan,
  tasks: plan.tasks.map(({ stored: _, ...task }) => task),
  assignments: plan.assignments.map(({ stored: _, ...assignment }) => assignment),
});

/** The plan of a copy that holds none of the computed dates. */
function strippedPlan(bytes: Uint8Array): Plan {
  const copy = stripDates(new TextDecoder().decode(bytes)).replace(/encoding="[^"]*"/, 'encoding="UTF-8"');
  const { result } = readMspdi(new TextEncoder().encode(copy));
  if (!result) throw new Error('a copy without dates is not read');
  return result;
}

function check(path: string, listed: Listed | undefined, stripped: boolean): Row {
  const file = basename(path);
  const tier = listed?.tier ?? 'untiered';
  const bytes = readFileSync(path);
  const read = readMspdi(bytes);
  if (!read.result)
    return { file, tier, features: [], tasks: 1, wrong: 1, first: read.findings[0]?.message ?? 'not read' };
  const plan = read.result;
  const { result } = schedule(inputsOf(stripped ? strippedPlan(bytes) : plan));
  const wrong: string[] = [];
  let tasks = 0;
  for (const task of plan.tasks) {
    if (task.blank || result.task(task.uid)?.summary !== false) continue;
    tasks++;
    const found = differences(result, task, listed?.native ?? false);
    if (found.length > 0) wrong.push(`task ${task.uid}: ${found.join(', ')}`);
  }
  const has = features.filter(([, test]) => test(plan)).map(([name]) => name);
  return { file, tier, features: has, tasks, wrong: wrong.length, first: wrong[0] ?? '' };
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function table(title: string, groups: ReadonlyMap<string, readonly Row[]>): void {
  console.log(`\n${title.padEnd(22)}  files right          tasks right`);
  for (const [name, rows] of [...groups].toSorted(([a], [b]) => a.localeCompare(b))) {
    const files = rows.filter(r => r.wrong === 0).length;
    const tasks = rows.reduce((n, r) => n + r.tasks, 0);
    const right = tasks - rows.reduce((n, r) => n + r.wrong, 0);
    const left = `${files} of ${rows.length}`.padEnd(11) + percent(files, rows.length).padStart(8);
    console.log(
      `${name.padEnd(22)}  ${left}  ${`${right} of ${tasks}`.padEnd(13)}${percent(right, tasks).padStart(8)}`,
    );
  }
}

function group(rows: readonly Row[], keys: (r: Row) => readonly string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) for (const key of keys(row)) groups.set(key, [...(groups.get(key) ?? []), row]);
  return groups;
}

function main(): void {
  const args = process.argv.slice(2);
  const dir = args.find(a => !a.startsWith('--'));
  if (dir === undefined || !existsSync(dir) || !statSync(dir).isDirectory()) {
    console.error('Name a folder of MSPDI files: npm run conformance -- ../shared/data/mspdi/files');
    process.exit(2);
  }
  const listed = listing(dir);
  const files = readdirSync(dir)
    .filter(f => f.endsWith('.xml'))
    .toSorted();
  const stripped = args.includes('--stripped');
  const rows = files.map(f => check(join(dir, f), listed.get(f), stripped));
  const gated = rows.filter(r => !r.tier.startsWith('3'));
  if (args.includes('--json')) console.log(JSON.stringify({ rows }, null, 2));
  else {
    table(
      'by tier',
      group(rows, r => [r.tier]),
    );
    table(
      'by feature',
      group(gated, r => r.features),
    );
    const failing = rows.filter(r => r.wrong > 0);
    if (failing.length > 0) console.log('\nfirst difference of each failing file');
    for (const r of failing)
      console.log(`  ${r.tier}  ${r.file}: ${r.wrong} of ${r.tasks} tasks; ${r.first}`);
    const right = gated.filter(r => r.wrong === 0).length;
    console.log(
      `\n${right} of ${gated.length} core and progress files right; ${rows.length - gated.length} stretch files reported apart`,
    );
  }
  process.exitCode = gated.some(r => r.wrong > 0) ? 1 : 0;
}

main();
