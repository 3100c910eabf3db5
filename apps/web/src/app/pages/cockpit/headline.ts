import type { Cockpit } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useCountWord } from '../../../lib/format/use-count-word.ts';

/** Re-rated to a rating that stands for off track, from one that did not. */
function turnedRed({ changes, reported }: Cockpit): number {
  const status = new Map(reported.map(r => [r.said, r.status]));
  const red = (said: string | null) => said !== null && status.get(said) === 'off-track';
  return changes.filter(c => c.kind === 'rerated' && c.from !== null && red(c.to) && !red(c.from)).length;
}

/** The news of the cockpit in one sentence, made from its figures. */
export function useHeadline(): (cockpit: Cockpit) => string {
  const { t } = useLingui();
  const word = useCountWord();
  return cockpit => {
    const red = turnedRed(cockpit);
    const number = word(red);
    if (red > 0)
      return t`${plural(red, { one: 'One project turned red.', other: `${number} projects turned red.` })}`;
    const off = cockpit.reported.reduce((n, r) => n + (r.status === 'off-track' ? r.count : 0), 0);
    const offWord = word(off);
    if (off === 0) return t`No project is reported off track.`;
    if (cockpit.projectsBefore !== null) {
      return t`${plural(off, {
        one: 'No project turned red. One is still off track.',
        other: `No project turned red. ${offWord} are still off track.`,
      })}`;
    }
    return t`${plural(off, { one: 'One project is off track.', other: `${offWord} projects are off track.` })}`;
  };
}

/** Good morning, until noon of the reader's own clock, and so on. */
export function useGreeting(): (name: string) => string {
  const { t } = useLingui();
  return name => {
    const hour = new Date().getHours();
    const first = name.split(' ')[0] ?? name;
    if (hour < 12) return t`Good morning, ${first}.`;
    return hour < 18 ? t`Good afternoon, ${first}.` : t`Good evening, ${first}.`;
  };
}
