import type { RoadmapRow } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import css from './roadmap.module.css';
import { finishOf, laneOf, startOf } from './roadmap-scene.ts';
import type { LaneKind } from './search.ts';

interface TableProps {
  readonly rows: readonly RoadmapRow[];
  readonly lanes: LaneKind;
  readonly asOf: string;
  /** Under the projects. */
  readonly children?: ReactNode;
}

/** The same as a table. */
export function RoadmapTable({ rows, lanes, asOf, children }: TableProps) {
  const { t } = useLingui();
  const format = useFormat();
  const day = (text: string | null) => (text === null ? '' : format.day(text));
  const nextOf = (row: RoadmapRow) =>
    row.milestones.find(m => (m.actual === null || m.actual > asOf) && (m.forecast ?? m.baseline) !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={css.table} tabIndex={0} aria-label={t`Roadmap as a table`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Lane`}</th>
            <th scope="col">{t`Project`}</th>
            <th scope="col">{t`Start`}</th>
            <th scope="col">{t`Finish`}</th>
            <th scope="col">{t`Reported`}</th>
            <th scope="col">{t`Computed`}</th>
            <th scope="col">{t`Next key date`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const next = nextOf(row);
            return (
              <tr key={row.id}>
                <td>{laneOf(row, lanes)}</td>
                <td>
                  <Link to="/projects/$project" params={{ project: row.key }}>
                    {row.name}
                  </Link>
                </td>
                <td>{day(startOf(row))}</td>
                <td>{day(finishOf(row))}</td>
                <td>
                  <StatusChip status={row.reported.status} look="plain" />
                </td>
                <td>
                  <StatusChip status={row.computed} look="plain" />
                </td>
                <td>{next === undefined ? '' : `${next.name}, ${day(next.forecast ?? next.baseline)}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {children}
    </section>
  );
}
