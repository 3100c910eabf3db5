import { getRoadmapMoney, type RoadmapMoney } from '@chartroom/contract';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useMoment } from '../../../../lib/as-of.ts';
import { tiersAt } from '../../../../ui/timeline/ticks.ts';

export type Period = RoadmapMoney['period'];

/** Into what the money is put together at a zoom: what the axis can name, but nothing finer than a month. */
export function periodAt(pxPerDay: number): Period {
  const { unit } = tiersAt(pxPerDay).lower;
  if (unit === 'decade' || unit === 'year') return 'year';
  return unit === 'quarter' ? 'quarter' : 'month';
}

/** The money of the projects on the roadmap, with what was shown before while the next is on its way. */
export function useMoney(filter: string | undefined, period: Period, shown: boolean) {
  const query = { ...useMoment(), filter, period, scope: 'live' as const };
  return useRead(getRoadmapMoney, { query }, { enabled: shown, keep: true });
}
