import type { OnePage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { RatingChip, StatusChip } from '../../../ui/status/status-chip.tsx';
import css from './shared.module.css';

/** What needs attention, as a table. */
export function SharedAttention({ page }: { readonly page: OnePage }) {
  const { t } = useLingui();
  if (page.attention.length === 0)
    return <p className={`muted ${css.inset}`}>{t`Nothing is off track, disagrees or is silent.`}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too
    <section className={css.scroll} aria-label={t`Needs attention`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Project`}</th>
            <th scope="col">{t`Reported`}</th>
            <th scope="col">{t`Computed`}</th>
            <th scope="col">{t`Disagree`}</th>
            <th scope="col" data-right>{t`Slip`}</th>
            <th scope="col" data-right>{t`Cost`}</th>
            <th scope="col">{t`Next`}</th>
          </tr>
        </thead>
        <tbody>
          {page.attention.map(row => (
            <tr key={row.key}>
              <td>
                <b>{row.name}</b>
                <div className="small faint">{[row.key, row.place].filter(Boolean).join(' · ')}</div>
              </td>
              <td>
                <RatingChip said={row.reported.said} status={row.reported.status} />
              </td>
              <td>
                <StatusChip status={row.computed.status} word={row.computed.said} />
              </td>
              <td className="note">{row.disagree}</td>
              <td data-right>{row.slip}</td>
              <td data-right>{row.cost}</td>
              <td>{row.next}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
