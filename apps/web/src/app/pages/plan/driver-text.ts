import { useLingui } from '@lingui/react/macro';
import type { PlanRow } from '../../../lib/plan-worker/messages.ts';

type Driver = PlanRow['drivers'][number];

/** Why a task starts where it does, one reason as a sentence. */
export function useDriverText(): (driver: Driver) => string {
  const { t } = useLingui();
  const constraints = {
    ASAP: t`as soon as possible`,
    ALAP: t`as late as possible`,
    MSO: t`must start on its date`,
    MFO: t`must finish on its date`,
    SNET: t`may not start before its date`,
    SNLT: t`has to start by its date`,
    FNET: t`may not finish before its date`,
    FNLT: t`has to finish by its date`,
  };
  const links = (name: string) => ({
    FS: t`It waits until ${name} is finished.`,
    SS: t`It waits until ${name} has started.`,
    FF: t`It finishes after ${name} is finished.`,
    SF: t`It finishes after ${name} has started.`,
  });
  return driver => {
    switch (driver.kind) {
      case 'link':
        return links(driver.name ?? t`a task of another project`)[driver.type];
      case 'constraint': {
        const rule = constraints[driver.constraint];
        return t`A constraint: it ${rule}.`;
      }
      case 'project-start':
        return t`It starts with the project.`;
      case 'given':
        return driver.because === 'actual'
          ? t`It has begun: its start is an actual date.`
          : t`Its dates are set by hand.`;
      case 'levelling-delay':
        return t`It was delayed by levelling.`;
      case 'as-late-as-possible':
        return t`It starts as late as it can without delaying others.`;
    }
  };
}
