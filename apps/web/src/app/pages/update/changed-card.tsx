import type { WeeklyUpdate } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useExplain } from '../../../lib/explain.ts';
import { useFigureText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Figure } from '../../../ui/figure/figure.tsx';
import card from './cards.module.css';
import css from './update.module.css';

type Changed = WeeklyUpdate['changed'][number];

/** `+7 days`, `+£0.1m`, `+0.8`: by how much, in the unit of the figure. */
function useChangeText() {
  const format = useFormat();
  return ({ figure, change }: Changed): string => {
    if (change === null) return '';
    if (figure.unit === 'day' || figure.unit === 'days') return format.days(change, true);
    if (figure.unit === 'money') return format.money(change, figure.currency ?? 'GBP', true);
    if (figure.unit === 'percent') return format.percent(change, true);
    return format.signed(change, 2);
  };
}

function Table({ update }: { readonly update: WeeklyUpdate }) {
  const textOf = useFigureText();
  const changeText = useChangeText();
  const { ask } = useExplain();
  return (
    <table className={card.changes}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Figure</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Last time</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Now</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Change</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {update.changed.map(changed => {
          const { figure } = changed;
          return (
            <tr key={figure.metric}>
              <td style={{ whiteSpace: 'normal' }}>{figure.name}</td>
              <td data-right className="faint">
                {textOf({ ...figure, value: figure.before })}
              </td>
              <td data-right>
                <Figure {...ask({ metric: figure.metric, project: update.project.key })}>
                  {textOf(figure)}
                </Figure>
              </td>
              <td data-right data-worse={changed.direction === 'worse' || undefined}>
                {changeText(changed)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The figures that are other than at the last report; on a phone the first three in a line. */
export function ChangedCard({ update }: { readonly update: WeeklyUpdate }) {
  const { t } = useLingui();
  const format = useFormat();
  const changeText = useChangeText();
  const { since, asOf, changed, records } = update;
  return (
    <section className={css.card} aria-labelledby="update-changed" data-place="changed">
      <header>
        <h2 id="update-changed">
          <Trans>Changed since last time</Trans>
        </h2>
        <span className={css.end}>
          {since === null ? t`no report yet` : t`${format.dayShort(since)} to ${format.dayShort(asOf)}`}
        </span>
      </header>
      {changed.length === 0 ? (
        <p className={`muted ${css.body}`}>
          {since === null
            ? t`This is the first report: there is nothing to compare with.`
            : t`No figure has changed.`}
        </p>
      ) : (
        <>
          <p className={card.summary}>
            {changed.slice(0, 3).map(c => (
              <span key={c.figure.metric}>
                <span className="faint">{c.figure.name}</span> <b>{changeText(c)}</b>
              </span>
            ))}
          </p>
          <Table update={update} />
        </>
      )}
      {records === 0 ? null : (
        <div className={card.foot}>
          <Link to="/projects/$project" params={{ project: update.project.key }} search={{ tab: 'history' }}>
            {t`${plural(records, { one: '# change on record', other: '# changes on record' })}`}
          </Link>
        </div>
      )}
    </section>
  );
}
