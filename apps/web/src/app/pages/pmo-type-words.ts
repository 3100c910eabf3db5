import type { PmoType } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';

interface Words {
  readonly name: string;
  readonly hint: string;
}

/** The three kinds of PMO in words. */
export function usePmoTypeWords(): Readonly<Record<PmoType, Words>> {
  const { t } = useLingui();
  return {
    supportive: { name: t`Supportive`, hint: t`The same rule advises: offers templates and lessons` },
    controlling: { name: t`Controlling`, hint: t`The same rule warns and wants a waiver` },
    directive: { name: t`Directive`, hint: t`The same rule blocks: the PMO manages projects itself` },
  };
}
