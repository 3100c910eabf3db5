import type { Role, ScopeKind } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';

/** Roles in words. */
export function useRoleWords(): Readonly<Record<Role, string>> {
  const { t } = useLingui();
  return {
    administrator: t`Administrator`,
    'pmo-director': t`PMO director`,
    'pmo-analyst': t`PMO analyst`,
    'portfolio-manager': t`Portfolio manager`,
    'programme-manager': t`Programme manager`,
    'project-manager': t`Project manager`,
    'resource-manager': t`Resource manager`,
    'team-member': t`Team member`,
    sponsor: t`Sponsor`,
    auditor: t`Auditor`,
    requester: t`Requester`,
  };
}

/** What a role can be given on, in words. */
export function useScopeWords(): Readonly<Record<ScopeKind, string>> {
  const { t } = useLingui();
  return {
    organisation: t`Whole organisation`,
    unit: t`Unit`,
    portfolio: t`Portfolio`,
    programme: t`Programme`,
    project: t`Project`,
  };
}
