import { useLingui } from '@lingui/react/macro';
import css from './page.module.css';

interface SkeletonProps {
  readonly width?: number | string;
  readonly height?: number;
}

/** One grey bar where text or a figure will stand, of the same height, so that nothing jumps. */
export const Skeleton = ({ width = '100%', height = 12 }: SkeletonProps) => (
  <span className={css.skeleton} style={{ width, height }} aria-hidden="true" />
);

/** Lines of text that are on their way. */
export function SkeletonLines({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} style={{ display: 'grid', gap: 10, padding: '6px 0' }}>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <Skeleton key={i} width={`${92 - ((i * 17) % 40)}%`} />
      ))}
    </div>
  );
}

/** A page that is on its way: title, figures, a card. */
export function SkeletonPage() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} style={{ display: 'grid', gap: 16 }}>
      <Skeleton width={320} height={24} />
      <Skeleton height={88} />
      <Skeleton height={320} />
    </div>
  );
}
