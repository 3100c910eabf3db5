import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import css from './figure.module.css';

interface FigureProps {
  /** The figure as the reader sees it. */
  readonly children: ReactNode;
  /** Opens the explanation; without it the figure is plain text. */
  readonly onAsk?: (() => void) | undefined;
  /** Its explanation is open now. */
  readonly open?: boolean | undefined;
}

/** A figure that can be asked "Why this number?": dotted underline, a button for keyboard and screen reader. */
export function Figure({ children, onAsk, open = false }: FigureProps) {
  const { t } = useLingui();
  if (onAsk === undefined) return <span>{children}</span>;
  return (
    <button
      type="button"
      className={css.why}
      aria-expanded={open}
      aria-haspopup="dialog"
      title={t`Why this number?`}
      onClick={event => {
        event.stopPropagation();
        onAsk();
      }}
    >
      {children}
    </button>
  );
}
