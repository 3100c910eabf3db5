import type { ReactNode } from 'react';
import css from './feedback.module.css';

interface BannerProps {
  readonly tone?: 'grey' | 'amber' | 'red' | 'note';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A remark that belongs to the page; red ones are read out at once. */
export const Banner = ({ tone = 'grey', children, action }: BannerProps) => (
  <div className={css.banner} data-tone={tone} role={tone === 'red' ? 'alert' : 'status'}>
    <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
    {action}
  </div>
);
