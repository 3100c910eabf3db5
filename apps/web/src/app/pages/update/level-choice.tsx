// biome-ignore-all lint/a11y/useSemanticElements: one press and one key rate; native radio buttons cannot be taken back
import type { Scale } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useRef } from 'react';
import { useStatusText } from '../../../lib/format/use-figure-text.ts';
import { Kbd } from '../../../ui/page/kbd.tsx';
import { StatusShape } from '../../../ui/status/status-shape.tsx';
import rated from './ratings.module.css';

interface LevelChoiceProps {
  readonly label: string;
  readonly scale: Scale;
  readonly value: string | null;
  /** The level that the data speak for; dashed in magenta until it is chosen. */
  readonly suggested: string | null;
  readonly disabled?: boolean;
  readonly onChange: (level: string) => void;
}

/** On a scale of three the statuses say more than colours do. */
const isThree = (scale: Scale): boolean =>
  new Set(scale.levels.map(l => l.status)).size === scale.levels.length;

/** The levels of a scale beside each other, best first: a radio group whose arrow keys move the choice. */
export function LevelChoice({
  label,
  scale,
  value,
  suggested,
  disabled = false,
  onChange,
}: LevelChoiceProps) {
  const { t } = useLingui();
  const words = useStatusText();
  const group = useRef<HTMLDivElement>(null);
  const chosen = scale.levels.findIndex(l => l.key === value);
  const stop = Math.max(0, chosen);
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = (stop + by + scale.levels.length) % scale.levels.length;
    const next = scale.levels[at];
    if (next !== undefined) onChange(next.key);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[at]?.focus();
  };
  return (
    <div ref={group} role="radiogroup" aria-label={label} className={rated.levels} onKeyDown={move}>
      {scale.levels.map((level, place) => {
        const on = level.key === value;
        const says = suggested === level.key;
        return (
          <button
            key={level.key}
            type="button"
            role="radio"
            aria-checked={on}
            tabIndex={place === stop ? 0 : -1}
            className={rated.level}
            data-status={level.status}
            data-suggested={says || undefined}
            data-step-focus={place === stop ? '' : undefined}
            title={says ? t`What the data says` : undefined}
            disabled={disabled}
            onClick={() => onChange(level.key)}
          >
            <StatusShape status={level.status} size={10} outline={!on} />
            <span>{isThree(scale) ? words(level.status) : level.label}</span>
            <Kbd>{String(place + 1)}</Kbd>
          </button>
        );
      })}
    </div>
  );
}
