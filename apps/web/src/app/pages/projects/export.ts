import { type ExportFormat, exportProjects, type ProjectRow, type Request } from '@chartroom/contract';
import { download } from '../../../lib/api/download.ts';
import type { GridColumn } from '../../../ui/grid/column.ts';

type Query = Request<typeof exportProjects>['query'];

/** Saves the list as the server writes it: what is shown, in its order, with the columns that are shown. */
export function projectExport(
  query: Query,
  shown: readonly GridColumn<ProjectRow>[],
): (format: ExportFormat) => Promise<void> {
  // What is wrong with the data is said of a row, not written as a column.
  const columns = shown
    .map(c => c.id)
    .filter(id => id !== 'warnings')
    .join(',');
  return format => download(exportProjects, { query: { ...query, format, columns } }, `projects.${format}`);
}
