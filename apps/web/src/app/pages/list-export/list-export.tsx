import type { ExportFormat } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { ExportMenu } from '../export-menu.tsx';

interface ListExportProps {
  /** Fetches the file of a format. */
  readonly take: (format: ExportFormat) => Promise<void>;
  /** What is taken along, where a page has more than one list. */
  readonly name?: string;
  readonly size?: 'xs';
}

/** Takes a list along as the server writes it: what is shown, in its order, with the columns that are shown. */
export function ListExport({ take, name, size }: ListExportProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  return (
    <ExportMenu
      name={name}
      size={size}
      formats={[
        ['xlsx', t`Excel`, t`Numbers and dates as such`],
        ['csv', t`CSV`, t`For other tools`],
        ['pdf', t`PDF`, t`To print or send, tagged`],
      ]}
      onExport={format => take(format).catch(error => errorToast(textOf(error).message))}
    />
  );
}
