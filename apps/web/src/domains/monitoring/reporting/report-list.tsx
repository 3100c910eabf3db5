import type { Report } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Chip } from '../../../ui/status/chip.tsx';
import { RatingChip } from '../../../ui/status/status-chip.tsx';
import css from './reporting.module.css';

interface ReportListProps {
  readonly reports: readonly Report[];
  readonly current: string | undefined;
  readonly onOpen: (report: Report) => void;
}

/** Reports, newest first: day, rating as said, who. */
export function ReportList({ reports, current, onOpen }: ReportListProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <ul className={css.list}>
      {reports.map(report => (
        <li key={report.id}>
          <button
            type="button"
            className={css.item}
            aria-current={report.id === current}
            onClick={() => onOpen(report)}
          >
            <span style={{ fontWeight: 550 }}>{format.day(report.asOf)}</span>
            <span>
              <RatingChip said={report.overall.said} status={report.overall.status} />
            </span>
            <span className="small faint">
              {report.state === 'in-review' ? (
                <Chip tone="water">{t`In review`}</Chip>
              ) : report.state === 'draft' ? (
                <Chip tone="water">{t`Draft`}</Chip>
              ) : report.revision > 1 ? (
                <Chip tone="note">{t`Revision ${report.revision}`}</Chip>
              ) : null}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
