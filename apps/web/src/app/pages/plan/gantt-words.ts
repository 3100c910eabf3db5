import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { GanttWords } from '../../../ui/timeline/gantt-scene.ts';
import type { PlanDays } from './plan-days.ts';

/** The words of the chart in the reader's language. */
export function useGanttWords(days: PlanDays): GanttWords {
  const { t } = useLingui();
  return useMemo(
    () => ({
      locale: days.locale,
      quarter: (n: number) => t`Q${n}`,
      week: (n: number) => t`Week ${n}`,
      decade: (year: number) => t`${year}s`,
      gridLabel: t`Tasks`,
      splitter: t`Width of the table`,
      day: days.day,
    }),
    [t, days],
  );
}
