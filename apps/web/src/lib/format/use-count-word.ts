import { useLingui } from '@lingui/react/macro';
import { useFormat } from './use-format.ts';

/** A count at the beginning of a sentence: in words up to twelve, in figures beyond. */
export function useCountWord(): (n: number) => string {
  const { t } = useLingui();
  const format = useFormat();
  const words = [
    t`No`,
    t`One`,
    t`Two`,
    t`Three`,
    t`Four`,
    t`Five`,
    t`Six`,
    t`Seven`,
    t`Eight`,
    t`Nine`,
    t`Ten`,
    t`Eleven`,
    t`Twelve`,
  ];
  return n => words[n] ?? format.number(n);
}
