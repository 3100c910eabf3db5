import {
  draftMethodVersion,
  type MethodVersion,
  removeMethodDraft,
  retireMethodVersion,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './methods.module.css';
import { PublishDialog } from './publish-dialog.tsx';

interface ActsProps {
  readonly version: MethodVersion;
  /** Goes to a version by its number, or to the usual one. */
  readonly go: (number: number | undefined) => void;
}

function RetireDialog({
  version,
  onClose,
}: {
  readonly version: MethodVersion;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const retire = useAct(retireMethodVersion, { onDone: onClose });
  const form = useForm({ reason: '' }, body =>
    retire.mutateAsync({
      request: { params: { methodVersion: version.id }, body },
      version: version.version,
    }),
  );
  return (
    <Dialog title={t`Retire version ${version.number}`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <p className="muted">
          <Trans>Nothing new begins on it. Projects that are on it stay until they are moved.</Trans>
        </p>
        <TextInput label={t`Reason`} {...form.text('reason')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.reason === ''}
          >
            <Trans>Retire</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What may be done with a version: a new draft, publish, remove, retire. */
export function VersionActs({ version, go }: ActsProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [open, setOpen] = useState<'publish' | 'retire' | null>(null);
  const draft = useAct(draftMethodVersion, { onDone: made => go(made.number) });
  const remove = useAct(removeMethodDraft, { onDone: () => go(undefined) });
  const error = draft.error ?? remove.error;
  const { may } = version;
  const params = { methodVersion: version.id };
  return (
    <>
      {error === null ? null : <span className="bad">{textOf(error).message}</span>}
      {may.remove ? (
        <Button
          loading={remove.isPending}
          onClick={() => remove.mutate({ request: { params }, version: version.version })}
        >
          <Trans>Remove draft</Trans>
        </Button>
      ) : null}
      {may.retire ? (
        <Button onClick={() => setOpen('retire')}>
          <Trans>Retire</Trans>
        </Button>
      ) : null}
      {may.draft ? (
        <Button
          loading={draft.isPending}
          onClick={() => draft.mutate({ request: { params: { method: version.method.id } } })}
        >
          {t`Make a new draft`}
        </Button>
      ) : null}
      {may.publish ? (
        <Button variant="filled" onClick={() => setOpen('publish')}>
          <Trans>Publish</Trans>
        </Button>
      ) : null}
      {open === 'publish' ? <PublishDialog version={version} onClose={() => setOpen(null)} /> : null}
      {open === 'retire' ? <RetireDialog version={version} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
