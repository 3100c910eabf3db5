import {
  assessSchedule,
  formatWall,
  type Plan,
  type QualityCheck,
  type QualityThresholds,
  schedule,
  usualThresholds,
  type WallSecond,
  wallOfDay,
} from '@chartroom/engine';
import type { Command } from 'commander';
import { CommandError } from '../failure.ts';
import { lossLines, readPlanFile } from '../plan-file.ts';
import { addStatusOption, statusDayOf } from '../status-day.ts';

interface QualityOptions {
  readonly statusDate?: string;
  readonly limit: readonly string[];
  readonly json?: boolean;
}

/** `chartroom quality`: the fourteen checks of a schedule, without a database. */
export function add(program: Command): void {
  addStatusOption(program.command('quality'))
    .description('assess a plan by the fourteen checks of the DCMA schedule assessment')
    .argument('<file>', 'plan file: MS Project XML, XER, PMXML, CSV or XLSX')
    .option(
      '--limit <check=value>',
      'another limit for one check, such as lags=10; repeatable',
      (text: string, all: readonly string[]) => [...all, text],
      [],
    )
    .option('--json', 'as JSON')
    .action(quality);
}

function limits(given: readonly string[]): QualityThresholds {
  const own: Record<string, number> = { ...usualThresholds };
  for (const text of given) {
    const [name = '', value = ''] = text.split('=');
    if (!(name in usualThresholds) || value.trim() === '' || !Number.isFinite(Number(value)))
      throw new CommandError(
        `--limit ${text} cannot be read. Write CHECK=NUMBER; the checks are ${Object.keys(usualThresholds).join(', ')}.`,
      );
    own[name] = Number(value);
  }
  return { ...usualThresholds, ...own };
}

async function quality(file: string, options: QualityOptions): Promise<void> {
  const thresholds = limits(options.limit);
  const { result: plan, findings, losses } = await readPlanFile(file);
  const { result, findings: found } = schedule(plan);
  const { checks, ...sums } = assessSchedule(plan, result, {
    thresholds,
    status: statusOf(plan, options.statusDate),
  });
  const named = checks.map(c => withNames(c, plan));
  const all = {
    project: {
      start: formatWall(result.start),
      finish: formatWall(result.finish),
      statusDate: plan.header.statusDate === undefined ? null : formatWall(plan.header.statusDate),
    },
    ...sums,
    checks: named,
    findings: [...findings, ...found],
    losses,
  };
  if (options.json) process.stdout.write(`${JSON.stringify(all)}\n`);
  else say(all, lossLines(losses));
}

/** The plan's own status instant, or the end of the day that was asked for. */
function statusOf(plan: Plan, asked: string | undefined): WallSecond | undefined {
  if (asked === undefined && plan.header.statusDate !== undefined) return plan.header.statusDate;
  const day = statusDayOf(plan, asked);
  return day === null ? undefined : ((wallOfDay(day) + 86_399) as WallSecond);
}

/** A check with its tasks by number and name, and its fixes in words. */
function withNames({ offenders, ...check }: QualityCheck, plan: Plan) {
  const tasks = new Map(plan.tasks.map(t => [t.uid, t]));
  return {
    ...check,
    tasks: offenders.map(({ uid, predUid, detail, fix }) => ({
      uid,
      id: tasks.get(uid)?.id ?? null,
      name: tasks.get(uid)?.name ?? '',
      predUid: predUid ?? null,
      detail,
      fix: fix?.label ?? null,
    })),
  };
}

const marks = { passed: 'passed', failed: 'FAILED', 'not-applicable': 'n/a' } as const;
const units = { percent: ' %', days: ' d', ratio: '' } as const;

interface Said {
  readonly score: number | null;
  readonly passed: number;
  readonly applicable: number;
  readonly checks: readonly ReturnType<typeof withNames>[];
  readonly findings: readonly {
    readonly severity: string;
    readonly path: readonly string[];
    readonly message: string;
  }[];
}

function say(all: Said, losses: readonly string[]): void {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  for (const c of all.checks) {
    const value = c.value === null ? '' : `${c.value}${units[c.unit]}`;
    const limit = `${c.bound === 'at-most' ? 'at most' : 'at least'} ${c.limit}${units[c.unit]}`;
    out(
      `${String(c.number).padStart(2)} ${c.name.padEnd(28)}${value.padStart(10)}  ${limit.padEnd(16)}${marks[c.outcome].padEnd(8)}${c.words}`,
    );
    for (const t of c.outcome === 'failed' ? c.tasks : [])
      out(`     ${t.id ?? t.uid} ${t.name}: ${t.detail}${t.fix === null ? '' : ` (${t.fix})`}`);
  }
  out(`${all.passed} of ${all.applicable} checks passed${all.score === null ? '' : `, ${all.score} %`}`);
  for (const f of all.findings) out(`${f.severity}: ${f.path.join(' > ')}: ${f.message}`);
  for (const l of losses) out(l);
}
