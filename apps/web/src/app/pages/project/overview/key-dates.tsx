import type { ProjectPage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useExplain } from '../../../../lib/explain.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Figure } from '../../../../ui/figure/figure.tsx';
import css from '../project.module.css';

interface KeyDate {
  readonly id: string;
  readonly name: string;
  readonly kind: 'milestone' | 'gate' | 'project';
  readonly done: boolean;
  readonly baseline: string | null;
  readonly forecast: string | null;
  readonly slipDays: number | null;
  readonly before: string | null;
  /** Metric that explains the slip, where there is one. */
  readonly metric?: string;
}

/** Start and finish of the project around its milestones and gates. */
function useKeyDates(page: ProjectPage): readonly KeyDate[] {
  const { t } = useLingui();
  const { dates } = page.project;
  const slip = (metric: string): number | null => {
    const value = page.figures.find(f => f.metric === metric)?.value;
    return typeof value === 'number' ? value : null;
  };
  const ends: readonly KeyDate[] = [
    {
      id: 'start',
      name: t`Start`,
      kind: 'project',
      done: dates.startActual !== null,
      baseline: dates.startBaseline,
      forecast: dates.startActual ?? dates.startForecast,
      slipDays: slip('start-slip-days'),
      before: null,
      metric: 'start-slip-days',
    },
    {
      id: 'finish',
      name: t`Finish`,
      kind: 'project',
      done: dates.finishActual !== null,
      baseline: dates.finishBaseline,
      forecast: dates.finishActual ?? dates.finishForecast,
      slipDays: page.health.slipDays,
      before: page.before?.finishForecast ?? null,
      metric: 'finish-slip-days',
    },
  ];
  const milestones: readonly KeyDate[] = page.milestones.map(m => ({
    ...m,
    done: m.actual !== null,
    forecast: m.actual ?? m.forecast,
  }));
  const known = ends.filter(d => d.baseline !== null || d.forecast !== null);
  const dayOf = (d: KeyDate) => d.forecast ?? d.baseline ?? '';
  return [...known, ...milestones].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

function Line({
  date,
  project,
  compared,
}: {
  readonly date: KeyDate;
  readonly project: string;
  readonly compared: boolean;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const { ask } = useExplain();
  const { slipDays, before, forecast } = date;
  const slip = slipDays === null ? '—' : format.signed(slipDays);
  return (
    <tr>
      <td>
        <span className={css.milestone}>
          <i className={css.diamond} data-kind={date.kind} data-done={date.done || undefined} />
          <span className="ellipsis" title={date.name}>
            {date.name}
            {date.done ? <span className="sr-only">{t`, done`}</span> : null}
          </span>
        </span>
      </td>
      <td data-right className="faint">
        {date.baseline === null ? '—' : format.dayShort(date.baseline)}
      </td>
      <td data-right>
        {forecast === null ? '—' : format.dayShort(forecast)}
        {!compared || before === null || before === forecast ? null : (
          <span className="small note" style={{ display: 'block' }}>{t`was ${format.dayShort(before)}`}</span>
        )}
      </td>
      <td data-right>
        {date.metric === undefined || slipDays === null ? (
          slip
        ) : (
          <Figure {...ask({ metric: date.metric, project })}>{slip}</Figure>
        )}
      </td>
    </tr>
  );
}

/** Baseline, forecast and slip of each key date; in magenta what it was on the day compared with. */
export function KeyDates({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const dates = useKeyDates(page);
  const compared = page.compareWith !== null;
  return (
    <Card
      title={t`Key dates`}
      more={
        page.project.baselineNumber === 0 ? t`no baseline yet` : t`Baseline ${page.project.baselineNumber}`
      }
      flush
    >
      {dates.length === 0 ? (
        <p className="muted" style={{ padding: '0 16px 14px' }}>{t`No date is known yet.`}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t`Date`}</th>
              <th scope="col" data-right>{t`Baseline`}</th>
              <th scope="col" data-right>{t`Forecast`}</th>
              <th scope="col" data-right>{t`Slip, days`}</th>
            </tr>
          </thead>
          <tbody>
            {dates.map(date => (
              <Line key={date.id} date={date} project={page.project.key} compared={compared} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
