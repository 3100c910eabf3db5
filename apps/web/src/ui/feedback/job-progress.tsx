import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './feedback.module.css';

interface JobProgressProps {
  /** What is being done: "Importing uk_gmpp.csv". */
  readonly label: string;
  /** 0..1, or null while it is not known. */
  readonly progress: number | null;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** The state in words: "812 of 1,728 rows". */
  readonly words: ReactNode;
  readonly onCancel?: (() => void) | undefined;
}

/** Long work with its progress; it goes on when the page is left. */
export function JobProgress({ label, progress, state, words, onCancel }: JobProgressProps) {
  const going = state === 'running' || state === 'queued';
  const unknown = progress === null && going;
  const share = state === 'done' ? 100 : Math.min(1, progress ?? 0) * 100;
  return (
    <div className={css.job}>
      <div>
        <div style={{ fontWeight: 550 }}>{label}</div>
        <div className="small faint" aria-live="polite">
          {words}
        </div>
      </div>
      {onCancel !== undefined && going ? (
        <Button size="xs" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      ) : (
        <span />
      )}
      <div
        className={css.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(unknown ? {} : { 'aria-valuenow': Math.round(share) })}
        data-state={state}
        data-unknown={unknown || undefined}
      >
        <i style={unknown ? undefined : { width: `${share}%` }} />
      </div>
    </div>
  );
}
