import type { QualityCheckAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';

/** Says a value of a check in its unit. */
export function useCheckValue() {
  const format = useFormat();
  return (value: number | null, unit: QualityCheckAnswer['unit']): string => {
    if (value === null) return '—';
    if (unit === 'percent') return format.percent(value);
    return unit === 'days' ? format.days(value) : format.number(value, 2);
  };
}

/** Says what a check allows. */
export function useLimitText() {
  const { t } = useLingui();
  const say = useCheckValue();
  return ({ limit, bound, unit }: Pick<QualityCheckAnswer, 'limit' | 'bound' | 'unit'>): string =>
    bound === 'at-most' ? t`at most ${say(limit, unit)}` : t`at least ${say(limit, unit)}`;
}
