import { type ReactNode, useId } from 'react';
import css from './card.module.css';

interface CardProps {
  readonly title: string;
  /** Chips or a faint remark right after the title. */
  readonly beside?: ReactNode;
  /** At the right edge of the header: a count, a link, a unit. */
  readonly more?: ReactNode;
  /** `flush` is for tables, which reach the card's edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Card({ title, beside, more, flush = false, children }: CardProps) {
  const id = useId();
  return (
    <section className={css.card} aria-labelledby={id}>
      <header className={css.header}>
        <h2 id={id}>{title}</h2>
        {beside}
        {more === undefined ? null : <span className={css.more}>{more}</span>}
      </header>
      <div className={flush ? css.flush : css.body}>{children}</div>
    </section>
  );
}
