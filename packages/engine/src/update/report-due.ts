import { addDays, type Day, daysBetween } from '../base/day.ts';

/** When a project has to report next: a cadence after its last report, or after it came into the portfolio. */
export const reportDue = (last: Day | null, since: Day, cadenceDays: number): Day =>
  addDays(last ?? since, cadenceDays);

/** How an organisation reminds: the day before, on the day, so many days after it, then again and again. */
export interface ReminderRules {
  readonly dayBefore: boolean;
  readonly onDue: boolean;
  /** First reminder after the day; null for none. */
  readonly afterDays: number | null;
  /** Then every so many days; null for never again. */
  readonly everyDays: number | null;
  /** No reminder so many days after the day: then it is for people to talk. */
  readonly untilDays: number;
}

export const standardReminders: ReminderRules = {
  dayBefore: true,
  onDue: true,
  afterDays: 3,
  everyDays: 7,
  untilDays: 60,
};

/**
 * The reminder that is in order today about a report due on a day: days after it (−1 the day before), null when there is
 * none. It is the latest that has come, so a server that was down sends one reminder and not all that it missed; the one
 * of the day before is not sent later.
 */
export function reminderStep(due: Day, today: Day, rules: ReminderRules): number | null {
  const late = daysBetween(due, today);
  if (late < 0) return late === -1 && rules.dayBefore ? -1 : null;
  if (late > rules.untilDays) return null;
  if (rules.afterDays === null || late < rules.afterDays) return rules.onDue ? 0 : null;
  if (rules.everyDays === null) return rules.afterDays;
  return rules.afterDays + Math.floor((late - rules.afterDays) / rules.everyDays) * rules.everyDays;
}
