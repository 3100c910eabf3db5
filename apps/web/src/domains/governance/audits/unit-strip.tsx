import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import type { Matrix } from './matrix-grid.tsx';

interface UnitStripProps {
  readonly matrix: Matrix;
  readonly selected: string | undefined;
  readonly onSelect: (unit: string | undefined) => void;
}

/** How far each department complies, with its type of PMO; a press looks at that one alone. */
export function UnitStrip({ matrix, selected, onSelect }: UnitStripProps) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useControlWords();
  const pct = (value: number | null) => (value === null ? '—' : format.percent(value));
  return (
    <ul className={css.strip} aria-label={t`Compliance by department`}>
      <li>
        <button
          type="button"
          aria-pressed={selected === undefined}
          onClick={() => onSelect(undefined)}
          className={css.unit}
        >
          <span className={css.unitName}>{selected === undefined ? t`All projects` : t`Shown`}</span>
          <span className={css.unitRate}>{pct(matrix.whole.pct)}</span>
        </button>
      </li>
      {matrix.units
        .filter(u => u.id !== null)
        .map(u => (
          <li key={u.id}>
            <button
              type="button"
              aria-pressed={selected === u.id}
              onClick={() => onSelect(selected === u.id ? undefined : (u.id ?? undefined))}
              className={css.unit}
            >
              <span className={css.unitName}>{u.name}</span>
              <span className={css.unitType}>{words.types[u.pmoType]}</span>
              <span className={css.unitRate}>{pct(u.pct)}</span>
            </button>
          </li>
        ))}
    </ul>
  );
}
