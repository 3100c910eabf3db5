import { useLingui } from '@lingui/react/macro';
import css from './chip.module.css';
import { StatusChip, useStatusWord } from './status-chip.tsx';
import type { StatusName } from './status-shape.tsx';

interface StatusPairProps {
  readonly reported: StatusName;
  readonly computed: StatusName;
}

/** Reported beside computed; one chip when they agree. */
export function StatusPair({ reported, computed }: StatusPairProps) {
  const { t } = useLingui();
  const word = useStatusWord();
  const label =
    reported === computed
      ? t`Reported and computed ${word(reported)}`
      : t`Reported ${word(reported)}, computed ${word(computed)}`;
  return (
    <span className={css.pair}>
      <span className="sr-only">{label}</span>
      <span aria-hidden="true" className={css.pair}>
        <StatusChip status={reported} />
        {reported === computed ? null : <StatusChip status={computed} />}
      </span>
    </span>
  );
}

interface StatusStripProps {
  /** Oldest first. */
  readonly statuses: readonly StatusName[];
  readonly label: string;
}

/** Status over time as small bars, taller when worse. */
export const StatusStrip = ({ statuses, label }: StatusStripProps) => (
  <span className={css.strip} role="img" aria-label={label}>
    {statuses.map((status, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
      <i key={i} data-status={status} />
    ))}
  </span>
);
