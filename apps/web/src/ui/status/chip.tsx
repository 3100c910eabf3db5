import type { ReactNode } from 'react';
import css from './chip.module.css';

/** `note` is kept for time travel, disagreement and annotation. */
export type Tone = 'green' | 'amber' | 'red' | 'grey' | 'note' | 'water';

export const Chip = ({ tone = 'grey', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`${css.chip} ${css[tone]}`}>{children}</span>
);
