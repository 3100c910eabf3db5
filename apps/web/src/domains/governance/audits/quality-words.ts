import type { QualityCheckName } from '@chartroom/contract';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What each check is called, and what it asks. */
export const checkWords: Readonly<
  Record<QualityCheckName, { readonly name: MessageDescriptor; readonly asks: MessageDescriptor }>
> = {
  logic: { name: msg`Logic`, asks: msg`Open tasks without a predecessor or a successor` },
  leads: { name: msg`Leads`, asks: msg`Links with a negative lag` },
  lags: { name: msg`Lags`, asks: msg`Links with a lag` },
  'link-types': { name: msg`Link types`, asks: msg`Links that are finish to start` },
  'hard-constraints': { name: msg`Hard constraints`, asks: msg`Dates that hold a task against its links` },
  'high-slack': { name: msg`High slack`, asks: msg`Open tasks with very much slack` },
  'negative-slack': { name: msg`Negative slack`, asks: msg`Open tasks that cannot keep a date` },
  'high-duration': { name: msg`High duration`, asks: msg`Open tasks that are very long` },
  'invalid-dates': { name: msg`Invalid dates`, asks: msg`Forecasts in the past, actual dates in the future` },
  resources: { name: msg`Resources`, asks: msg`Tasks with nobody assigned and no cost` },
  'missed-tasks': {
    name: msg`Missed tasks`,
    asks: msg`Tasks that ended after their baseline, or have not ended`,
  },
  'critical-path-test': {
    name: msg`Critical path test`,
    asks: msg`Days of a delay that do not reach the finish`,
  },
  'critical-path-length-index': {
    name: msg`Critical path length index`,
    asks: msg`Days left with slack to the promised finish, by days left`,
  },
  'baseline-execution-index': {
    name: msg`Baseline execution index`,
    asks: msg`Tasks done, by tasks that should be done`,
  },
};
