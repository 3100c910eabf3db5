import { useLingui } from '@lingui/react/macro';

/** Names of what a status is said of. */
export function useDimensionWords(): (dimension: string) => string {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    overall: t`Overall`,
    schedule: t`Schedule`,
    cost: t`Cost`,
    scope: t`Scope`,
    people: t`People`,
    benefits: t`Benefits`,
    risk: t`Risk`,
    reporting: t`Reporting`,
  };
  return dimension => words[dimension] ?? dimension;
}
