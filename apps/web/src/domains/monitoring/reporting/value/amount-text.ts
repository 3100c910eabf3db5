import type { PlanValueAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';

/** Says an amount of earned value: money in its currency, or hours of work. */
export function useAmountText({ measure, currency }: Pick<PlanValueAnswer, 'measure' | 'currency'>) {
  const { t } = useLingui();
  const format = useFormat();
  return (amount: number | null): string => {
    if (amount === null) return '—';
    if (measure === 'work') return t`${format.number(amount / 60, 1)} h`;
    return currency === null ? format.number(amount / 100, 2) : format.money(amount, currency);
  };
}
