import { type DocumentTemplatePage, uploadTemplateFile } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { intentKey } from '../../../lib/api/intent-key.ts';
import { upload } from '../../../lib/api/upload.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { FileDrop } from '../../../ui/feedback/file-drop.tsx';
import css from './templates.module.css';

const Codes = ({ names }: { readonly names: readonly string[] }) => (
  <div className={css.codes}>
    {names.map(n => (
      <code key={n}>{`{${n}}`}</code>
    ))}
  </div>
);

/** Files of the organisation's own that documents are filled into, and what of them was not understood. */
export function FileCard({ page }: { readonly page: DocumentTemplatePage }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const client = useQueryClient();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (file: File) => {
    setBusy(true);
    setError(null);
    try {
      const params = { template: page.key };
      await upload(uploadTemplateFile, { params }, file, { idempotencyKey: intentKey() });
      await client.invalidateQueries();
    } catch (failed) {
      setError(textOf(failed).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={t`Your own file`} more={page.files.length}>
      <ul className={css.list}>
        {page.files.map(f => (
          <li key={f.format}>
            <div className={css.line}>
              <strong>{f.name}</strong>
              <span className="small faint">{format.instant(f.uploadedAt)}</span>
            </div>
            <div className="small muted">{t`${f.known.length} placeholders are filled.`}</div>
            {f.unknown.length === 0 ? null : (
              <>
                <div className="small">{t`These stand for nothing, and are left empty:`}</div>
                <Codes names={f.unknown} />
              </>
            )}
          </li>
        ))}
      </ul>
      {error === null ? null : <Banner tone="red">{error}</Banner>}
      {page.may.edit ? (
        <FileDrop
          label={t`DOCX or PPTX with placeholders`}
          accept=".docx,.pptx"
          disabled={busy}
          onFile={file => void send(file)}
          hint={t`At most 10 MB, without macros or links to other files.`}
        />
      ) : null}
      <details>
        <summary className="small">
          <Trans>Placeholders</Trans>
        </summary>
        <p className="small muted">
          <Trans>
            Write them in braces. A row of a table that begins with the braces of its field and # and ends
            with them and / is repeated for each row; on a slide a line too.
          </Trans>
        </p>
        <Codes names={page.placeholders} />
      </details>
    </Card>
  );
}
