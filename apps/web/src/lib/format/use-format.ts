import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { dayShort, dayText, instantText, today } from './day.ts';
import { minus, moneyShort, moneyText } from './money.ts';
import { daysText, numberText, percentText, ratioText, signedText, weeksText } from './number.ts';

/** Dates, numbers and money in the reader's locale. Money comes as minor units with its currency. */
export function useFormat() {
  const { i18n } = useLingui();
  const { locale } = i18n;
  return useMemo(
    () => ({
      /** `30 Sep 2026` */
      day: (day: string) => dayText(locale, day),
      /** `30 Sep`, with the year when it is not this one. */
      dayShort: (day: string, near = today()) => dayShort(locale, day, near),
      instant: (instant: string) => instantText(locale, instant),
      /** `£412.6m` */
      money: (minor: number, currency: string, signed = false) => moneyShort(locale, minor, currency, signed),
      /** `£412,600,000.00` */
      moneyExact: (minor: number, currency: string) => minus(moneyText(locale, minor, currency)),
      number: (value: number, digits = 1) => numberText(locale, value, digits),
      ratio: (value: number) => ratioText(locale, value),
      signed: (value: number, digits = 1) => signedText(locale, value, digits),
      percent: (pct: number, signed = false) => percentText(locale, pct, signed),
      days: (days: number, signed = false) => daysText(locale, days, signed),
      weeks: (weeks: number) => weeksText(locale, weeks),
    }),
    [locale],
  );
}
