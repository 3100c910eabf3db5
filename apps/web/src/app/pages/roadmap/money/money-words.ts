import type { MoneyGap, MoneyInPeriod, RoadmapMoney } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';
import type { Period } from './use-money.ts';

type LeftOut = RoadmapMoney['leftOut'][number];

/** The panel and its parts in words. */
export function useMoneyWords() {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const titles: Readonly<Record<Period, string>> = {
    month: t`Money by month`,
    quarter: t`Money by quarter`,
    year: t`Money by year`,
  };
  const sides: Readonly<Record<LeftOut['side'], string>> = {
    actual: t`Spent`,
    forecast: t`Ahead`,
    baseline: t`Baseline`,
  };
  const gaps: Readonly<Record<MoneyGap, string>> = {
    withheld: t`you may not see the money`,
    'no-rate': t`no exchange rate is known`,
    'no-amount': t`no amount is recorded`,
    'no-spend': t`nothing is recorded as spent`,
    overspent: t`more is spent than is forecast`,
    'no-dates': t`no start or finish is known`,
    'finish-passed': t`the finish has passed, but not all is spent`,
    'too-long': t`it lasts more than fifty years`,
  };
  return {
    title: (period: Period) => titles[period],
    period: ({ from }: Pick<MoneyInPeriod, 'from'>, kind: Period): string => {
      const year = from.slice(0, 4);
      const quarter = (Number(from.slice(5, 7)) + 2) / 3;
      if (kind === 'year') return year;
      if (kind === 'quarter') return t`Q${quarter} ${year}`;
      const month = new Intl.DateTimeFormat(i18n.locale, {
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      });
      return month.format(Date.parse(from)).replace(/Sept\b/, 'Sep');
    },
    spread: (by: 'plan' | 'even' | null): string =>
      by === 'plan' ? t`by its plan` : by === 'even' ? t`evenly` : '',
    gap: ({ side, why, projects }: LeftOut): string =>
      `${sides[side]}: ${plural(projects, { one: '# project', other: '# projects' })}, ${gaps[why]}`,
    money: (minor: number, currency: string) => (minor === 0 ? '' : format.money(minor, currency)),
  };
}
