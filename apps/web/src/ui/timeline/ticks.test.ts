import { describe, expect, test } from 'vitest';
import { floorTick, isoWeek, type Tier, ticksBetween, tiersAt } from './ticks.ts';

const sec = (text: string) => Date.parse(`${text}Z`) / 1000;
const text = (s: number) => new Date(s * 1000).toISOString().slice(0, 16);

describe('ticks follow the calendar', () => {
  test.each<[Tier, string, string]>([
    [{ unit: 'hour', step: 6 }, '2026-10-14T13:20', '2026-10-14T12:00'],
    [{ unit: 'day', step: 1 }, '2026-10-14T13:20', '2026-10-14T00:00'],
    [{ unit: 'week', step: 1 }, '2026-10-14T13:20', '2026-10-12T00:00'],
    [{ unit: 'month', step: 1 }, '2026-10-14T13:20', '2026-10-01T00:00'],
    [{ unit: 'quarter', step: 1 }, '2026-12-31T23:59', '2026-10-01T00:00'],
    [{ unit: 'year', step: 1 }, '2026-10-14T13:20', '2026-01-01T00:00'],
    [{ unit: 'decade', step: 1 }, '1969-10-14T13:20', '1960-01-01T00:00'],
    [{ unit: 'week', step: 1 }, '1969-12-31T12:00', '1969-12-29T00:00'],
  ])('%o at %s is %s', (tier, at, tick) => {
    expect(text(floorTick(tier, sec(at)))).toBe(tick);
  });

  test('months have their own lengths, over the end of a year', () => {
    const ticks = ticksBetween({ unit: 'month', step: 1 }, sec('2027-12-20T00:00'), sec('2028-03-02T00:00'));
    expect(ticks.map(text)).toEqual([
      '2027-12-01T00:00',
      '2028-01-01T00:00',
      '2028-02-01T00:00',
      '2028-03-01T00:00',
    ]);
  });

  test('weeks are those of ISO 8601', () => {
    expect([sec('2026-12-31T00:00'), sec('2027-01-03T23:00'), sec('2027-01-04T00:00')].map(isoWeek)).toEqual([
      53, 53, 1,
    ]);
  });

  test('from hours to decades, coarser as a day gets narrower', () => {
    const units = [600, 200, 80, 20, 4.5, 1, 0.3, 0.08, 0.01].map(px => tiersAt(px).lower);
    expect(units.map(u => `${u.step} ${u.unit}`)).toEqual([
      '1 hour',
      '3 hour',
      '6 hour',
      '1 day',
      '1 week',
      '1 month',
      '1 quarter',
      '1 year',
      '1 decade',
    ]);
  });
});
