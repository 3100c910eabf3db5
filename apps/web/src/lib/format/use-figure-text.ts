import { useLingui } from '@lingui/react/macro';
import { useFormat } from './use-format.ts';

/** A value of the metric catalogue as the contract gives it. */
export interface FigureValue {
  readonly metric: string;
  readonly unit: string;
  readonly value: unknown;
  readonly currency?: string | null;
}

/** Differences from a plan say their direction. */
const isDifference = (metric: string): boolean => /(^|-)(slip|variance)(-|$)/.test(metric);

/** Words for the three statuses, `unknown` aside. */
export function useStatusText(): (status: string) => string {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    'on-track': t`On track`,
    'at-risk': t`At risk`,
    'off-track': t`Off track`,
    unknown: t`Not known`,
  };
  return status => words[status] ?? status;
}

/** Says a figure in the reader's locale with its unit; a dash when there is none. */
export function useFigureText(): (figure: FigureValue) => string {
  const { t } = useLingui();
  const format = useFormat();
  const statusText = useStatusText();
  return ({ metric, unit, value, currency }) => {
    const signed = isDifference(metric);
    if (value === null || value === undefined) return '—';
    if (typeof value === 'string') {
      if (unit === 'day') return format.day(value);
      return unit === 'status' ? statusText(value) : value;
    }
    if (typeof value !== 'number') return t`see inputs`;
    if (unit === 'money') return currency ? format.money(value, currency, signed) : format.number(value);
    if (unit === 'minutes') return t`${format.number(value / 60, 1)} h`;
    if (unit === 'days') return format.days(value, signed);
    if (unit === 'weeks') return format.weeks(value);
    if (unit === 'percent') return format.percent(value, signed);
    if (unit === 'ratio') return format.ratio(value);
    return format.number(value, 2);
  };
}
