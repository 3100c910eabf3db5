import type { ImportChange, ImportCounts } from '@chartroom/contract';
import type { Origin, Progress } from './apply-projects.ts';
import type { ReadRow } from './read-row.ts';

/** The rows of one kind checked against what is there, what they would do, and how to do it. */
export interface Prepared {
  readonly rows: readonly ReadRow[];
  readonly counts: Pick<ImportCounts, 'created' | 'updated' | 'unchanged' | 'reports' | 'left' | 'returned'>;
  /** All that it does, or the beginning of it. */
  readonly diff: readonly ImportChange[];
  readonly apply: (from: Origin & { readonly progress: Progress }) => Promise<void>;
}
