import {
  type ProjectTemplatePage,
  restoreProjectTemplate,
  startProjectTemplateDraft,
} from '@chartroom/contract';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import type { DraftDesk } from './editor/use-draft.ts';
import { PublishDialog, RetireDialog } from './state-dialogs.tsx';

interface ActsProps {
  readonly page: ProjectTemplatePage;
  readonly desk: DraftDesk;
}

/** What may be done with a project template as a whole. */
export function TemplateActs({ page, desk }: ActsProps) {
  const navigate = useNavigate({ from: '/project-templates/$template' });
  const textOf = useErrorText();
  const [open, setOpen] = useState<'publish' | 'retire' | null>(null);
  const show = (number: number) => void navigate({ search: { number } });
  const begin = useAct(startProjectTemplateDraft, { onDone: made => show(made.number) });
  const restore = useAct(restoreProjectTemplate);
  const { draft } = page;
  const error = begin.error ?? restore.error;
  const asked = { request: { params: { projectTemplate: page.key } }, version: page.version };
  const publish = async () => {
    if (!desk.dirty || (await desk.save())) setOpen('publish');
  };
  return (
    <>
      {error === null ? null : (
        <span className="small" role="alert">
          {textOf(error).message}
        </span>
      )}
      {page.may.retire ? (
        <Button onClick={() => setOpen('retire')}>
          <Trans>Retire…</Trans>
        </Button>
      ) : null}
      {page.may.restore ? (
        <Button loading={restore.isPending} onClick={() => restore.mutate(asked)}>
          <Trans>Bring back</Trans>
        </Button>
      ) : null}
      {page.may.edit && draft === null ? (
        <Button loading={begin.isPending} onClick={() => begin.mutate(asked)}>
          <Trans>Begin a draft</Trans>
        </Button>
      ) : null}
      {draft !== null && page.number !== draft ? (
        <Button onClick={() => show(draft)}>
          <Trans>Show the draft</Trans>
        </Button>
      ) : null}
      {page.may.publish && page.number === draft ? (
        <Button variant="filled" loading={desk.saving} onClick={() => void publish()}>
          <Trans>Publish…</Trans>
        </Button>
      ) : null}
      {open === 'publish' ? <PublishDialog page={page} onClose={() => setOpen(null)} /> : null}
      {open === 'retire' ? <RetireDialog page={page} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
