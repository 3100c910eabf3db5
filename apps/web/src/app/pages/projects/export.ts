import { exportProjects, type ProjectRow, projectColumnNames, type Request } from '@chartroom/contract';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import type { GridColumn } from '../../../ui/grid/column.ts';

export type ExportFormat = 'csv' | 'xlsx' | 'pdf';
type Query = Request<typeof exportProjects>['query'];

/** Saves the list as the server writes it: what is shown, in its order, with the columns that are shown. */
export function useProjectExport(
  query: Query,
  shown: readonly GridColumn<ProjectRow>[],
): (format: ExportFormat) => Promise<void> {
  const textOf = useErrorText();
  const known: readonly string[] = projectColumnNames;
  const columns = shown
    .map(c => c.id)
    .filter(id => known.includes(id))
    .join(',');
  return format =>
    download(exportProjects, { query: { ...query, format, columns } }, `projects.${format}`).catch(error =>
      errorToast(textOf(error).message),
    );
}
