import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
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

/** Whether what an element holds is wider than it, so that it scrolls. */
function useScrolls(element: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const seen = element.current;
    if (seen === null) return;
    const observer = new ResizeObserver(() => setScrolls(seen.scrollWidth > seen.clientWidth + 1));
    observer.observe(seen);
    for (const child of seen.children) observer.observe(child);
    return () => observer.disconnect();
  }, [element]);
  return scrolls;
}

export function Card({ title, beside, more, flush = false, children }: CardProps) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(body);
  // What scrolls is scrolled by keys too.
  const byKeys = scrolls ? ({ tabIndex: 0, role: 'group', 'aria-labelledby': id } as const) : {};
  return (
    <section className={css.card} aria-labelledby={id}>
      <header className={css.header}>
        <h2 id={id}>{title}</h2>
        {beside}
        {more === undefined ? null : <span className={css.more}>{more}</span>}
      </header>
      <div ref={body} className={flush ? css.flush : css.body} {...byKeys}>
        {children}
      </div>
    </section>
  );
}
