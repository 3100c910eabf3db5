import type { Override, Scale, Status } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useStatusText } from '../../../lib/format/use-figure-text.ts';
import { StatusShape } from '../../../ui/status/status-shape.tsx';
import css from './reporting.module.css';

interface ChoiceProps {
  readonly label: string;
  readonly value: Override['status'] | null;
  /** What the rules say; marked in magenta. */
  readonly computed: Status;
  readonly onChange: (status: Override['status']) => void;
}

/** One of the three statuses, as buttons that say which is pressed. */
export function StatusChoice({ label, value, computed, onChange }: ChoiceProps) {
  const { t } = useLingui();
  const words = useStatusText();
  return (
    <fieldset className={css.choices} aria-label={label}>
      {(['on-track', 'at-risk', 'off-track'] as const).map(status => (
        <button
          key={status}
          type="button"
          className={css.choice}
          data-status={status}
          data-computed={computed === status || undefined}
          title={computed === status ? t`What the rules say` : undefined}
          aria-pressed={value === status}
          onClick={() => onChange(status)}
        >
          <StatusShape status={status} outline={value !== status} />
          {words(status)}
        </button>
      ))}
    </fieldset>
  );
}

interface LevelProps {
  readonly label: string;
  readonly scale: Scale;
  /** The rating as said; empty for none. */
  readonly value: string;
  readonly computed: Status;
  readonly onChange: (said: string) => void;
}

/** One of the levels of a scale, from best to worst; pressing it again takes it back. */
export function LevelChoice({ label, scale, value, computed, onChange }: LevelProps) {
  const { t } = useLingui();
  return (
    <fieldset className={css.choices} aria-label={label}>
      {scale.levels.map(level => {
        const chosen = level.label === value;
        return (
          <button
            key={level.key}
            type="button"
            className={css.choice}
            data-status={level.status}
            data-computed={computed === level.status || undefined}
            title={computed === level.status ? t`What the data says` : undefined}
            aria-pressed={chosen}
            onClick={() => onChange(chosen ? '' : level.label)}
          >
            <StatusShape status={level.status} outline={!chosen} />
            {level.label}
          </button>
        );
      })}
    </fieldset>
  );
}
