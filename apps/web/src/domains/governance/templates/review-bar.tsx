import {
  decideDocument,
  listApprovers,
  type ProjectDocument,
  reviseDocument,
  submitDocument,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import css from './templates.module.css';
import type { DocumentDesk } from './use-document.ts';

type Open = 'submit' | 'return' | 'revise' | null;

function SubmitDialog({ desk, onClose }: { readonly desk: DocumentDesk; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { document } = desk;
  const people = useRead(listApprovers, { params: { document: document.id } });
  const [approver, setApprover] = useState<string | null>(document.approver?.id ?? null);
  const submit = useAct(submitDocument, {
    onDone: done => {
      desk.setDocument(done);
      onClose();
    },
  });
  return (
    <Dialog title={t`Hand in for review`} opened onClose={onClose}>
      <div className={css.form}>
        <p className="muted">
          <Trans>What is written now becomes a version. Somebody who wrote none of it decides on it.</Trans>
        </p>
        {submit.error === null ? null : <Banner tone="red">{textOf(submit.error).message}</Banner>}
        <Select
          label={t`Approver`}
          searchable
          required
          placeholder={t`Choose`}
          data={(people.data?.items ?? []).map(p => ({ value: p.id, label: p.name }))}
          value={approver}
          onChange={setApprover}
        />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="filled"
            disabled={approver === null}
            loading={submit.isPending}
            onClick={() =>
              submit.mutate({
                request: { params: { document: document.id }, body: { approverId: approver as never } },
                version: document.version,
              })
            }
          >
            <Trans>Hand in</Trans>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function SayDialog({
  desk,
  kind,
  onClose,
}: {
  readonly desk: DocumentDesk;
  readonly kind: 'return' | 'revise';
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [text, setText] = useState('');
  const { document } = desk;
  const onDone = (done: ProjectDocument) => {
    desk.setDocument(done);
    onClose();
  };
  const decide = useAct(decideDocument, { onDone });
  const revise = useAct(reviseDocument, { onDone });
  const error = decide.error ?? revise.error;
  const go = () => {
    const params = { document: document.id };
    if (kind === 'return')
      decide.mutate({
        request: { params, body: { decision: 'returned', comment: text } },
        version: document.version,
      });
    else revise.mutate({ request: { params, body: { reason: text } }, version: document.version });
  };
  const back = kind === 'return';
  const title = back
    ? t`Send back`
    : document.state === 'approved'
      ? t`Begin the next version`
      : t`Take back`;
  return (
    <Dialog title={title} opened onClose={onClose}>
      <div className={css.form}>
        {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
        <Textarea
          label={back ? t`What has to be changed` : t`Reason`}
          required
          autosize
          minRows={3}
          data-autofocus
          value={text}
          onChange={e => setText(e.currentTarget.value)}
        />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="filled"
            disabled={text.trim() === ''}
            loading={decide.isPending || revise.isPending}
            onClick={go}
          >
            {title}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Standing({ document }: { readonly document: ProjectDocument }) {
  const { t } = useLingui();
  const count = document.lacks.length;
  const last = document.versions.at(-1)?.decision;
  if (document.state === 'approved')
    return t`Approved by ${last?.by?.name ?? '—'}. This version stays as it is.`;
  if (document.state === 'draft')
    return count === 0
      ? t`Nothing is missing.`
      : plural(count, { one: '# field is missing', other: '# fields are missing' });
  const name = document.decides?.name ?? document.approver?.name ?? '—';
  switch (document.decidesWhy) {
    case 'deputy':
      return t`Waits for ${name}, who stands in for ${document.approver?.name ?? '—'}.`;
    case 'escalated':
      return t`The approver cannot decide any more: it waits for ${name} of the PMO.`;
    case 'approver':
    case null:
      return t`Waits for ${name}.`;
  }
}

/** What a document lacks or waits for, and what one may do about it. */
export function ReviewBar({ desk }: { readonly desk: DocumentDesk }) {
  const textOf = useErrorText();
  const [open, setOpen] = useState<Open>(null);
  const { document } = desk;
  const { may } = document;
  const decide = useAct(decideDocument, { onDone: done => desk.setDocument(done) });
  const approve = () =>
    decide.mutate({
      request: { params: { document: document.id }, body: { decision: 'approved' } },
      version: document.version,
    });
  const submit = async () => {
    if ((await desk.save()) !== null) setOpen('submit');
  };
  const close = () => setOpen(null);
  return (
    <div className={css.bar}>
      <span className={css.barText}>
        {decide.error === null ? <Standing document={document} /> : textOf(decide.error).message}
      </span>
      {may.revise ? (
        <Button onClick={() => setOpen('revise')}>
          {document.state === 'approved' ? <Trans>Next version…</Trans> : <Trans>Take back…</Trans>}
        </Button>
      ) : null}
      {may.submit ? (
        <Button variant="filled" disabled={document.lacks.length > 0} onClick={() => void submit()}>
          <Trans>Hand in for review…</Trans>
        </Button>
      ) : null}
      {may.decide ? (
        <>
          <Button onClick={() => setOpen('return')}>
            <Trans>Send back…</Trans>
          </Button>
          <Button variant="filled" loading={decide.isPending} onClick={approve}>
            <Trans>Approve</Trans>
          </Button>
        </>
      ) : null}
      {open === 'submit' ? <SubmitDialog desk={desk} onClose={close} /> : null}
      {open === 'return' || open === 'revise' ? <SayDialog desk={desk} kind={open} onClose={close} /> : null}
    </div>
  );
}
