import { exportProgrammes, listProgrammes, type Programme, portfolioId } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useMoment } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import type { GridColumn } from '../../../ui/grid/column.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Cells, Heads, useTableColumns } from '../added-fields/added-columns.tsx';
import css from '../form.module.css';
import { HistoryLink } from '../history/history-link.tsx';
import { ListExport } from '../list-export/list-export.tsx';
import { EditProgrammeDialog, NewProgrammeDialog } from './programme-dialog.tsx';

const route = getRouteApi('/portfolios');

interface LineProps {
  readonly programme: Programme;
  /** The added fields that stand in the table. */
  readonly columns: readonly GridColumn<Programme>[];
  readonly onEdit: () => void;
}

function Line({ programme, columns, onEdit }: LineProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <tr>
      <td style={{ whiteSpace: 'normal' }}>
        <Link
          to="/projects"
          search={{ filter: `programme == ${JSON.stringify(programme.name)}`, scope: 'present' }}
          style={{ fontWeight: 550 }}
        >
          {programme.name}
        </Link>
        <div className="small faint">
          {programme.externalKey} <HistoryLink kind="programme" id={programme.id} />
        </div>
      </td>
      <td>{programme.portfolio?.name ?? '—'}</td>
      <td>{programme.manager?.name ?? '—'}</td>
      <Cells columns={columns} row={programme} />
      <td data-right>{format.number(programme.projects, 0)}</td>
      <td data-right>
        {programme.may.edit ? (
          <Button size="xs" variant="subtle" aria-label={t`Edit ${programme.name}`} onClick={onEdit}>
            <Trans>Edit</Trans>
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

interface TableProps extends Pick<LineProps, 'columns'> {
  readonly programmes: readonly Programme[];
  readonly onEdit: (programme: Programme) => void;
}

const Table = ({ programmes, columns, onEdit }: TableProps) => (
  <table>
    <thead>
      <tr>
        <th scope="col">
          <Trans>Programme</Trans>
        </th>
        <th scope="col">
          <Trans>Portfolio</Trans>
        </th>
        <th scope="col">
          <Trans>Manager</Trans>
        </th>
        <Heads columns={columns} />
        <th scope="col" data-right>
          <Trans>Projects</Trans>
        </th>
        <th scope="col">
          <span className="sr-only">
            <Trans>Edit</Trans>
          </span>
        </th>
      </tr>
    </thead>
    <tbody>
      {programmes.map(programme => (
        <Line key={programme.id} programme={programme} columns={columns} onEdit={() => onEdit(programme)} />
      ))}
    </tbody>
  </table>
);

/** What stands in place of the table while there is none. */
function Instead({
  answer,
  none,
}: {
  readonly answer: ReturnType<typeof useProgrammes>;
  readonly none: boolean;
}) {
  const textOf = useErrorText();
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined)
    return (
      <div className={css.inset}>
        <SkeletonLines />
      </div>
    );
  return none ? (
    <div className={`${css.inset} muted`}>
      <Trans>No programme belongs to this portfolio.</Trans>
    </div>
  ) : null;
}

/** The table as a file: the programmes of the portfolio that is open, with the columns that are shown. */
function TakeAlong({
  columns,
  portfolio,
}: Pick<LineProps, 'columns'> & { readonly portfolio: string | undefined }) {
  const { t } = useLingui();
  const moment = useMoment();
  const of = portfolio === undefined ? {} : { portfolio: portfolioId.parse(portfolio) };
  const shown = ['name', 'portfolio', 'manager', ...columns.map(c => c.id), 'projects'].join(',');
  return (
    <ListExport
      name={t`Export programmes`}
      size="xs"
      take={format =>
        download(
          exportProgrammes,
          { query: { ...moment, ...of, format, columns: shown } },
          `programmes.${format}`,
        )
      }
    />
  );
}

const useProgrammes = () => useRead(listProgrammes, { query: useMoment() });

/** Programmes with their portfolio, manager, number of projects, and the added fields that were chosen. */
export function ProgrammesCard({ portfolio }: { readonly portfolio: string | undefined }) {
  const { t } = useLingui();
  const format = useFormat();
  const [editing, setEditing] = useState<Programme | null>(null);
  const [adding, setAdding] = useState(false);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { chosen, chooser } = useTableColumns<Programme>('programme', {
    shown: search.columns,
    onShown: columns =>
      void navigate({ search: before => ({ ...before, columns }), replace: true, resetScroll: false }),
  });
  const answer = useProgrammes();
  const items = (answer.data?.items ?? []).filter(
    programme => portfolio === undefined || programme.portfolio?.id === portfolio,
  );
  return (
    <Card
      title={t`Programmes`}
      beside={
        <span className="small faint">{answer.data === undefined ? '' : format.number(items.length, 0)}</span>
      }
      more={
        <span className={css.tools}>
          {answer.data?.may.create === true ? (
            <Button size="xs" onClick={() => setAdding(true)}>
              <Trans>New programme</Trans>
            </Button>
          ) : null}
          {items.length === 0 ? null : <TakeAlong columns={chosen} portfolio={portfolio} />}
          {chooser}
        </span>
      }
      flush
    >
      <Instead answer={answer} none={items.length === 0} />
      {items.length === 0 ? null : <Table programmes={items} columns={chosen} onEdit={setEditing} />}
      {adding ? <NewProgrammeDialog onClose={() => setAdding(false)} /> : null}
      {editing === null ? null : (
        <EditProgrammeDialog key={editing.id} programme={editing} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}
