import type { MethodLevel } from '@chartroom/contract';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

const bars = { light: 1, standard: 2, full: 3 } as const;

/** A level as bars and a word: from which one on something applies. */
export function LevelChip({ level }: { readonly level: MethodLevel }) {
  const words = useMethodWords();
  return (
    <span className={css.level} data-level={level}>
      <svg width="13" height="10" viewBox="0 0 13 10" aria-hidden="true">
        {[1, 2, 3].map(n => (
          <rect
            key={n}
            x={(n - 1) * 5}
            y={10 - n * 3}
            width="3"
            height={n * 3}
            opacity={n <= bars[level] ? 1 : 0.25}
          />
        ))}
      </svg>
      {words.levels[level]}
    </span>
  );
}
