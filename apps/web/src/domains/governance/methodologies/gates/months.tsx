import type { listGates, Output } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import css from './gates.module.css';

type Month = Output<typeof listGates>['months'][number];

const states = ['passed', 'decided', 'open', 'planned', 'unprepared'] as const;
const totalOf = (m: Month): number => states.reduce((sum, s) => sum + m[s], 0);

interface MonthsProps {
  readonly months: readonly Month[];
  readonly today: string;
  readonly chosen: string | undefined;
  readonly onChoose: (month: string | undefined) => void;
}

/** How far back and ahead of this month is shown. */
const [back, ahead] = [4, 9];

const indexOf = (month: string): number => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number;
};

/** Gates by month, each to press; the bar is how far they are. */
export function Months({ months, today, chosen, onChoose }: MonthsProps) {
  const { t, i18n } = useLingui();
  const now = indexOf(today.slice(0, 7));
  const near = months.filter(m => {
    const at = indexOf(m.month);
    return m.month === chosen || (at >= now - back && at <= now + ahead);
  });
  if (near.length === 0) return null;
  const name = (month: string) =>
    new Intl.DateTimeFormat(i18n.locale, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
      new Date(`${month}-01T00:00:00Z`),
    );
  return (
    <ul className={css.months} aria-label={t`Gates by month`}>
      {near.map(m => (
        <li key={m.month}>
          <button
            type="button"
            className={css.month}
            aria-pressed={m.month === chosen}
            onClick={() => onChoose(m.month === chosen ? undefined : m.month)}
          >
            <span className="small faint">{name(m.month)}</span>
            <b>{totalOf(m)}</b>
            <span className={css.stack} aria-hidden="true">
              {states.map(s => (
                <i key={s} data-state={s} style={{ width: `${(100 * m[s]) / totalOf(m)}%` }} />
              ))}
            </span>
            <span className={m.overdue > 0 ? `small ${css.late}` : 'small faint'}>
              {m.overdue > 0
                ? t`${m.overdue} overdue`
                : m.open > 0
                  ? t`${m.open} open`
                  : m.decided > 0
                    ? t`${m.decided} decided`
                    : '—'}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
