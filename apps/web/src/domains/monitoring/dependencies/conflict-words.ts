import type { DependencyState } from '@chartroom/contract';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '../../../ui/status/chip.tsx';

type Conflict = DependencyState['conflicts'][number];

/** What is wrong with a link between projects, and how bad it is. */
export const conflictWords: Readonly<
  Record<Conflict, { readonly text: MessageDescriptor; readonly tone: Tone }>
> = {
  violated: { text: msg`Too late`, tone: 'red' },
  'later-than-promised': { text: msg`Later than promised`, tone: 'red' },
  disputed: { text: msg`Disputed`, tone: 'amber' },
  unanswered: { text: msg`Not accepted for a fortnight`, tone: 'amber' },
  lost: { text: msg`Task is gone`, tone: 'amber' },
};

/** What the giver said. */
export const stateWords: Readonly<Record<DependencyState['state'], MessageDescriptor>> = {
  proposed: msg`Asked for`,
  accepted: msg`Accepted`,
  disputed: msg`Disputed`,
};
