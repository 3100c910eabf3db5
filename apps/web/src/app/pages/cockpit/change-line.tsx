import type { Change } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import {
  IconActivity,
  IconAnchor,
  IconArrowBackUp,
  IconCalendarDue,
  IconDoorExit,
  IconFlag,
  IconPlus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lowerFirst } from '../../../lib/format/lower-first.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useChangeWords } from './change-words.ts';
import css from './cockpit.module.css';

const icons = {
  new: IconPlus,
  left: IconDoorExit,
  returned: IconArrowBackUp,
  closed: IconFlag,
  moved: IconCalendarDue,
  rerated: IconActivity,
  rebaselined: IconAnchor,
};

/** One change: the project, from what to what, and why. */
export function ChangeLine({ change, alone = false }: { readonly change: Change; readonly alone?: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useChangeWords();
  const Icon = icons[change.kind];
  const fromTo = words.fromTo(change);
  return (
    <li className={css.change}>
      <Icon size={15} aria-hidden="true" />
      <span>
        {alone ? (
          <b>{words.kind(change.kind)}</b>
        ) : (
          <>
            <Link to="/projects/$project" params={{ project: change.key }}>
              {change.name}
            </Link>{' '}
            <span className="faint">{lowerFirst(words.kind(change.kind))}</span>
          </>
        )}{' '}
        {fromTo === null ? null : <span className="note">{fromTo}</span>}
        <span className="small faint" style={{ display: 'block' }}>
          {[change.why, words.rating(change)].filter(Boolean).join(' ')}
        </span>
      </span>
      {change.days === null ? null : <span className={css.days}>{t`${format.signed(change.days)} d`}</span>}
    </li>
  );
}
