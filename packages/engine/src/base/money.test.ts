import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from './day.ts';
import { addAmounts, convert, decimalText, minorPlaces, parseAmount, rateOn } from './money.ts';

describe('parseAmount', () => {
  it.each([
    ['27.28508537', 'GBP', 'million', 2_728_508_537, true],
    ['450.37', 'GBP', 'million', 45_037_000_000, true],
    ['1,234,567.89', 'EUR', 'one', 123_456_789, true],
    ['1 234', 'JPY', 'thousand', 1_234_000, true],
    ['−0.005', 'GBP', 'one', 0, false],
    ['0.015', 'GBP', 'one', 2, false],
    ['0.025', 'GBP', 'one', 2, false],
    ['2.5E-05', 'GBP', 'million', 2500, true],
    ['1.234', 'KWD', 'one', 1234, true],
    ['-12', 'USD', 'billion', -1_200_000_000_000, true],
    ['.5', 'USD', 'one', 50, true],
  ] as const)('%s %s in %s is %d minor units', (text, currency, unit, minor, exact) => {
    const read = parseAmount(text, currency, unit);
    expect(read?.exact).toBe(exact);
    expect((read?.minor ?? Number.NaN) + 0).toBe(minor);
  });

  it.each(['', '.', 'n/a', '12,34', '1.2.3', '=1+1', 'Infinity', '0x10', '1e99', '99999999999999999999'])(
    'refuses %j',
    text => {
      expect(parseAmount(text, 'GBP')).toBeNull();
    },
  );

  it('is read back from plain decimal text in every currency', () => {
    const amounts = fc.record({
      minor: fc.integer({ min: -9e15, max: 9e15 }),
      currency: fc.constantFrom('GBP', 'JPY', 'KWD', 'CLF'),
    });
    fc.assert(
      fc.property(amounts, a => {
        const read = parseAmount(decimalText(a), a.currency);
        return read?.exact === true && read.minor === a.minor + 0;
      }),
    );
  });
});

describe('currencies', () => {
  it('have the minor unit of ISO 4217', () => {
    expect(['GBP', 'JPY', 'BHD', 'CLF', 'ISK'].map(minorPlaces)).toEqual([2, 0, 3, 4, 0]);
  });

  it('do not mix in a sum', () => {
    expect(addAmounts({ minor: 1, currency: 'GBP' }, { minor: 2, currency: 'GBP' }).minor).toBe(3);
    expect(() => addAmounts({ minor: 1, currency: 'GBP' }, { minor: 2, currency: 'EUR' })).toThrow(/EUR/);
  });
});

describe('convert', () => {
  const rates = [
    { from: 'GBP', to: 'EUR', day: asDay('2017-01-01'), rate: '1.1700' },
    { from: 'GBP', to: 'EUR', day: asDay('2017-07-01'), rate: '1.1400' },
    { from: 'GBP', to: 'JPY', day: asDay('2017-01-01'), rate: '145.325' },
  ];
  const pair = { from: 'GBP', to: 'EUR' };

  it('takes the rate in force on the day, in either direction', () => {
    expect(rateOn(rates, pair, asDay('2017-06-30'))?.rate).toBe('1.1700');
    expect(rateOn(rates, { from: 'EUR', to: 'GBP' }, asDay('2018-01-01'))?.rate).toBe('1.1400');
    expect(rateOn(rates, pair, asDay('2016-12-31'))).toBeNull();
  });

  it('is exact and rounds once, also between minor units of different size', () => {
    const [eur, , jpy] = [rates[0], null, rates[2]];
    expect(convert({ minor: 1_000_001, currency: 'GBP' }, 'EUR', eur ?? null)?.minor).toBe(1_170_001);
    expect(convert({ minor: 117, currency: 'EUR' }, 'GBP', eur ?? null)?.minor).toBe(100);
    expect(convert({ minor: 100, currency: 'GBP' }, 'JPY', jpy ?? null)?.minor).toBe(145);
    expect(convert({ minor: 145_325, currency: 'JPY' }, 'GBP', jpy ?? null)?.minor).toBe(100_000);
    expect(convert({ minor: 1, currency: 'USD' }, 'JPY', jpy ?? null)).toBeNull();
    expect(convert({ minor: 1, currency: 'USD' }, 'USD', null)?.minor).toBe(1);
  });
});
