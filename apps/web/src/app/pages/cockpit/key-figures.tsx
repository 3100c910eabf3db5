import { type Cockpit, type Figure, getCockpitTrend } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { useExplain } from '../../../lib/explain.ts';
import { useFigureText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { KeyFigure, KeyFigures, type TrendTone } from '../../../ui/card/key-figure.tsx';
import { Figure as Asked } from '../../../ui/figure/figure.tsx';

const most = 6;

/** Figures of fields that the organisation added stand in a row of their own. */
const isAdded = (figure: Figure): boolean => figure.metric.startsWith('field-');

/** The first six that have a value; where there are fewer, also those that have none. */
const shown = (figures: readonly Figure[]): readonly Figure[] => {
  const known = figures.filter(f => f.value !== null);
  return [...known, ...figures.filter(f => f.value === null)].slice(0, most);
};

/** By how much it moved, as exactly as it is shown; null where one of the two is not known. */
const movedBy = ({ value, before }: Pick<Figure, 'value' | 'before'>): number | null =>
  typeof value === 'number' && typeof before === 'number' ? Number((value - before).toFixed(2)) : null;

export function toneOf({ better, ...figure }: Pick<Figure, 'better' | 'value' | 'before'>): TrendTone {
  const by = movedBy(figure);
  if (better === 'none' || by === null || by === 0) return 'neutral';
  return by > 0 === (better === 'higher') ? 'good' : 'bad';
}

/** The change since the day compared with: money in per cent, everything else in its own unit. */
export function useDelta(): (figure: Figure) => string | null {
  const { t } = useLingui();
  const format = useFormat();
  return ({ unit, value, before }) => {
    const by = movedBy({ value, before });
    if (by === null) return null;
    if (by === 0) return t`unchanged`;
    if (unit === 'money')
      return before === 0 ? null : format.percent((by / Math.abs(Number(before))) * 100, true);
    if (unit === 'days') return format.days(by, true);
    return unit === 'percent' ? t`${format.signed(by)} points` : format.signed(by, 2);
  };
}

interface CockpitFiguresProps {
  readonly cockpit: Cockpit;
  readonly portfolio: string | undefined;
}

/** Six figures with their sparkline, and how they moved since the day compared with. */
export function CockpitFigures({ cockpit, portfolio }: CockpitFiguresProps) {
  const { t } = useLingui();
  const { ask } = useExplain();
  const figureText = useFigureText();
  const format = useFormat();
  const delta = useDelta();
  const { knownAt } = useAsOf();
  const trend = useRead(
    getCockpitTrend,
    { query: { asOf: cockpit.asOf, knownAt, portfolio } },
    { keep: true },
  );
  const { changeCounts: n } = cockpit;
  const came = n.new + n.returned;
  const went = n.left + n.closed;
  const comings = [came, -went]
    .filter(by => by !== 0)
    .map(by => format.signed(by))
    .join(', ');
  const line = (figure: Figure) => (
    <KeyFigure
      key={figure.metric}
      label={figure.name}
      value={<Asked {...ask({ metric: figure.metric, portfolio })}>{figureText(figure)}</Asked>}
      delta={figure.metric === 'project-count' && came + went > 0 ? comings : delta(figure)}
      tone={toneOf(figure)}
      trend={
        trend.data?.figures
          .find(({ metric }) => metric === figure.metric)
          ?.values.filter(value => value !== null) ?? []
      }
    />
  );
  const added = cockpit.figures.filter(isAdded);
  return (
    <>
      <KeyFigures label={t`Key figures`}>
        {shown(cockpit.figures.filter(figure => !isAdded(figure))).map(line)}
      </KeyFigures>
      {added.length === 0 ? null : (
        <KeyFigures label={t`Figures of your own`} columns={most}>
          {added.map(line)}
        </KeyFigures>
      )}
    </>
  );
}
