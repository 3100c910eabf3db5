import type { ReactNode } from 'react';
import css from './grid.module.css';

/** The first cell of a two-line row: the name, and below it, faint, key and place. */
export const TwoLines = ({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) => (
  <span className={css.two}>
    <span>{first}</span>
    <span className="small faint">{second}</span>
  </span>
);
