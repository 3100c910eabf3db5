import type { OnePage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { StatusShape } from '../../../ui/status/status-shape.tsx';
import css from './shared.module.css';

type Counted = OnePage['reported'];

function Bars({
  title,
  rows,
  most,
}: {
  readonly title: string;
  readonly rows: Counted;
  readonly most: number;
}) {
  const { t } = useLingui();
  return (
    <table className={css.bars}>
      <caption className="small faint">{title}</caption>
      <tbody>
        {rows.map(row => (
          <tr key={row.label}>
            <th scope="row">
              <StatusShape status={row.status} /> {row.label}
            </th>
            <td aria-hidden="true">
              <i data-status={row.status} style={{ width: `${(row.count / most) * 100}%` }} />
            </td>
            <td data-right>{row.count}</td>
            <td className="small note">
              {row.before === null || row.before === row.count ? '' : t`was ${row.before}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many projects are rated how, as reported and as computed. */
export function SharedRatings({ page }: { readonly page: OnePage }) {
  const { t } = useLingui();
  const most = Math.max(1, ...page.reported.map(r => r.count), ...page.computed.map(r => r.count));
  return (
    <>
      <Bars title={t`Reported`} rows={page.reported} most={most} />
      <Bars title={t`Computed`} rows={page.computed} most={most} />
    </>
  );
}
