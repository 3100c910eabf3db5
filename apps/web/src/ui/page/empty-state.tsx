import type { ReactNode } from 'react';
import css from './page.module.css';

interface EmptyStateProps {
  /** What belongs here, in a few words. */
  readonly title: string;
  readonly children?: ReactNode;
  /** The first step. */
  readonly action?: ReactNode;
  readonly centred?: boolean;
  /** A page of its own names itself in the first heading. */
  readonly page?: boolean;
}

export const EmptyState = ({ title, children, action, centred = false, page = false }: EmptyStateProps) => (
  <div className={centred ? `${css.blank} ${css.centre}` : css.blank}>
    {page ? (
      <h1 tabIndex={-1} data-page-title>
        {title}
      </h1>
    ) : (
      <h2>{title}</h2>
    )}
    {children === undefined ? null : <div className="muted">{children}</div>}
    {action === undefined ? null : <div className={css.act}>{action}</div>}
  </div>
);
