import type { MoneyInPeriod, RoadmapMoney } from '@chartroom/contract';
import { mostOf, roundSteps, type StripScene } from '../../../../ui/timeline/strip-scene.ts';
import { secOfDay } from '../roadmap-scene.ts';

const daySec = 86_400;

/** What was spent and is still to be spent in a period. */
export const costOf = (p: MoneyInPeriod): number => p.actualMinor + p.plannedMinor + p.evenMinor;

/** The money as columns: spent, ahead by plans, ahead evenly; the baseline as the line. */
export function moneyScene(
  money: RoadmapMoney,
  drawn: { readonly short: (minor: number) => string; readonly chosen: string | null },
): StripScene {
  const promised = money.periods.some(p => p.baselineMinor !== 0);
  const columns = money.periods.map(p => ({
    fromSec: secOfDay(p.from),
    toSec: secOfDay(p.to) + daySec,
    parts: [
      { value: p.actualMinor, look: 'solid' as const },
      { value: p.plannedMinor, look: 'soft' as const },
      { value: p.evenMinor, look: 'outlined' as const },
    ],
    line: promised ? p.baselineMinor : Number.NaN,
    label: costOf(p) === 0 ? '' : drawn.short(costOf(p)),
  }));
  return {
    columns,
    grid: roundSteps(mostOf(columns)).map(value => ({ value, label: drawn.short(value) })),
    todaySec: secOfDay(money.asOf) + daySec,
    chosen: money.periods.findIndex(p => p.from === drawn.chosen),
  };
}
