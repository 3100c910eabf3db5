import type { methodAdoption, Output } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Card } from '../../../ui/card/card.tsx';
import css from './adoption.module.css';

type Months = Output<typeof methodAdoption>['months'];
const high = 90;

/** The last twelve months: projects on a method, on the newest version of their day or an older one. */
export function AdoptionMonths({ months }: { readonly months: Months }) {
  const { t, i18n } = useLingui();
  const most = Math.max(1, ...months.map(m => m.with));
  const name = (month: string) =>
    new Date(`${month}-15T00:00:00Z`).toLocaleDateString(i18n.locale, { month: 'short', timeZone: 'UTC' });
  return (
    <Card title={t`Over twelve months`} more={t`at the end of each month`}>
      <div
        className={css.months}
        role="img"
        aria-label={t`Projects with a method at the end of each of twelve months; the same as a table below`}
      >
        {months.map(m => (
          <div key={m.month} className={css.month}>
            <span className={css.monthBar}>
              <i data-old style={{ height: ((m.with - m.newest) / most) * high }} />
              <i style={{ height: (m.newest / most) * high }} />
            </span>
            <span>{m.with}</span>
            <span>{name(m.month)}</span>
          </div>
        ))}
      </div>
      <div className={css.legend}>
        <span>
          <i />
          {t`on the newest version then`}
        </span>
        <span>
          <i data-old />
          {t`on an older version`}
        </span>
        <span>
          {t`Steps said not to apply: ${months.reduce((n, m) => n + m.deviations, 0)} in these months, ${months.at(-1)?.deviations ?? 0} in the last`}
        </span>
      </div>
      <table className="sr-only">
        <caption>{t`Projects with a method by month`}</caption>
        <tbody>
          {months.map(m => (
            <tr key={m.month}>
              <th scope="row">{m.month}</th>
              <td>{m.with}</td>
              <td>{m.newest}</td>
              <td>{m.deviations}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
