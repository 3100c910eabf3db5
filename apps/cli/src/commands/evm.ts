import {
  type EarningMethod,
  earningMethods,
  formatWall,
  type MaybeFraction,
  type Plan,
  type PlanValue,
  planValue,
  type Schedule,
  sayNumber,
  schedule,
  toNumber,
  toPlaces,
  toWhole,
  type ValueMeasure,
  valueCurve,
} from '@chartroom/engine';
import { type Command, Option } from 'commander';
import { CommandError } from '../failure.ts';
import { lossLines, readPlanFile } from '../plan-file.ts';
import { addStatusOption, statusDayOf } from '../status-day.ts';

interface EvmOptions {
  readonly statusDate?: string;
  readonly baseline: string;
  readonly method: EarningMethod;
  readonly measure?: ValueMeasure;
  readonly json?: boolean;
}

/** `chartroom evm`: earned value and earned schedule of a plan, without a database. */
export function add(program: Command): void {
  addStatusOption(program.command('evm'))
    .description('earned value, earned schedule and forecasts of a plan against its baseline')
    .argument('<file>', 'plan file: MS Project XML, XER, PMXML, CSV or XLSX')
    .option('--baseline <number>', 'which baseline, 0 to 10', '0')
    .addOption(
      new Option('--method <method>', 'how tasks earn that say nothing themselves')
        .choices(earningMethods.filter(m => m !== 'milestones'))
        .default('percent'),
    )
    .addOption(
      new Option('--measure <measure>', 'money or work; money where the baseline has costs').choices([
        'money',
        'work',
      ]),
    )
    .option('--json', 'as JSON')
    .action(evm);
}

async function evm(file: string, options: EvmOptions): Promise<void> {
  const { result: plan, findings, losses } = await readPlanFile(file);
  const statusDay = statusDayOf(plan, options.statusDate);
  if (statusDay === null)
    throw new CommandError(
      `${file} has no status date. Say up to which day progress is known: --status-date 2026-03-31.`,
    );
  const baseline = Number(options.baseline);
  if (!Number.isInteger(baseline) || baseline < 0 || baseline > 10)
    throw new CommandError(`${options.baseline} is no baseline. Give a number from 0 to 10.`);
  const scheduled = schedule(plan);
  const { method, measure } = options;
  const valued = planValue(plan, scheduled.result, {
    statusDay,
    baseline,
    method,
    ...(measure === undefined ? {} : { measure }),
  });
  const all = {
    ...outcome(plan, scheduled.result, valued.result),
    findings: [...findings, ...scheduled.findings, ...valued.findings],
    losses,
  };
  if (options.json) process.stdout.write(`${JSON.stringify(all)}\n`);
  else
    say(valued.result, plan, [
      ...all.findings.map(
        f => `${f.severity}: ${f.path.join(' > ')}${f.path.length > 0 ? ': ' : ''}${f.message}`,
      ),
      ...lossLines(losses),
    ]);
}

const exact = (f: MaybeFraction): number | null => f && toNumber(f);

function outcome(plan: Plan, scheduled: Schedule, value: PlanValue | null) {
  const project = {
    start: formatWall(scheduled.start),
    finish: formatWall(scheduled.finish),
    statusDate: plan.header.statusDate === undefined ? null : formatWall(plan.header.statusDate),
  };
  if (!value) return { project, value: null };
  const i = value.indices;
  const t = value.time;
  return {
    project,
    value: {
      statusDay: value.statusDay,
      baseline: value.baseline,
      measure: value.measure,
      currency: value.measure === 'money' ? (plan.header.currency ?? null) : null,
      ...value.totals,
      cv: toWhole(i.cv),
      sv: toWhole(i.sv),
      cvShare: exact(i.cvShare),
      svShare: exact(i.svShare),
      cpi: exact(i.cpi),
      spi: exact(i.spi),
      csi: exact(i.csi),
      complete: exact(i.complete),
      spent: exact(i.spent),
      planned: exact(i.planned),
      eac: {
        atBudget: toWhole(i.eac.atBudget),
        byCpi: toWhole(i.eac.byCpi),
        byCpiSpi: toWhole(i.eac.byCpiSpi),
        byEightyTwenty: toWhole(i.eac.byEightyTwenty),
      },
      etc: toWhole(i.etc),
      vac: toWhole(i.vac),
      tcpiBac: exact(i.tcpiBac),
      tcpiEac: exact(i.tcpiEac),
      schedule: {
        startBaseline: t.startBaseline,
        finishBaseline: t.finishBaseline,
        plannedDays: t.planned,
        elapsedDays: t.elapsed,
        es: exact(t.es),
        svt: exact(t.svt),
        spit: exact(t.spit),
        ieact: exact(t.ieact),
        ieactAtPlan: exact(t.ieactAtPlan),
        tspi: exact(t.tspi),
        finishByPace: t.finishByPace,
        finishAtPlan: t.finishAtPlan,
        finishScheduled: t.finishScheduled,
      },
      curve: valueCurve(value),
      tasks: value.tasks,
    },
  };
}

function say(value: PlanValue | null, plan: Plan, notes: readonly string[]): void {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  const row = (name: string, text: string) => out(`${name.padEnd(34)}${text.padStart(18)}`);
  if (value) {
    const digits = value.measure === 'money' ? (plan.header.currencyDigits ?? 2) : 0;
    const unit = value.measure === 'money' ? (plan.header.currency ?? '') : 'minutes of work';
    const amount = (n: number | null) =>
      n === null ? 'none' : sayNumber((n / 10 ** digits).toFixed(digits));
    const index = (f: MaybeFraction) => (f === null ? 'none' : sayNumber(toPlaces(f, 2) ?? 0));
    const { totals, indices: i, time: t } = value;
    out(`Up to ${value.statusDay}, baseline ${value.baseline}, in ${unit}`);
    row('Budget at completion (BAC)', amount(totals.bac));
    row('Planned value (PV)', amount(totals.pv));
    row('Earned value (EV)', amount(totals.ev));
    row('Actual cost (AC)', amount(totals.ac));
    row('Cost variance (CV)', amount(toWhole(i.cv)));
    row('Schedule variance (SV)', amount(toWhole(i.sv)));
    row('Cost performance index (CPI)', index(i.cpi));
    row('Schedule performance index (SPI)', index(i.spi));
    row('Estimate at completion, by CPI', amount(toWhole(i.eac.byCpi)));
    row('Variance at completion (VAC)', amount(toWhole(i.vac)));
    row('To-complete index (TCPI) for BAC', index(i.tcpiBac));
    row('Earned schedule, working days', `${index(t.es)} of ${t.planned}`);
    row('Pace, SPI(t)', index(t.spit));
    row('Finish at this pace', t.finishByPace ?? 'none');
    row('Finish by the plan as it is', t.finishScheduled);
  }
  for (const note of notes) out(note);
}
