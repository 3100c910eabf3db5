import { describe, expect, test } from 'vitest';
import { readMoney, writeMoney } from './money-text.ts';

describe('amounts as people write them', () => {
  test.each([
    ['en-GB', '412.6m', 'GBP', 41_260_000_000],
    ['en-GB', '1,250,000', 'GBP', 125_000_000],
    ['en-GB', '£3 bn', 'GBP', 300_000_000_000],
    ['en-GB', '-500k', 'GBP', -50_000_000],
    ['en-GB', '−12.34', 'GBP', -1_234],
    ['en-GB', 'GBP 0.10', 'GBP', 10],
    ['de', '1.250.000,50', 'EUR', 125_000_050],
    ['de', '3,5 Mio', 'EUR', 350_000_000],
    ['en-GB', '1200', 'JPY', 1_200],
  ])('%s %s is read in %s', (locale, text, currency, minor) => {
    expect(readMoney(locale, text, currency)).toBe(minor);
  });

  test.each(['', 'lots', '1.005', '1m2', '12 apples', '99999999999999999'])(
    '%s is no amount in GBP',
    text => {
      expect(readMoney('en-GB', text, 'GBP')).toBeNull();
    },
  );

  test.each([0, 1, -1, 99, 100, 125_000_050, 41_260_000_000])('%d is read back as it was written', minor => {
    for (const [locale, currency] of [
      ['en-GB', 'GBP'],
      ['de', 'EUR'],
      ['en-GB', 'JPY'],
    ] as const)
      expect(readMoney(locale, writeMoney(locale, minor, currency), currency)).toBe(minor);
  });
});
