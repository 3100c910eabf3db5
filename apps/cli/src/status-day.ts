import { day } from '@chartroom/contract';
import { asDay, type Day, dayOfWall, type Plan } from '@chartroom/engine';
import type { Command } from 'commander';
import { checked } from './checked.ts';

/** Adds `--status-date`, the day up to which things should have happened. */
export const addStatusOption = (command: Command): Command =>
  command.option('--status-date <day>', 'the day up to whose end things count, 2026-03-31', checked(day));

/** The day that was asked for; else the plan's status date, else the current date that its file holds; null without any. */
export function statusDayOf(plan: Plan, asked: string | undefined): Day | null {
  if (asked !== undefined) return asDay(asked);
  const held = plan.header.statusDate ?? plan.header.currentDate;
  return held === undefined ? null : dayOfWall(held);
}
