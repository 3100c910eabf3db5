import { Children, type CSSProperties, type ReactNode } from 'react';
import { Sparkline } from '../figure/sparkline.tsx';
import css from './card.module.css';

/** Is the movement good news? */
export type TrendTone = 'good' | 'bad' | 'neutral';

interface KeyFigureProps {
  readonly label: string;
  /** Usually a `Figure`, so that it can be asked why. */
  readonly value: ReactNode;
  /** The change in words, with its sign: "+3", "−2.3%". */
  readonly delta?: ReactNode;
  readonly tone?: TrendTone;
  /** Oldest first. */
  readonly trend?: readonly number[];
}

const colours: Record<TrendTone, string> = {
  good: 'var(--green)',
  bad: 'var(--red)',
  neutral: 'var(--water)',
};

export const KeyFigure = ({ label, value, delta, tone = 'neutral', trend }: KeyFigureProps) => (
  <div className={css.figure}>
    <div className="small faint">{label}</div>
    <div className={css.value}>{value}</div>
    <div className={css.delta} data-tone={tone}>
      <span>{delta}</span>
      {trend === undefined || trend.length < 2 ? null : (
        <Sparkline values={trend} width={56} height={20} colour={colours[tone]} />
      )}
    </div>
  </div>
);

interface KeyFiguresProps {
  readonly label: string;
  /** Side by side where there is room; as many as there are when left out. */
  readonly columns?: number;
  readonly children: ReactNode;
}

/** The row of at most six key figures at the top of a page. */
export const KeyFigures = ({ label, columns, children }: KeyFiguresProps) => (
  <section
    className={css.figures}
    aria-label={label}
    style={{ '--figures': columns ?? Children.toArray(children).length } as CSSProperties}
  >
    {children}
  </section>
);
