import { formatWall, type Plan, planCosts, schedule } from '@chartroom/engine';
import type { Command } from 'commander';
import { lossLines, readPlanFile } from '../plan-file.ts';

/** `chartroom schedule`: the dates of a plan, calculated from its inputs, without a database. */
export function add(program: Command): void {
  program
    .command('schedule')
    .description(
      'calculate the dates of a plan (MS Project XML, XER, PMXML, CSV or XLSX); stored dates are not read',
    )
    .argument('<file>', 'plan file')
    .option('--json', 'as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { result: plan, findings, losses } = await readPlanFile(file);
      const calculated = scheduled(plan);
      const all = { ...calculated, findings: [...findings, ...calculated.findings], losses };
      if (options.json) process.stdout.write(`${JSON.stringify(all)}\n`);
      else say(all, lossLines(losses));
    });
}

/** The outline number of each row as its file gives it, or counted by order and level: 1, 1.1, 1.2, 2. */
function outlineNumbers(plan: Plan): ReadonlyMap<number, string> {
  const counts: number[] = [];
  const numbers = new Map<number, string>();
  for (const t of plan.tasks) {
    if (t.blank) continue;
    counts.length = t.outlineLevel;
    if (t.outlineLevel > 0) counts[t.outlineLevel - 1] = (counts[t.outlineLevel - 1] ?? 0) + 1;
    numbers.set(
      t.uid,
      t.outlineNumber ?? (t.outlineLevel === 0 ? '0' : Array.from(counts, n => n ?? 1).join('.')),
    );
  }
  return numbers;
}

function scheduled(plan: Plan) {
  const { result, findings } = schedule(plan);
  const costs = planCosts(plan, result);
  const outline = outlineNumbers(plan);
  const names = new Map(plan.tasks.map(t => [t.uid, t.name]));
  const minutes = (seconds: number) => Math.round((seconds / 60) * 100) / 100;
  return {
    project: {
      start: formatWall(result.start),
      finish: formatWall(result.finish),
      statusDate: plan.header.statusDate === undefined ? null : formatWall(plan.header.statusDate),
    },
    tasks: result.tasks().map(t => ({
      uid: t.uid,
      id: t.id,
      outline: outline.get(t.uid) ?? '',
      name: names.get(t.uid) ?? '',
      summary: t.summary,
      milestone: t.milestone,
      start: formatWall(t.start),
      finish: formatWall(t.finish),
      earlyStart: formatWall(t.earlyStart),
      earlyFinish: formatWall(t.earlyFinish),
      lateStart: formatWall(t.lateStart),
      lateFinish: formatWall(t.lateFinish),
      durationMin: minutes(t.durationSec),
      totalSlackMin: minutes(t.totalSlackSec),
      freeSlackMin: minutes(t.freeSlackSec),
      critical: t.critical,
      workMin: minutes(costs.get(t.uid)?.workSec ?? 0),
      costMinor: costs.get(t.uid)?.costMinor ?? 0,
    })),
    findings,
  };
}

function say(all: ReturnType<typeof scheduled>, losses: readonly string[]): void {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out(`${all.project.start} to ${all.project.finish}, ${all.tasks.length} rows`);
  for (const t of all.tasks) {
    out(
      `${String(t.id).padStart(5)}  ${t.start}  ${t.finish}  ${t.critical ? 'critical' : '        '}  ${t.outline} ${t.name}`,
    );
  }
  for (const f of all.findings) out(`${f.severity}: ${f.path.join(' > ')}: ${f.message}`);
  for (const l of losses) out(l);
}
