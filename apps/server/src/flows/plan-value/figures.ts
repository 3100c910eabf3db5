/** What is shown of amounts, in this order; each also counted in work. */
export const valueFigures = [
  'planned-value',
  'earned-value',
  'actual-cost',
  'budget-at-completion',
  'earned-pct',
  'ev-schedule-variance',
  'ev-cost-variance',
  'schedule-performance-index',
  'cost-performance-index',
  'to-complete-index',
  'to-complete-index-eac',
  'eac-by-cpi',
  'eac-at-budget',
  'eac-by-cpi-spi',
  'eac-by-80-20',
  'estimate-to-complete',
  'variance-at-completion',
];

/** What is shown of time. */
export const timeFigures = [
  'earned-schedule',
  'schedule-variance-time',
  'pace-index',
  'duration-by-pace',
  'to-complete-pace',
  'finish-by-pace',
];
