import { describe, expect, test } from 'vitest';
import { addDays, asDay } from '../base/day.ts';
import { reminderStep, reportDue, standardReminders } from './report-due.ts';

const due = asDay('2026-10-02');
const step = (daysAfter: number, rules = standardReminders) =>
  reminderStep(due, addDays(due, daysAfter), rules);

describe('a report', () => {
  test('is due a cadence after the last one, or after the project came', () => {
    expect(reportDue(asDay('2026-09-25'), asDay('2020-01-01'), 7)).toBe('2026-10-02');
    expect(reportDue(null, asDay('2026-09-01'), 30)).toBe('2026-10-01');
  });
});

describe('the reminder of today', () => {
  test.each([
    [-2, null],
    [-1, -1],
    [0, 0],
    [2, 0],
    [3, 3],
    [9, 3],
    [10, 10],
    [59, 59],
    [60, 59],
    [61, null],
  ])('%d days after the day is step %s', (days, expected) => {
    expect(step(days)).toBe(expected);
  });

  test('is none where the rules have none', () => {
    const none = { ...standardReminders, dayBefore: false, onDue: false, afterDays: null };
    expect([-1, 0, 5, 50].map(d => step(d, none))).toEqual([null, null, null, null]);
    const once = { ...standardReminders, everyDays: null };
    expect([3, 30].map(d => step(d, once))).toEqual([3, 3]);
  });
});
