import type { ProjectRow } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useAsOf } from '../../../lib/as-of.ts';
import { useSession } from '../../../lib/session.ts';
import type { GridColumn } from '../../../ui/grid/column.ts';
import { DataGrid, type DataGridProps } from '../../../ui/grid/data-grid.tsx';
import { columnIds, columnsOf, columnWidths } from '../views/settings.ts';
import { BulkDialog } from './bulk/bulk-dialog.tsx';
import { BulkStrip } from './bulk/bulk-strip.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListTools } from './list-tools.tsx';
import type { ProjectsSearch } from './search.ts';
import { useProjectSelection } from './use-project-selection.ts';

/** What fits beside an open project. */
const besidePeek: readonly string[] = ['name', 'status', 'slipDays', 'costVariancePct', 'finishForecast'];

type GridParts = Pick<
  DataGridProps<ProjectRow>,
  'rows' | 'total' | 'loading' | 'onMore' | 'onOpen' | 'onEdit' | 'onPaste'
>;

interface ProjectGridProps extends GridParts {
  readonly search: ProjectsSearch;
  readonly onSearch: (change: Partial<ProjectsSearch>) => void;
  readonly columns: readonly GridColumn<ProjectRow>[];
  readonly filtered: boolean;
  readonly filterError: string | undefined;
  readonly error: ReactNode;
}

/** The rows of the project list, with what can be done with those that are selected. */
export function ProjectGrid({
  search,
  onSearch,
  columns,
  filtered,
  filterError,
  error,
  ...grid
}: ProjectGridProps) {
  const { t } = useLingui();
  const { past } = useAsOf();
  const { holds } = useSession();
  const selection = useProjectSelection(search, grid.rows, grid.total);
  const mayChange = !past && holds('project.edit');
  const ids = columnIds(search.columns);
  const widths = columnWidths(search.columns);
  const shown = ids ?? (search.open === undefined ? undefined : besidePeek);
  const first = columns.filter(c => c.hidden !== true).map(c => c.id);
  return (
    <>
      <DataGrid
        {...grid}
        label={t`Projects`}
        columns={columns}
        rowId={row => row.id}
        rowName={row => row.name}
        sort={search.sort}
        onSort={sort => onSearch({ sort })}
        currentId={grid.rows.find(row => row.key === search.open)?.id}
        shown={shown}
        onShown={next => onSearch({ columns: columnsOf(next, widths) })}
        widths={widths}
        onWidths={next => onSearch({ columns: columnsOf(shown ?? first, next) })}
        lines={2}
        {...(mayChange ? { selection: selection.ids, onSelection: selection.select } : {})}
        strip={
          selection.count === 0 ? null : (
            <BulkStrip
              selected={selection.ids.length}
              total={grid.total}
              everything={selection.everything}
              onEverything={selection.selectAll}
              onEdit={() => selection.setChanging(true)}
              onClear={selection.clear}
            />
          )
        }
        toolbar={<ListTools search={search} onSearch={onSearch} error={filterError} />}
        empty={
          <EmptyList filtered={filtered} onClear={() => onSearch({ q: undefined, filter: undefined })} />
        }
        error={error}
      />
      {selection.changing ? (
        <BulkDialog
          chosen={selection.chosen}
          count={selection.count}
          onClose={() => selection.setChanging(false)}
          onDone={selection.clear}
        />
      ) : null}
    </>
  );
}
