import { addDays, asDay } from '@chartroom/engine';

/** The day to compare with when nobody chose one: a reporting period before, and at least 30 days. */
export const usualCompareDay = (asOf: string, cadenceDays: number): string =>
  addDays(asDay(asOf), -Math.max(30, cadenceDays));

/** So many days before another day. */
export const daysBefore = (day: string, days: number): string => addDays(asDay(day), -days);
