import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import css from './my-work.module.css';

/** "3 days late", "today", "in 2 days" */
export function Due({ days }: { readonly days: number }) {
  const { t } = useLingui();
  const format = useFormat();
  if (days > 0) return <span className={css.late}>{t`${format.days(days)} late`}</span>;
  if (days === 0) return <span className={css.now}>{t`today`}</span>;
  return <span className="faint">{t`in ${format.days(-days)}`}</span>;
}

interface LineProps {
  readonly when: ReactNode;
  readonly what: ReactNode;
  readonly more: ReactNode;
  readonly act: ReactNode;
}

/** One thing that waits: when, what, and the act it asks for. */
export const Line = ({ when, what, more, act }: LineProps) => (
  <li className={css.line}>
    <span className={css.when}>{when}</span>
    <span className={css.what}>
      {what}
      <span className="small faint">{more}</span>
    </span>
    <span className={css.act}>{act}</span>
  </li>
);
