import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import css from './page.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** A key such as PRJ-104, faint behind the title. */
  readonly marker?: string | undefined;
  /** One line in words under the title: how many, how much, compared with when. */
  readonly summary?: ReactNode;
  readonly actions?: ReactNode;
  /** Name of the browser tab, where the title is a whole sentence. */
  readonly tab?: string;
}

/** Every page begins with one; it also names the browser tab and takes focus after navigation. */
export function PageHeader({ title, marker, summary, actions, tab }: PageHeaderProps) {
  useDocumentTitle(`${tab ?? [marker, title].filter(Boolean).join(' ')} · Chartroom`);
  return (
    <div className={css.head}>
      <div className={css.title}>
        <h1 tabIndex={-1} data-page-title>
          {title}
          {marker === undefined ? null : <span className={css.key}>{marker}</span>}
        </h1>
        {summary === undefined ? null : <div className="muted">{summary}</div>}
      </div>
      {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
    </div>
  );
}
