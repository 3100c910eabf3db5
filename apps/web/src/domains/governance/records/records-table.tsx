import type { ArchivedRecord } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../lib/format/use-format.ts';
import { RecordMarks } from './record-marks.tsx';
import css from './records.module.css';
import { useRecordWords } from './words.ts';

interface RecordsTableProps {
  readonly rows: readonly ArchivedRecord[];
  readonly current: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, chosen: boolean) => void;
  readonly onOpen: (id: string) => void;
}

function Line({ record, ...props }: Omit<RecordsTableProps, 'rows'> & { readonly record: ArchivedRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useRecordWords();
  return (
    <tr aria-current={record.id === props.current || undefined}>
      <td>
        {record.may.dispose ? (
          <Checkbox
            aria-label={t`Choose ${record.number}`}
            checked={props.chosen.has(record.id)}
            onChange={event => props.onChoose(record.id, event.currentTarget.checked)}
          />
        ) : null}
      </td>
      <td className={css.wide}>
        <button type="button" className="opener" onClick={() => props.onOpen(record.id)}>
          {record.number} {record.title}
        </button>
        <div className="small faint">
          {words.kinds[record.kind]}
          {record.document === null ? null : t`, version ${record.document.number}`}
        </div>
      </td>
      <td data-room>
        <Link to="/projects/$project" params={{ project: record.project.key }}>
          {record.project.name}
        </Link>
        <div className="small faint">{record.project.key}</div>
      </td>
      <td data-room>{words.phase(record.phase)}</td>
      <td data-room data-right>
        {format.instant(record.archivedAt)}
      </td>
      <td data-right>{record.keepUntil === null ? '—' : format.day(record.keepUntil)}</td>
      <td>
        <RecordMarks record={record} />
      </td>
    </tr>
  );
}

/** Records, newest first; those that may be disposed of can be chosen. */
export function RecordsTable({ rows, ...props }: RecordsTableProps) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">
              <Trans>Choose</Trans>
            </span>
          </th>
          <th scope="col">
            <Trans>Record</Trans>
          </th>
          <th scope="col" data-room>
            <Trans>Project</Trans>
          </th>
          <th scope="col" data-room>
            <Trans>At the change</Trans>
          </th>
          <th scope="col" data-room data-right>
            <Trans>Archived</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Keep until</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(record => (
          <Line key={record.id} record={record} {...props} />
        ))}
      </tbody>
    </table>
  );
}
