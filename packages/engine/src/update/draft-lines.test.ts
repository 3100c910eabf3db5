import { describe, expect, test } from 'vitest';
import { asDay } from '../base/day.ts';
import { draftLines, type KeyDateChange, type UpdateRecords } from './draft-lines.ts';

const facts = {
  state: 'active',
  finishForecast: asDay('2027-03-22'),
  costForecastMinor: 13_000_000_00,
  benefitsForecastMinor: null,
  baselineNumber: 1,
};
const records: UpdateRecords = {
  asOf: asDay('2026-10-02'),
  horizonDays: 14,
  currency: 'GBP',
  now: facts,
  before: { ...facts, finishForecast: asDay('2027-03-15'), costForecastMinor: 12_900_000_00 },
  keyDates: [],
};
const day = (text: string | null) => (text === null ? null : asDay(text));
const gate = (name: string, forecast: string, more: Partial<KeyDateChange> = {}): KeyDateChange => ({
  ...{ id: name, name, baseline: asDay('2026-10-01'), forecast: asDay(forecast), actual: null },
  before: { forecast: day(forecast), actual: null },
  ...more,
});
const texts = (r: UpdateRecords) => draftLines(r).map(l => `${l.section}: ${l.text}`);

describe('lines are drafted', () => {
  test('from the finish and the money that moved; what tells an amount says so', () => {
    expect(texts(records)).toEqual([
      'problems: Finish moves 7 days to 22 Mar 2027',
      'problems: Cost forecast rises by GBP 100.00k to GBP 13.00m',
    ]);
    expect(draftLines(records).map(l => l.money)).toEqual([false, true]);
  });

  test('from key dates that were reached, moved, passed or are to come', () => {
    const keyDates = [
      gate('G1', '2026-09-30', { actual: asDay('2026-09-30') }),
      gate('G2', '2026-10-09', { before: { forecast: asDay('2026-10-02'), actual: null } }),
      gate('G3', '2026-09-28'),
      gate('G4', '2027-01-01'),
    ];
    expect(texts({ ...records, before: facts, keyDates })).toEqual([
      'done: G1 reached on 30 Sep 2026, 1 day early',
      'problems: G2 moves 7 days to 9 Oct 2026',
      'problems: G3 was due on 28 Sep 2026 and is not reached',
      'next: G2 on 9 Oct 2026',
    ]);
  });

  test('not from what stands as it stood, nor from a past nobody reported against', () => {
    expect(texts({ ...records, before: facts })).toEqual([]);
    const old = gate('G0', '2026-01-01', { actual: asDay('2026-01-01'), before: null });
    expect(texts({ ...records, before: null, keyDates: [old] })).toEqual([]);
  });

  test('from a change of state and a new baseline', () => {
    const now = { ...facts, state: 'on-hold', baselineNumber: 2 };
    expect(texts({ ...records, now, before: facts })).toEqual([
      'done: Baseline 2 approved',
      'problems: The project is on hold; it was active',
    ]);
  });
});
