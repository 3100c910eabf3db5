import { useIntersection } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';

interface WhenSeenProps {
  /** Height that is kept free until then, so that nothing jumps. */
  readonly height: number;
  readonly children: ReactNode;
}

/** Shows its children once the reader has scrolled to them: what they load is not loaded before. */
export function WhenSeen({ height, children }: WhenSeenProps) {
  const [seen, setSeen] = useState(false);
  const { ref, entry } = useIntersection({ rootMargin: '120px' });
  if (!seen && entry?.isIntersecting === true) setSeen(true);
  return seen ? children : <div ref={ref} style={{ height }} />;
}
