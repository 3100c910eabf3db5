import { Trans, useLingui } from '@lingui/react/macro';
import { IconHistory } from '@tabler/icons-react';
import { showDay, thisDay } from '../form/day-text.ts';
import { Scrubber } from './scrubber.tsx';
import css from './time-strip.module.css';

interface TimeStripProps {
  readonly asOf: string | undefined;
  readonly compareWith?: string | undefined;
  /** In words: what was recorded later is left out. */
  readonly knownAt?: string | undefined;
  /** Days on which something was recorded; with them the strip has a scrubber. */
  readonly marks?: readonly string[];
  readonly onPick: (day: string) => void;
  readonly onNow: () => void;
}

/** Which day, and by what was known. */
function WhatIsShown({
  day,
  knownAt,
}: {
  readonly day: string | undefined;
  readonly knownAt: string | undefined;
}) {
  if (knownAt !== undefined) {
    return day === undefined ? (
      <Trans>
        As was known at <b>{knownAt}</b>.
      </Trans>
    ) : (
      <Trans>
        <b>{day}</b>, as was known at <b>{knownAt}</b>.
      </Trans>
    );
  }
  return day === undefined ? null : (
    <Trans>
      As of <b>{day}</b>.
    </Trans>
  );
}

/** Magenta, while another day than today is looked at, or two are compared. */
export function TimeStrip({ asOf, compareWith, knownAt, marks = [], onPick, onNow }: TimeStripProps) {
  const { i18n } = useLingui();
  const past = asOf !== undefined || knownAt !== undefined;
  const known = showDay(i18n.locale, asOf ?? thisDay());
  const since = compareWith === undefined ? '' : showDay(i18n.locale, compareWith);
  return (
    <div className={css.strip} role="status">
      <IconHistory size={15} aria-hidden="true" style={{ flex: 'none' }} />
      <span className={css.words}>
        <WhatIsShown day={asOf === undefined ? undefined : known} knownAt={knownAt} />{' '}
        {compareWith === undefined ? null : (
          <Trans>
            Magenta marks what changed since <b>{since}</b>.
          </Trans>
        )}
      </span>
      {marks.length < 2 ? null : (
        <Scrubber marks={marks} asOf={asOf ?? thisDay()} compareWith={compareWith} onPick={onPick} />
      )}
      <span className={css.end}>
        {past ? (
          <span>
            <Trans>Read only</Trans>
          </span>
        ) : null}
        <button type="button" className={css.back} onClick={onNow}>
          {past ? <Trans>Back to now</Trans> : <Trans>Stop comparing</Trans>}
        </button>
      </span>
    </div>
  );
}
