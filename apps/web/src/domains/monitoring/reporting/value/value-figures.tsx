import type { Figure as FigureAnswer, PlanValueAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useExplain } from '../../../../lib/explain.ts';
import { useFigureText } from '../../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { KeyFigure, KeyFigures, type TrendTone } from '../../../../ui/card/key-figure.tsx';
import { Figure } from '../../../../ui/figure/figure.tsx';
import css from './value.module.css';

interface Behind {
  readonly text: string;
  readonly tone: TrendTone;
}

interface Figures {
  readonly value: PlanValueAnswer;
}

/** The same figure is called otherwise where it is counted in work. */
const plain = (metric: string): string => metric.replace(/-work$/, '');

function useAsked(value: PlanValueAnswer) {
  const { ask } = useExplain();
  const figureText = useFigureText();
  return (figure: FigureAnswer) => (
    <Figure {...ask({ metric: figure.metric, project: value.project.key })}>{figureText(figure)}</Figure>
  );
}

const key = [
  'earned-pct',
  'schedule-performance-index',
  'cost-performance-index',
  'eac-by-cpi',
  'pace-index',
  'finish-by-pace',
];

/** What stands under a key figure: the amount or day behind it, and whether that is good news. */
function useBehind(value: PlanValueAnswer) {
  const { t } = useLingui();
  const format = useFormat();
  const figureText = useFigureText();
  const of = (id: string) => value.figures.find(f => plain(f.metric) === id);
  const difference = (id: string): Behind | null => {
    const figure = of(id);
    if (figure === undefined || typeof figure.value !== 'number') return null;
    const tone = figure.value === 0 ? 'neutral' : figure.value < 0 ? 'bad' : 'good';
    return { text: figureText(figure), tone };
  };
  const [earned, budget] = [of('earned-value'), of('budget-at-completion')];
  return (id: string): Behind | null => {
    switch (id) {
      case 'earned-pct':
        return earned && budget
          ? { text: t`${figureText(earned)} of ${figureText(budget)}`, tone: 'neutral' }
          : null;
      case 'schedule-performance-index':
        return difference('ev-schedule-variance');
      case 'cost-performance-index':
        return difference('ev-cost-variance');
      case 'eac-by-cpi':
        return difference('variance-at-completion');
      case 'pace-index':
        return difference('schedule-variance-time');
      default:
        return value.finish && { text: t`promised ${format.day(value.finish.baseline)}`, tone: 'neutral' };
    }
  };
}

/** The six figures that say how it goes. */
export function ValueKeyFigures({ value }: Figures) {
  const { t } = useLingui();
  const asked = useAsked(value);
  const behind = useBehind(value);
  const short: Readonly<Record<string, string>> = {
    'earned-pct': t`Earned`,
    'schedule-performance-index': t`SPI`,
    'cost-performance-index': t`CPI`,
    'eac-by-cpi': t`Estimate at completion`,
    'pace-index': t`Pace, SPI(t)`,
    'finish-by-pace': t`Finish at this pace`,
  };
  const shown = key.flatMap(id => value.figures.find(f => plain(f.metric) === id) ?? []);
  return (
    <KeyFigures label={t`Earned value`}>
      {shown.map(figure => {
        const under = behind(plain(figure.metric));
        return (
          <KeyFigure
            key={figure.metric}
            label={short[plain(figure.metric)] ?? figure.name}
            value={asked(figure)}
            delta={under?.text}
            tone={under?.tone ?? 'neutral'}
          />
        );
      })}
    </KeyFigures>
  );
}

/** Every figure by what it is about, each with its explanation; without a value, the reason. */
export function ValueFigures({ value }: Figures) {
  const { t } = useLingui();
  const asked = useAsked(value);
  const groups = [
    {
      title: t`So far`,
      ids: [
        'planned-value',
        'earned-value',
        'actual-cost',
        'budget-at-completion',
        'ev-schedule-variance',
        'ev-cost-variance',
      ],
    },
    {
      title: t`At the end`,
      ids: [
        'eac-by-cpi',
        'eac-at-budget',
        'eac-by-cpi-spi',
        'eac-by-80-20',
        'estimate-to-complete',
        'variance-at-completion',
      ],
    },
    {
      title: t`What the rest has to do`,
      ids: ['to-complete-index', 'to-complete-index-eac', 'to-complete-pace'],
    },
    {
      title: t`In working days`,
      ids: ['earned-schedule', 'schedule-variance-time', 'duration-by-pace', 'finish-by-pace'],
    },
  ];
  return (
    <Card title={t`Figures`}>
      <div className={css.groups}>
        {groups.map(group => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <dl className={css.list}>
              {group.ids
                .flatMap(id => value.figures.filter(f => plain(f.metric) === id))
                .map(figure => (
                  <div key={figure.metric} className={css.row}>
                    <dt title={figure.why ?? undefined}>{figure.name}</dt>
                    <dd>{asked(figure)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  );
}
