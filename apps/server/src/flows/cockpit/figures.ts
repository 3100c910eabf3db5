import { metricsOf } from '../state/figures.ts';

/** The figures of the cockpit; the first six are shown large. */
export const cockpitFigures = metricsOf([
  'project-count',
  'reported-off-track-count',
  'computed-off-track-count',
  'whole-life-cost-total',
  'median-slip-days',
  'benefits-forecast-total',
  'disagreement-count',
  'silent-count',
  'cost-variance-pct-total',
]);
