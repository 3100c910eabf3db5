import type { Api, Figure } from '@chartroom/contract';
import { daysBetween, parseDay } from '@chartroom/engine';
import type { Answer } from '../../platform/index.ts';
import { aboutMoney } from '../explain/money.ts';
import { figureOf } from '../project-page/dimensions.ts';

type Changed = Answer<Api['getWeeklyUpdate']>['changed'];
type Side = Parameters<typeof figureOf>[1];

/** What a report looks at, in the order in which it is shown. */
const figures = [
  'finish-forecast',
  'finish-slip-days',
  'whole-life-cost',
  'cost-variance-pct',
  'spend',
  'spend-pct',
  'benefits-forecast',
  'benefit-cost-ratio',
  'rebaseline-count',
];

function changeOf({ value, before }: Figure): number | null {
  if (typeof value === 'number' && typeof before === 'number') return value - before;
  if (typeof value !== 'string' || typeof before !== 'string') return null;
  const [from, to] = [parseDay(before), parseDay(value)];
  return from && to ? daysBetween(from, to) : null;
}

/** A later finish is worse, whatever else a date may mean. */
const betterOf = (f: Figure): Figure['better'] => (f.metric === 'finish-forecast' ? 'lower' : f.better);

/** The figures that are other than at the last report, each with by how much and whether that is worse. */
export function changedFigures(
  { now, earlier }: { readonly now: Side; readonly earlier: Side | null },
  seesMoney: boolean,
): Changed {
  if (earlier === null) return [];
  return figures
    .filter(id => seesMoney || !aboutMoney(id))
    .map(id => figureOf(id, now, earlier))
    .filter(f => f.value !== f.before)
    .map(figure => {
      const change = changeOf(figure);
      const better = betterOf(figure);
      const direction =
        change === null || better === 'none'
          ? 'neither'
          : change > 0 === (better === 'higher')
            ? 'better'
            : 'worse';
      return { figure, change, direction } as const;
    });
}
