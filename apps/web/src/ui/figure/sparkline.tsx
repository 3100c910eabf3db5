import css from './figure.module.css';

interface SparklineProps {
  /** Oldest first; gaps are left out before. */
  readonly values: readonly number[];
  readonly width?: number;
  readonly height?: number;
  readonly colour?: string;
  /** Said to screen readers; without it the line is decoration beside its figure. */
  readonly label?: string;
}

export function Sparkline({
  values,
  width = 60,
  height = 20,
  colour = 'var(--ink-3)',
  label,
}: SparklineProps) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const step = values.length > 1 ? (width - 6) / (values.length - 1) : 0;
  const points = values.map(
    (v, i) => [3 + i * step, height - 4 - ((v - low) / span) * (height - 8)] as const,
  );
  const last = points.at(-1);
  if (last === undefined) return null;
  const line = (
    <svg className={css.spark} width={width} height={height} aria-hidden="true">
      <polyline
        points={points.map(p => p.map(n => n.toFixed(1)).join(',')).join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <circle cx={last[0]} cy={last[1]} r="2.2" fill={colour} />
    </svg>
  );
  if (label === undefined) return line;
  return (
    <span role="img" aria-label={label}>
      {line}
    </span>
  );
}
