import { describe, expect, it } from 'vitest';
import { readDay } from './read-day.ts';
import { readMoney } from './read-money.ts';

describe('a day', () => {
  it.each([
    ['2017-09-30', 'iso', '2017-09-30'],
    ['20170930', 'iso', '2017-09-30'],
    ['2017-09-30T00:00:00', 'iso', '2017-09-30'],
    ['30 Sep 2017', 'iso', '2017-09-30'],
    ['September 30, 2017', 'iso', '2017-09-30'],
    ['3/4/2017', 'day-month-year', '2017-04-03'],
    ['3/4/2017', 'month-day-year', '2017-03-04'],
    ['2017-09-30', 'month-day-year', '2017-09-30'],
  ] as const)('%s as %s is %s', (text, format, day) => expect(readDay(text, format)).toEqual({ day }));

  it.each([
    ['2017-02-30', 'iso', /no such day/],
    ['31/12/1850', 'day-month-year', /1900 to 2199/],
    ['2200-01-01', 'iso', /1900 to 2199/],
    ['3/4/2017', 'iso', /not a date as the mapping says/],
    ['12/25/2017', 'day-month-year', /no such day/],
    ['30 Foo 2017', 'iso', /no such day/],
    ['soon', 'iso', /not a date/],
    ['42', 'iso', /not a date/],
  ] as const)('%s as %s is refused', (text, format, why) =>
    expect(readDay(text, format)).toEqual({ wrong: expect.stringMatching(why) }),
  );
});

describe('an amount', () => {
  const plain = { moneyUnit: 'one', decimals: 'point' } as const;

  it.each([
    ['1,234.50', 'GBP', 'one', 123_450],
    ['£1,234.50', 'GBP', 'one', 123_450],
    ['GBP 1.2m', 'GBP', 'one', 120_000_000],
    ['1.5k', 'EUR', 'million', 150_000],
    ['(300)', 'USD', 'one', -30_000],
    ['-$0.5', 'USD', 'million', -50_000_000],
    ['278.0', 'GBP', 'million', 27_800_000_000],
    ['2.5E-05', 'GBP', 'million', 2_500],
    ['-0', 'GBP', 'one', 0],
    ['1 000 JPY', 'JPY', 'one', 1_000],
  ] as const)('%s in %s, %s, is %d', (text, currency, unit, minor) =>
    expect(readMoney(text, currency, { moneyUnit: unit, decimals: 'point' })).toEqual({ minor, exact: true }),
  );

  it('is rounded to the minor unit and says so', () => {
    expect(readMoney('1122486.9599999995', 'AUD', plain)).toEqual({ minor: 112_248_696, exact: false });
  });

  it.each(['=1+1', 'tbc', '12,34', '(5', '--5', '£', '1.2.3', '2017-09-30', 'Infinity'])(
    '%s is refused',
    text => expect(readMoney(text, 'GBP', plain)).toEqual({ wrong: expect.stringMatching(/not an amount/) }),
  );

  it.each([
    ['1.234,5', 123_450],
    ['1 234,50 €', 123_450],
    ['1.234', 123_400],
    ['0,5', 50],
  ])('%s with a decimal comma is %d', (text, minor) =>
    expect(readMoney(text, 'EUR', { ...plain, decimals: 'comma' })).toEqual({ minor, exact: true }),
  );

  it('in another currency is refused by name', () => {
    expect(readMoney('€5', 'GBP', plain)).toMatchObject({ currency: 'EUR' });
    expect(readMoney('5 USD', 'GBP', plain)).toMatchObject({ wrong: expect.stringMatching(/says USD.*GBP/) });
  });
});
