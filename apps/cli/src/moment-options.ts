import { day, instant } from '@chartroom/contract';
import type { Command } from 'commander';
import { checked } from './checked.ts';

/** Which day is looked at, and by what was known. */
export interface MomentOptions {
  readonly asOf?: string;
  readonly compareWith?: string;
  readonly knownAt?: string;
}

/** Adds the options that say which day a command looks at. */
export const addMomentOptions = (command: Command): Command =>
  command
    .option('--as-of <day>', 'what was true at the end of this day; today when left out', checked(day))
    .option('--compare-with <day>', 'beside it what was true on this day, and what changed', checked(day))
    .option('--known-at <instant>', 'leave out what was recorded later', checked(instant));

/** The same as the query of an endpoint: what was left out is left out. */
export const momentQuery = ({ asOf, compareWith, knownAt }: MomentOptions): MomentOptions => ({
  ...(asOf === undefined ? {} : { asOf }),
  ...(compareWith === undefined ? {} : { compareWith }),
  ...(knownAt === undefined ? {} : { knownAt }),
});
