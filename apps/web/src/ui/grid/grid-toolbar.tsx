import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import css from './grid.module.css';

interface GridToolbarProps {
  readonly filters: ReactNode;
  /** null while it is not known. */
  readonly total: number | null;
  readonly selected: number;
  readonly chooser: ReactNode;
}

/** Filters at the left; how many rows, and the choice of columns, at the right. */
export function GridToolbar({ filters, total, selected, chooser }: GridToolbarProps) {
  const { t, i18n } = useLingui();
  const count = (n: number) => new Intl.NumberFormat(i18n.locale).format(n);
  const all = total === null ? '' : t`${count(total)} in all`;
  return (
    <div className={css.toolbar}>
      <div>{filters}</div>
      <span className="small faint" aria-live="polite">
        {selected > 0 && total !== null ? t`${count(selected)} of ${count(total)} selected` : all}
      </span>
      {chooser}
    </div>
  );
}
