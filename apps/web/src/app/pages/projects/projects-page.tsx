import { listProjects, type ProjectRow } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { isCode } from '../../../lib/api/api-error.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import type { Pasted } from '../../../ui/grid/data-grid.tsx';
import { shownColumns } from '../../../ui/grid/use-grid-table.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { columnIds } from '../views/settings.ts';
import { useProjectColumns } from './columns.tsx';
import { useProjectEdits } from './edit/cells.ts';
import { EditConflict } from './edit/edit-conflict.tsx';
import { PasteDialog } from './edit/paste-dialog.tsx';
import { type ReadPaste, readPaste } from './edit/read-paste.ts';
import { useInlineEdit } from './edit/use-inline-edit.ts';
import { projectExport } from './export.ts';
import { ListHeader } from './list-header.tsx';
import { NewProjectDialog } from './new-project-dialog.tsx';
import { ProjectGrid } from './project-grid.tsx';
import { ProjectPeek } from './project-peek.tsx';
import type { ProjectsSearch } from './search.ts';
import { useProjectView } from './use-project-view.ts';

const route = getRouteApi('/projects');

const none: readonly ProjectRow[] = [];

/** The list that the address asks for, page by page. */
function useProjectList(search: ProjectsSearch) {
  const { asOf, compareWith, knownAt } = useAsOf();
  const query = {
    asOf,
    compareWith,
    knownAt,
    search: search.q,
    filter: search.filter,
    sort: search.sort,
    scope: search.scope ?? ('live' as const),
    portfolio: search.portfolio,
  };
  const warnings = columnIds(search.columns)?.includes('warnings') === true ? 'true' : 'false';
  const pages = usePages(listProjects, { query: { ...query, warnings, limit: 100 } });
  const badFilter = isCode(pages.error, 'invalid') && search.filter !== undefined;
  return { query, pages, badFilter, compared: compareWith !== undefined };
}

/** Changing cells in place and by pasting; not in the past. */
function useEditing(rows: readonly ProjectRow[]) {
  const { t } = useLingui();
  const { past } = useAsOf();
  const edits = useProjectEdits();
  const inline = useInlineEdit();
  const [paste, setPaste] = useState<ReadPaste | null>(null);
  const words = { fixed: t`It cannot be changed here.`, beyond: t`It is beyond the list.` };
  const onPaste = (pasted: Pasted<ProjectRow>) => void readPaste(pasted, rows, words).then(setPaste);
  return {
    edits: past ? null : edits,
    onEdit: past ? undefined : inline.onEdit,
    onPaste: past ? undefined : onPaste,
    dialogs: (
      <>
        <EditConflict edits={edits} inline={inline} />
        {paste === null ? null : <PasteDialog paste={paste} onClose={() => setPaste(null)} />}
      </>
    ),
  };
}

/** Every project as a list that can be searched, filtered, sorted, changed, and kept as a link or a view. */
export function ProjectsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const change = route.useNavigate();
  const navigate = useNavigate();
  const textOf = useErrorText();
  const onSearch = useCallback(
    (next: Partial<ProjectsSearch>) =>
      void change({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false }),
    [change],
  );
  const { query, pages, badFilter, compared } = useProjectList(search);
  const rows = badFilter ? none : pages.rows;
  const onPeek = useCallback((row: ProjectRow) => onSearch({ open: row.key }), [onSearch]);
  const editing = useEditing(rows);
  const columns = useProjectColumns(compared, onPeek, editing.edits);
  const shown = shownColumns(columns, columnIds(search.columns));
  const filtered = search.q !== undefined || search.filter !== undefined;
  return (
    <>
      <ListHeader
        search={search}
        onSearch={onSearch}
        may={pages.first?.may}
        onExport={projectExport(query, shown)}
        view={useProjectView(search, onSearch)}
      />
      <ProjectGrid
        {...{ search, onSearch, columns, rows, filtered }}
        total={pages.total}
        loading={pages.loading}
        onMore={pages.onMore}
        onOpen={row =>
          row.key === search.open
            ? void navigate({ to: '/projects/$project', params: { project: row.key } })
            : onPeek(row)
        }
        onEdit={editing.onEdit}
        onPaste={editing.onPaste}
        filterError={badFilter ? textOf(pages.error).message : undefined}
        error={
          pages.error === null || badFilter ? undefined : (
            <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />
          )
        }
      />
      {editing.dialogs}
      {search.open === undefined ? null : (
        <ProjectPeek key={search.open} project={search.open} onClose={() => onSearch({ open: undefined })} />
      )}
      {search.new === true ? <NewProjectDialog onClose={() => onSearch({ new: undefined })} /> : null}
      <span className="sr-only">{t`F2 or Enter changes a cell, Ctrl V pastes into cells, Ctrl Z undoes.`}</span>
    </>
  );
}
