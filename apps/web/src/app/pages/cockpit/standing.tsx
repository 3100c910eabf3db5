import type { Cockpit, Status } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useStatusText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { StatusShape } from '../../../ui/status/status-shape.tsx';
import css from './cockpit.module.css';

interface Count {
  readonly said: string;
  readonly status: Status;
  readonly count: number;
  readonly before: number | null;
}

interface BarsProps {
  readonly title: string;
  readonly counts: readonly Count[];
  /** The longest bar of both tables, so that they can be compared. */
  readonly most: number;
  readonly since: string | null;
}

function Bars({ title, counts, most, since }: BarsProps) {
  const format = useFormat();
  const share = (n: number) => `${((n / Math.max(1, most)) * 100).toFixed(1)}%`;
  return (
    <table className={css.bars}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">
            <span className="sr-only">
              <Trans>Share</Trans>
            </span>
          </th>
          <th scope="col" data-right>
            <Trans>Projects</Trans>
          </th>
          {since === null ? null : (
            <th scope="col" data-right className="note">
              {format.dayShort(since)}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {counts.map(({ said, status, count, before }) => (
          <tr key={said}>
            <th scope="row">
              <span className={css.shape} data-status={status}>
                <StatusShape status={status} />
              </span>
              {said}
            </th>
            <td>
              <span className={css.bar} aria-hidden="true">
                <i data-status={status} style={{ width: share(count) }} />
                {before === null ? null : <b style={{ left: share(before) }} />}
              </span>
            </td>
            <td data-right>{format.number(count)}</td>
            {since === null ? null : (
              <td data-right className="note">
                {before === null ? '' : format.number(before)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many projects stand where: as reported, in the words of the reports, and as computed. */
export function Standing({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useLingui();
  const statusText = useStatusText();
  const computed = cockpit.computed.map(c => ({ ...c, said: statusText(c.status) }));
  const counts = [...cockpit.reported, ...computed].flatMap(c => [c.count, c.before ?? 0]);
  const shared = { most: Math.max(...counts, 1), since: cockpit.compareWith };
  return (
    <Card title={t`Ratings`} more={cockpit.compareWith === null ? undefined : t`mark: day compared with`}>
      <Bars title={t`As reported`} counts={cockpit.reported} {...shared} />
      <Bars title={t`As computed`} counts={computed} {...shared} />
    </Card>
  );
}
