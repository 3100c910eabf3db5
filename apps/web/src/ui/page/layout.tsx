import type { ReactNode } from 'react';
import css from './page.module.css';

interface Children {
  readonly children: ReactNode;
}

/** Main column and a side column of 352 px; one column when narrow. */
export const Columns = ({ children }: Children) => <div className={css.columns}>{children}</div>;
/** Cards below each other. */
export const Stack = ({ children }: Children) => <div className={css.stack}>{children}</div>;
/** Cards beside each other, as many as fit. */
export const Beside = ({ children }: Children) => <div className={css.two}>{children}</div>;
