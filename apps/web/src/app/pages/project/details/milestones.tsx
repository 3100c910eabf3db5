import { exportMilestones, type ProjectPage } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../../../lib/api/download.ts';
import { useMoment } from '../../../../lib/as-of.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import type { GridColumn } from '../../../../ui/grid/column.ts';
import { Cells, Heads, useTableColumns } from '../../added-fields/added-columns.tsx';
import css from '../../form.module.css';
import { ListExport } from '../../list-export/list-export.tsx';
import { MilestoneDialog } from './milestone-dialog.tsx';

const route = getRouteApi('/projects/$project');

type Milestone = ProjectPage['milestones'][number];

/** What the table shows beside added fields, as an export names it. */
const ownColumns = ['name', 'baseline', 'forecast', 'actual'] as const;

interface TableProps {
  readonly milestones: readonly Milestone[];
  /** The added fields that stand in the table. */
  readonly columns: readonly GridColumn<Milestone>[];
  readonly onChange: ((milestone: Milestone) => void) | null;
}

function Table({ milestones, columns, onChange }: TableProps) {
  const { t } = useLingui();
  const format = useFormat();
  const day = (d: string | null) => (d === null ? '—' : format.day(d));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t`Name`}</th>
          <th scope="col" data-right>{t`Baseline`}</th>
          <th scope="col" data-right>{t`Forecast`}</th>
          <th scope="col" data-right>{t`Actual`}</th>
          <Heads columns={columns} />
          {onChange === null ? null : (
            <th scope="col" style={{ position: 'relative' }}>
              <span className="sr-only">{t`Actions`}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {milestones.map(milestone => (
          <tr key={milestone.id}>
            <td>{milestone.name}</td>
            <td data-right>{day(milestone.baseline)}</td>
            <td data-right>{day(milestone.forecast)}</td>
            <td data-right>{day(milestone.actual)}</td>
            <Cells columns={columns} row={milestone} />
            {onChange === null ? null : (
              <td data-right>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={t`Change ${milestone.name}`}
                  onClick={() => onChange(milestone)}
                >
                  <Trans>Change</Trans>
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Milestones and gates with their three days, and the added fields that were chosen. */
export function Milestones({ page, editable }: { readonly page: ProjectPage; readonly editable: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Milestone | 'new' | null>(null);
  const { dateFields } = route.useSearch();
  const navigate = route.useNavigate();
  const moment = useMoment();
  const { chosen, chooser } = useTableColumns<Milestone>('milestone', {
    shown: dateFields,
    onShown: next =>
      void navigate({
        search: before => ({ ...before, dateFields: next }),
        replace: true,
        resetScroll: false,
      }),
  });
  return (
    <Card
      title={t`Key dates`}
      flush
      more={
        <span className={css.tools}>
          {editable ? (
            <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setOpen('new')}>
              <Trans>Add a key date</Trans>
            </Button>
          ) : null}
          {page.milestones.length === 0 ? null : (
            <ListExport
              name={t`Export key dates`}
              size="xs"
              take={format =>
                download(
                  exportMilestones,
                  {
                    params: { project: page.project.id },
                    query: {
                      ...moment,
                      format,
                      columns: [...ownColumns, ...chosen.map(c => c.id)].join(','),
                    },
                  },
                  `key-dates.${format}`,
                )
              }
            />
          )}
          {chooser}
        </span>
      }
    >
      {page.milestones.length === 0 ? (
        <p className="muted" style={{ padding: '0 16px 14px' }}>
          {t`Milestones and gates of the project appear here.`}
        </p>
      ) : (
        <Table milestones={page.milestones} columns={chosen} onChange={editable ? setOpen : null} />
      )}
      {open === null ? null : (
        <MilestoneDialog
          project={page.project}
          milestone={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}
