import { listProgrammes, type Programme } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useMoment } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from '../form.module.css';
import { HistoryLink } from '../history/history-link.tsx';
import { EditProgrammeDialog, NewProgrammeDialog } from './programme-dialog.tsx';

function Line({ programme, onEdit }: { readonly programme: Programme; readonly onEdit: () => void }) {
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

/** Programmes with their portfolio, manager and number of projects. */
export function ProgrammesCard({ portfolio }: { readonly portfolio: string | undefined }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const [editing, setEditing] = useState<Programme | null>(null);
  const [adding, setAdding] = useState(false);
  const answer = useRead(listProgrammes, { query: useMoment() });
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
        answer.data?.may.create === true ? (
          <Button size="xs" onClick={() => setAdding(true)}>
            <Trans>New programme</Trans>
          </Button>
        ) : undefined
      }
      flush
    >
      {answer.error === null ? null : (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      )}
      {answer.data === undefined && answer.error === null ? (
        <div className={css.inset}>
          <SkeletonLines />
        </div>
      ) : null}
      {answer.data !== undefined && items.length === 0 ? (
        <div className={`${css.inset} muted`}>
          <Trans>No programme belongs to this portfolio.</Trans>
        </div>
      ) : null}
      {items.length === 0 ? null : (
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
            {items.map(programme => (
              <Line key={programme.id} programme={programme} onEdit={() => setEditing(programme)} />
            ))}
          </tbody>
        </table>
      )}
      {adding ? <NewProgrammeDialog onClose={() => setAdding(false)} /> : null}
      {editing === null ? null : (
        <EditProgrammeDialog key={editing.id} programme={editing} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}
