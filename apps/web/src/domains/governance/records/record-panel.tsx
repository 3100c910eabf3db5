import { type ArchivedRecord, downloadRecord, getRecord, verifyRecord } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Pairs, PanelSection } from '../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { DisposeDialog } from './dispose-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { RecordMarks } from './record-marks.tsx';
import css from './records.module.css';
import { useRecordWords } from './words.ts';

function Acts({ record }: { readonly record: ArchivedRecord }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [asked, setAsked] = useState<'hold' | 'disposal' | null>(null);
  const close = () => setAsked(null);
  const save = () =>
    download(downloadRecord, { params: { record: record.id } }, record.file.name).catch(error =>
      errorToast(textOf(error).message),
    );
  return (
    <>
      {record.may.download ? (
        <Button variant="filled" onClick={() => void save()}>
          <Trans>Download</Trans>
        </Button>
      ) : null}
      {record.may.hold ? <Button onClick={() => setAsked('hold')}>{t`Place a legal hold`}</Button> : null}
      {record.may.dispose ? (
        <Button color="red" variant="outline" onClick={() => setAsked('disposal')}>
          <Trans>Dispose of it</Trans>
        </Button>
      ) : null}
      {asked === 'hold' ? <HoldDialog record={record} onClose={close} /> : null}
      {asked === 'disposal' ? <DisposeDialog records={[record]} onClose={close} /> : null}
    </>
  );
}

/** Computes the hash anew, and says whether this is what was archived. */
function Proof({ record }: { readonly record: ArchivedRecord }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useRecordWords();
  const verify = useMutation({ mutationFn: () => call(verifyRecord, { params: { record: record.id } }) });
  const { data } = verify;
  return (
    <PanelSection title={t`File`}>
      <p>
        {record.file.name} <span className="faint">{words.size(record.file.size)}</span>
      </p>
      <p className={css.hash}>SHA-256 {record.file.sha256}</p>
      {record.disposal === null ? (
        <Button size="xs" loading={verify.isPending} onClick={() => verify.mutate()}>
          <Trans>Verify</Trans>
        </Button>
      ) : null}
      <div role="status">
        {verify.error === null ? null : <Banner tone="red">{textOf(verify.error).message}</Banner>}
        {data?.intact === true ? (
          <p>
            <Chip tone="green">{t`Intact`}</Chip>{' '}
            <Trans>This file is what was archived: its hash is the same.</Trans>
          </p>
        ) : null}
        {data?.intact === false ? (
          <Banner tone="red">
            <Trans>This file is not what was archived: its hash is now {data.computed}.</Trans>
          </Banner>
        ) : null}
      </div>
    </PanelSection>
  );
}

function Source({ record }: { readonly record: ArchivedRecord }) {
  const { t } = useLingui();
  if (record.document !== null)
    return (
      <Link to="/documents/$document" params={{ document: record.document.id }}>
        {t`Version ${record.document.number} of the document`}
      </Link>
    );
  if (record.gate === null) return null;
  return (
    <Link to="/gates/$gate" params={{ gate: record.gate.id }}>
      <Trans>The gate</Trans>
    </Link>
  );
}

function Kept({ record }: { readonly record: ArchivedRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useRecordWords();
  const { retention, keepUntil, disposal } = record;
  return (
    <PanelSection title={t`Retention`}>
      <Pairs
        pairs={[
          { label: t`Rule`, value: retention?.rule ?? t`None: it is kept without end` },
          ...(retention === null ? [] : [{ label: t`Term`, value: words.term(retention) }]),
          ...(retention === null ? [] : [{ label: t`At the end`, value: words.atEnd[retention.atEnd] }]),
          ...(retention === null
            ? []
            : [
                {
                  label: t`Keep until`,
                  value: keepUntil === null ? t`not known before the closure` : format.day(keepUntil),
                },
              ]),
          ...(disposal === null
            ? []
            : [
                {
                  label: t`Disposed of`,
                  value: `${format.instant(disposal.at)}, ${disposal.by?.name ?? '—'}: ${disposal.reason}`,
                },
              ]),
        ]}
      />
    </PanelSection>
  );
}

/** One record beside the list: what it is, whether it is intact, how long it is kept. */
export function RecordPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const words = useRecordWords();
  const answer = useRead(getRecord, { params: { record: id as ArchivedRecord['id'] } });
  const record = answer.data;
  return (
    <SidePanel
      title={record === undefined ? t`Record` : `${record.number} ${record.title}`}
      onClose={onClose}
      footer={record === undefined ? null : <Acts record={record} />}
    >
      {answer.error === null ? null : <ErrorState {...textOf(answer.error)} />}
      {record === undefined ? (
        answer.error === null ? (
          <SkeletonLines lines={6} />
        ) : null
      ) : (
        <>
          <PanelSection>
            <Pairs
              pairs={[
                {
                  label: t`Project`,
                  value: (
                    <Link to="/projects/$project" params={{ project: record.project.key }}>
                      {record.project.name}
                    </Link>
                  ),
                },
                { label: t`Of`, value: <Source record={record} /> },
                { label: t`Archived`, value: format.instant(record.archivedAt) },
                { label: t`At the change`, value: words.phase(record.phase) },
              ]}
            />
            <RecordMarks record={record} />
          </PanelSection>
          <Proof record={record} />
          <Kept record={record} />
        </>
      )}
    </SidePanel>
  );
}
