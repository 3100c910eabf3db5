import type { WeeklyUpdate } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { UpdateValues } from '../../../lib/update-gaps.ts';
import css from './update.module.css';
import { linesOf } from './values.ts';

interface Step {
  readonly key: string;
  readonly label: string;
  readonly count: string;
  /** 0 to 1. */
  readonly done: number;
}

interface StepsProps {
  readonly update: WeeklyUpdate;
  readonly values: UpdateValues;
  readonly asked: ReadonlySet<string>;
  /** The kind of row that has the focus. */
  readonly now: string | null;
}

const part = (done: number, all: number): number => (all === 0 ? 1 : done / all);

function useSteps({ update, values, asked }: StepsProps): readonly Step[] {
  const { t } = useLingui();
  const dimensions = update.template.dimensions;
  const rated = dimensions.filter(d => values.dimensions[d] !== undefined).length;
  const lines = [...linesOf(update, values).values()].flat();
  const drafted = lines.filter(l => l.drafted);
  const decided = drafted.filter(l => l.state !== 'pending').length;
  const forecasts = update.forecast.cost === null || !update.may.forecastCost ? 1 : 2;
  const unsaid = ['finish', 'cost'].filter(
    f => asked.has(`forecast-${f}`) && !values.reasons[`forecast-${f}` as 'forecast-cost']?.text.trim(),
  ).length;
  const changed = update.changed.length;
  return [
    { key: 'changed', label: t`Changed`, count: String(changed), done: 1 },
    {
      key: 'rating',
      label: t`Ratings`,
      count: t`${rated} of ${dimensions.length}`,
      done: part(rated, dimensions.length),
    },
    {
      key: 'line',
      label: t`Narrative`,
      count: t`${decided} of ${drafted.length}`,
      done: part(decided, drafted.length),
    },
    {
      key: 'forecast',
      label: t`Forecast`,
      count: t`${forecasts - unsaid} of ${forecasts}`,
      done: part(forecasts - unsaid, forecasts),
    },
    { key: 'decision', label: t`Decisions`, count: String(values.decisions.length), done: 1 },
  ];
}

/** How far the report is: five short bars. */
export function Steps(props: StepsProps) {
  const { t } = useLingui();
  return (
    <ol className={css.steps} aria-label={t`How far the report is`}>
      {useSteps(props).map(step => (
        <li
          key={step.key}
          className={css.step}
          data-done={step.done === 1 || undefined}
          data-now={step.key === props.now || undefined}
        >
          <i aria-hidden="true">
            <b style={{ width: `${step.done * 100}%` }} />
          </i>
          <span>
            {step.label} <span>{step.count}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
