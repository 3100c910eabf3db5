import type { TemplateDifference } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Chip, type Tone } from '../../../../ui/status/chip.tsx';
import css from '../templates.module.css';

const tones: Readonly<Record<TemplateDifference['change'], Tone>> = {
  added: 'green',
  changed: 'amber',
  removed: 'red',
};

/** The words of what a version changes. */
export function useDifferenceWords() {
  const { t } = useLingui();
  return {
    changes: { added: t`added`, changed: t`changed`, removed: t`taken away` },
    kinds: {
      task: t`Task`,
      role: t`Role`,
      document: t`Document`,
      row: t`Row of a register`,
      field: t`Field`,
      budget: t`Budget line`,
      gate: t`Gate`,
      method: t`Method`,
    },
  } as const;
}

interface LineProps {
  readonly difference: TemplateDifference;
  /** Before the name, such as a box to choose it. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** One element that differs, as it was and as it is. */
export function DifferenceLine({ difference: d, lead, children }: LineProps) {
  const words = useDifferenceWords();
  return (
    <li>
      <div className={css.line} data-start>
        {lead}
        <strong>{d.label}</strong>
        <span className="small faint">{words.kinds[d.kind]}</span>
        <Chip tone={tones[d.change]}>{words.changes[d.change]}</Chip>
        {children}
      </div>
      <div className={css.diff}>
        {d.before === null ? null : <del>{d.before}</del>}
        {d.after === null ? null : <ins>{d.after}</ins>}
      </div>
    </li>
  );
}

/** What differs between two versions, element by element. */
export function DifferencesList({ items }: { readonly items: readonly TemplateDifference[] }) {
  const { t } = useLingui();
  if (items.length === 0) return <p className="muted">{t`Nothing changed.`}</p>;
  return (
    <ul className={css.list}>
      {items.map(d => (
        <DifferenceLine key={d.element} difference={d} />
      ))}
    </ul>
  );
}
