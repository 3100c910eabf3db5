import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { PersonLoad } from '../../../lib/plan-worker/load.ts';
import { isoWeek } from '../../../ui/timeline/ticks.ts';
import css from './dock.module.css';

/** Planned hours of people with more to do than there is time for, in the weeks around the worst. */
export function LoadTable({ loads }: { readonly loads: readonly PersonLoad[] }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <section className={css.loads} aria-label={t`Planned hours a week`}>
      <table>
        <caption>{t`Planned hours a week`}</caption>
        <tbody>
          {loads.map(person => (
            <tr key={person.name}>
              <th scope="row">
                <span className="ellipsis">{person.name}</span>
                <span className="small faint">{person.group}</span>
              </th>
              {person.weeks.map(({ weekSec, hours, mostHours }) => (
                <td key={weekSec}>
                  <span className="faint">{t`W${isoWeek(weekSec)}`}</span>
                  <span
                    className={css.load}
                    data-over={hours > mostHours || undefined}
                    title={t`of ${format.number(mostHours)} hours`}
                  >
                    {format.number(hours)}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
