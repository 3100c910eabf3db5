import { createImport, type ImportKind, importKinds } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { intentKey } from '../../../lib/api/intent-key.ts';
import { upload } from '../../../lib/api/upload.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { FileDrop } from '../../../ui/feedback/file-drop.tsx';
import { JobProgress } from '../../../ui/feedback/job-progress.tsx';
import { useKindWords } from './import-words.ts';
import css from './imports.module.css';

interface Sending {
  readonly name: string;
  readonly share: number;
}

/** Sends a file and opens the import made of it. */
function useUpload(as: ImportKind) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const send = async (file: File) => {
    setError(null);
    setSending({ name: file.name, share: 0 });
    abort.current = new AbortController();
    try {
      const made = await upload(createImport, { body: { as } }, file, {
        idempotencyKey: intentKey(),
        signal: abort.current.signal,
        onProgress: (sent, total) =>
          setSending({ name: file.name, share: total === 0 ? 1 : Math.min(1, sent / total) }),
      });
      void client.invalidateQueries();
      await navigate({ to: '/imports/$import', params: { import: made.id } });
    } catch (failed) {
      setError(failed);
      setSending(null);
    }
  };
  const cancel = () => {
    abort.current?.abort();
    setSending(null);
  };
  return { send, cancel, sending, error };
}

function KindChoice({
  value,
  onChange,
}: {
  readonly value: ImportKind;
  readonly onChange: (kind: ImportKind) => void;
}) {
  const { t } = useLingui();
  const words = useKindWords();
  return (
    <Radio.Group
      label={t`What the rows become`}
      value={value}
      onChange={chosen => onChange(importKinds.find(kind => kind === chosen) ?? value)}
    >
      <div className={css.kinds}>
        {importKinds.map(kind => (
          <Radio
            key={kind}
            value={kind}
            className={css.kind}
            label={words[kind].name}
            description={words[kind].hint}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** The first step: what the rows are, and the file. */
export function NewImport() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const [as, setAs] = useState<ImportKind>('reports');
  const { send, cancel, sending, error } = useUpload(as);
  return (
    <Card title={t`New import`}>
      <div className={css.form}>
        <KindChoice value={as} onChange={setAs} />
        {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
        {sending === null ? (
          <FileDrop
            label={t`Drop a CSV or Excel file here`}
            accept=".csv,.tsv,.txt,.xlsx"
            onFile={file => void send(file)}
            hint={
              <Trans>
                Delimiter, encoding, sheet and header row are found out. Nothing changes before you have seen
                what would.
              </Trans>
            }
          />
        ) : (
          <JobProgress
            label={t`Uploading ${sending.name}`}
            progress={sending.share}
            state="running"
            words={sending.share < 1 ? format.percent(sending.share * 100) : t`Reading its columns`}
            onCancel={cancel}
          />
        )}
      </div>
    </Card>
  );
}
