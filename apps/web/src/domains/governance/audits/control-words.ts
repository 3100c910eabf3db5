import type { Control, ControlState, PmoType, Strength } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';

/** What controls say, in words. */
export function useControlWords() {
  const { t } = useLingui();
  const states: Readonly<Record<ControlState, string>> = {
    pass: t`Passes`,
    fail: t`Fails`,
    waived: t`Waived`,
    'false-alarm': t`False alarm`,
    none: t`Does not apply`,
  };
  const does: Readonly<Record<Strength, string>> = {
    off: t`Off`,
    advise: t`Advise`,
    waiver: t`Warn, waive`,
    block: t`Block`,
  };
  const means: Readonly<Record<Strength, string>> = {
    off: t`Nothing is checked`,
    advise: t`Shown with its remedy; nothing is asked`,
    waiver: t`Passes with a waiver: reason, what is done instead, expiry, approver`,
    block: t`Cannot pass; only the type of PMO or the control can change`,
  };
  const categories: Readonly<Record<Control['category'], string>> = {
    governance: t`Governance`,
    schedule: t`Schedule`,
    cost: t`Cost`,
    benefits: t`Benefits`,
    reporting: t`Reporting`,
    data: t`Data`,
  };
  const severities: Readonly<Record<Control['severity'], string>> = {
    high: t`high severity`,
    medium: t`medium severity`,
    low: t`low severity`,
  };
  const types: Readonly<Record<PmoType, string>> = {
    supportive: t`Supportive`,
    controlling: t`Controlling`,
    directive: t`Directive`,
  };
  return { states, does, means, categories, severities, types };
}
