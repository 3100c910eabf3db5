import { downloadDocument, type ProjectDocument } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { errorToast } from '../../../ui/feedback/toast.tsx';

/** A document as a file: ours, or into the template's own. */
export function Downloads({
  document,
  number,
}: {
  readonly document: ProjectDocument;
  readonly number?: number;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const get = (format: 'pdf' | 'docx' | 'pptx', own: boolean) =>
    download(
      downloadDocument,
      {
        params: { document: document.id },
        query: { format, number, ...(own ? { own: 'true' as const } : {}) },
      },
      `document.${format}`,
    ).catch(error => errorToast(textOf(error).message));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size={number === undefined ? 'sm' : 'xs'}>
          <Trans>Download</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {document.formats.map(format => (
          <Menu.Item key={format} onClick={() => void get(format, false)}>
            {format.toUpperCase()}
          </Menu.Item>
        ))}
        {document.ownFiles.map(format => (
          <Menu.Item key={`own ${format}`} onClick={() => void get(format, true)}>
            {t`${format.toUpperCase()}, in your own file`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
