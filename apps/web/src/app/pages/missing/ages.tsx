import type { listMissingReports, Output } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import css from './missing.module.css';

interface AgesProps {
  readonly ages: Output<typeof listMissingReports>['ages'];
  readonly from: number | undefined;
  readonly onFrom: (from: number | undefined) => void;
}

/** How many reports are overdue for how long; each bar leaves out what is younger. */
export function Ages({ ages, from, onFrom }: AgesProps) {
  const { t } = useLingui();
  const most = Math.max(1, ...ages.map(a => a.count));
  const label = ({ from: first, to }: (typeof ages)[number]) =>
    to === null ? t`over ${first - 1} days` : t`${first} to ${to} days`;
  return (
    <fieldset className={css.ages} aria-label={t`Overdue for`}>
      {ages.map(age => (
        <button
          key={age.from}
          type="button"
          className={css.age}
          aria-pressed={from === age.from}
          onClick={() => onFrom(from === age.from ? undefined : age.from)}
        >
          <span className={css.ageCount}>{age.count}</span>
          <i aria-hidden="true">
            <b style={{ width: `${(age.count / most) * 100}%` }} />
          </i>
          <span className="small muted">{label(age)}</span>
        </button>
      ))}
    </fieldset>
  );
}
