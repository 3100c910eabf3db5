import {
  addDays,
  computeStatus,
  type Day,
  daysBetween,
  defaultRules,
  type KnownStatus,
  type Random,
  rulesFor,
} from '@chartroom/engine';
import { type Course, habits } from './course.ts';
import { causeOf, narrate } from './narrative.ts';
import type { ProjectPlan, Window } from './project-plan.ts';
import type { DemoChange, DemoFigures, DemoReport } from './records.ts';

/** What a project went through, week by week. */
export interface Life {
  readonly first: DemoFigures;
  readonly changes: readonly DemoChange[];
  readonly reports: readonly DemoReport[];
}

interface Telling {
  readonly random: Random;
  readonly plan: ProjectPlan;
  readonly course: Course;
  readonly window: Window;
}

/** Weeks in which something happens but once. */
interface Turns {
  readonly silentFrom: number;
  readonly silentTo: number;
  readonly rebaseline: number;
  readonly recover: number;
  readonly stop: number;
}

const rules = rulesFor(defaultRules, null);

/** Tells the life of one project: forecasts, spend and states as they changed, and its weekly reports. */
export function live(telling: Telling): Life {
  const { plan, window, random } = telling;
  const turns = turnsOf(telling);
  const first = firstFigures(plan);
  let now = first;
  const changes: DemoChange[] = [];
  const reports: DemoReport[] = [];
  let said: readonly KnownStatus[] = [];
  window.fridays.forEach((friday, week) => {
    if (friday < plan.addedOn || now.state === 'closed' || now.state === 'cancelled') return;
    const before = now;
    const change = weekOf(telling, turns, { friday, week, now });
    now = { ...now, ...change.set };
    if (Object.keys(change.set).length > 0)
      changes.push({ from: friday, set: change.set, reason: change.reason });
    const truth = truthOf(plan, now, friday);
    said = [...said.slice(-3), truth];
    const missed = random.chance(0.03) || (week >= turns.silentFrom && week <= turns.silentTo);
    const reporting = now.state === 'active' || now.state === 'closing';
    if (!missed && reporting) reports.push(reportOf(telling, { friday, before, now, said, change, truth }));
  });
  return { first, changes, reports };
}

function turnsOf({ random, course, window }: Telling): Turns {
  const weeks = window.fridays.length;
  const never = weeks + 1;
  const silentFrom = course === 'silent' ? weeks - random.int(4, 30) : never;
  return {
    silentFrom,
    silentTo: random.chance(0.6) ? weeks : silentFrom + random.int(3, 9),
    rebaseline: course === 'rebaselined' ? weeks - random.int(8, 60) : never,
    recover: course === 'recovering' ? weeks - random.int(25, 50) : never,
    stop: course === 'cancelled' || course === 'on-hold' ? weeks - random.int(4, 40) : never,
  };
}

const firstFigures = (plan: ProjectPlan): DemoFigures => ({
  state: plan.startActual <= plan.addedOn ? 'active' : 'approved',
  startBaseline: plan.start,
  startForecast: plan.startActual <= plan.addedOn ? plan.startActual : plan.start,
  startActual: plan.startActual <= plan.addedOn ? plan.startActual : null,
  finishBaseline: plan.finish,
  finishForecast: plan.finish,
  finishActual: null,
  costBaselineMinor: plan.costMinor,
  costForecastMinor: plan.costMinor,
  spentMinor:
    plan.startActual <= plan.addedOn
      ? spentBy(plan, plan.addedOn, { cost: plan.costMinor, finish: plan.finish })
      : 0,
  benefitsBaselineMinor: plan.benefitsMinor,
  benefitsForecastMinor: plan.benefitsMinor,
});

interface Week {
  readonly friday: Day;
  readonly week: number;
  readonly now: DemoFigures;
}
interface WeekChange {
  readonly set: Partial<DemoFigures>;
  readonly reason: string;
  readonly cause: string | null;
}
const unchanged: WeekChange = { set: {}, reason: '', cause: null };

function weekOf(telling: Telling, turns: Turns, { friday, week, now }: Week): WeekChange {
  const { plan, course } = telling;
  if (now.state === 'approved')
    return plan.startActual > friday
      ? unchanged
      : because('Work has begun', {
          state: 'active',
          startActual: plan.startActual,
          startForecast: plan.startActual,
        });
  if (week >= turns.stop && now.state === 'active')
    return course === 'cancelled'
      ? because('The steering committee stopped it', { state: 'cancelled' })
      : because('Put on hold until the budget of next year', { state: 'on-hold' });
  if (now.state === 'on-hold') return unchanged;
  if (now.state === 'closing') return because('Handed over and closed', { state: 'closed' });
  if (course === 'finished' && now.finishForecast !== null && now.finishForecast <= friday)
    return because('Finished; hand-over is under way', {
      state: 'closing',
      finishActual: now.finishForecast,
      spentMinor: now.costForecastMinor,
    });
  const slipped = now.finishBaseline === plan.finish && now.finishForecast !== plan.finish;
  if (week >= turns.rebaseline && slipped)
    return because('Re-baselined by change request', {
      finishBaseline: now.finishForecast,
      costBaselineMinor: now.costForecastMinor,
      benefitsBaselineMinor: now.benefitsForecastMinor,
    });
  return forecastAgain(telling, turns, { friday, week, now });
}

const because = (reason: string, set: Partial<DemoFigures>): WeekChange => ({
  set,
  reason,
  cause: `${reason}`,
});

function forecastAgain(
  { random, plan, course }: Telling,
  turns: Turns,
  { friday, week, now }: Week,
): WeekChange {
  const { again, days, cost } = habits[course];
  const finish = now.finishForecast ?? plan.finish;
  const forecast = now.costForecastMinor ?? plan.costMinor;
  const monthly =
    week % 4 === 0
      ? { spentMinor: Math.max(now.spentMinor ?? 0, spentBy(plan, friday, { cost: forecast, finish })) }
      : {};
  if (!random.chance(again)) return { set: monthly, reason: 'Spend of the month', cause: null };
  const turn = week >= turns.recover ? -0.6 : 1;
  const moved = Math.round(random.triangular(...days) * turn);
  const added = Math.round((plan.costMinor * random.triangular(...cost) * turn) / 100_000) * 100_000;
  const later = addDays(finish, moved);
  const cause = causeOf(random, moved);
  const lost = moved > 12 && random.chance(0.3) ? random.triangular(0.02, 0.05, 0.14) : 0;
  const benefits = now.benefitsForecastMinor ?? 0;
  const set: Partial<DemoFigures> = {
    ...monthly,
    ...(moved === 0 || later <= friday ? {} : { finishForecast: later }),
    ...(added === 0 ? {} : { costForecastMinor: forecast + added }),
    ...(lost === 0 || benefits === 0
      ? {}
      : { benefitsForecastMinor: Math.round((benefits * (1 - lost)) / 1000) * 1000 }),
  };
  return { set, reason: cause, cause };
}

/** Spend by a day: slow, fast, slow, between the actual start and the forecast finish. */
function spentBy(
  plan: ProjectPlan,
  day: Day,
  { cost, finish }: { readonly cost: number; readonly finish: Day },
): number {
  const whole = Math.max(1, daysBetween(plan.startActual, finish));
  const t = Math.min(1, Math.max(0, daysBetween(plan.startActual, day) / whole));
  return Math.round((cost * t * t * (3 - 2 * t)) / 1000) * 1000;
}

function truthOf(plan: ProjectPlan, now: DemoFigures, friday: Day): KnownStatus {
  const inputs = { ...now, asOf: friday, lastReport: friday, cadenceDays: 7, currency: plan.currency };
  const status = computeStatus(inputs, rules).byRules;
  return status === 'unknown' ? 'on-track' : status;
}

const words: Readonly<Record<KnownStatus, string>> = {
  'on-track': 'Green',
  'at-risk': 'Amber',
  'off-track': 'Red',
};

interface Reporting {
  readonly friday: Day;
  readonly before: DemoFigures;
  readonly now: DemoFigures;
  /** What was true in the last weeks, this one last. */
  readonly said: readonly KnownStatus[];
  readonly change: WeekChange;
  readonly truth: KnownStatus;
}

function reportOf({ random, course, plan }: Telling, r: Reporting): DemoReport {
  const rosy = habits[course].rosy && r.truth !== 'on-track';
  const honest = r.said[0] ?? r.truth;
  const rated: KnownStatus = rosy ? (random.chance(0.08) ? 'at-risk' : 'on-track') : honest;
  const reset = r.change.reason === 'Re-baselined by change request';
  const side = (chance: number) => (random.chance(chance) ? 'Amber' : 'Green');
  const finish = r.now.finishForecast ?? plan.finish;
  return {
    asOf: r.friday,
    overall: reset ? 'Reset' : words[rated],
    dimensions: {
      schedule: words[rated],
      cost:
        (r.now.costForecastMinor ?? 0) > (r.now.costBaselineMinor ?? 0) * 1.05 && !rosy ? 'Amber' : 'Green',
      scope: side(0.06),
      people: side(0.1),
      benefits: r.now.benefitsForecastMinor === r.now.benefitsBaselineMinor ? 'Green' : side(0.5),
      risk: rated === 'on-track' ? side(0.08) : 'Amber',
    },
    narrative: narrate(random, {
      cause: r.change.cause,
      finishBefore: r.before.finishForecast ?? finish,
      finishNow: finish,
      said: rated,
      rosy,
    }),
    finishForecast: finish,
    costForecastMinor: r.now.costForecastMinor ?? plan.costMinor,
  };
}
