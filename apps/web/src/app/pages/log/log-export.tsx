import { exportEvents } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { ExportMenu } from '../export-menu.tsx';
import type { LogSearch } from './search.ts';

/** Takes the log along, exactly as it is filtered and sorted. */
export function LogExport({ filter, sort }: Pick<LogSearch, 'filter' | 'sort'>) {
  const { t } = useLingui();
  const textOf = useErrorText();
  return (
    <ExportMenu
      formats={[
        ['csv', t`CSV`, t`For a spreadsheet`],
        ['jsonl', t`JSON lines`, t`An entry a line, for other tools`],
      ]}
      onExport={format =>
        download(exportEvents, { query: { filter, sort, format } }, `log.${format}`).catch(error =>
          errorToast(textOf(error).message),
        )
      }
    />
  );
}
