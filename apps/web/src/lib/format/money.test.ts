import { expect, test } from 'vitest';
import { decimal, moneyShort, moneyText } from './money.ts';
import { daysText, percentText, signedText } from './number.ts';

test('minor units are written exactly, however many they are', () => {
  expect(decimal(-5, 2)).toBe('-0.05');
  expect(decimal(1_234, 0)).toBe('1234');
  expect(moneyText('en-GB', 900_719_925_474_099_1, 'GBP')).toBe('£90,071,992,547,409.91');
});

test('figures read as on the reference screens', () => {
  expect(moneyShort('en-GB', 41_260_000_000, 'GBP')).toBe('£412.6m');
  expect(moneyShort('en-GB', -40_000_000, 'GBP', true)).toBe('−£400k');
  expect(daysText('en-GB', 94, true)).toBe('+94 days');
  expect(daysText('en-GB', -1, true)).toBe('−1 day');
  expect(percentText('en-GB', 18.2, true)).toBe('+18.2%');
  expect(percentText('en-GB', 0)).toBe('0.0%');
  expect(signedText('en-GB', 0)).toBe('0');
});
