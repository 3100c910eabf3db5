import type { ControlState, Strength } from '@chartroom/contract';
import { StatusShape } from '../../../ui/status/status-shape.tsx';
import css from './controls.module.css';

/** A state as a shape: dot, octagon, ring, dash. The words stand beside it or in the cell's name. */
export function StateMark({ state }: { readonly state: ControlState }) {
  switch (state) {
    case 'pass':
      return <span className={css.dot} aria-hidden="true" />;
    case 'fail':
      return (
        <span className={css.red}>
          <StatusShape status="off-track" />
        </span>
      );
    case 'waived':
      return (
        <span className={css.amber}>
          <StatusShape status="off-track" outline />
        </span>
      );
    case 'false-alarm':
      return (
        <span className={css.water}>
          <StatusShape status="at-risk" outline />
        </span>
      );
    case 'none':
      return (
        <span className="faint" aria-hidden="true">
          –
        </span>
      );
  }
}

const strengthShape = { off: 'unknown', advise: 'on-track', waiver: 'at-risk', block: 'off-track' } as const;
const strengthTone = { off: 'faint', advise: 'muted', waiver: css.amber, block: css.red } as const;

/** What a control does, as a shape and a word. */
export const StrengthMark = ({ does, word }: { readonly does: Strength; readonly word: string }) => (
  <span className={`${css.strength} ${strengthTone[does]}`}>
    <StatusShape status={strengthShape[does]} outline={does === 'advise'} size={10} />
    {word}
  </span>
);
