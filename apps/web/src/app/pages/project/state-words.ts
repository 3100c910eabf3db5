import type { ProjectState } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';

/** A life-cycle state in words. */
export function useStateWords(): (state: ProjectState) => string {
  const { t } = useLingui();
  return useCallback(
    state =>
      ({
        approved: t`Approved`,
        active: t`Active`,
        'on-hold': t`On hold`,
        closing: t`Closing`,
        closed: t`Closed`,
        cancelled: t`Cancelled`,
      })[state],
    [t],
  );
}
