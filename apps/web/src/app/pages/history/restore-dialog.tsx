import { type EntityHistoryEntry, eventId, restoreVersion } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';

interface RestoreDialogProps {
  readonly entry: EntityHistoryEntry;
  readonly onClose: () => void;
}

/** Asks why a thing should be again what it was; that becomes a change of its own. */
export function RestoreDialog({ entry, onClose }: RestoreDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const act = useAct(restoreVersion, {
    onDone: () => {
      toast(t`Restored as a new change`);
      onClose();
    },
  });
  const form = useForm({ reason: '' }, body =>
    act.mutateAsync({ request: { params: { event: eventId.parse(entry.id) }, body } }),
  );
  return (
    <Dialog title={t`Restore the version of ${format.instant(entry.at)}`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <p className="muted">
          <Trans>
            Every field is set to what it was after that change, from today on. What happened since stays in
            the history. State and baselines have acts of their own and are left as they are.
          </Trans>
        </p>
        <Textarea label={t`Reason`} autosize minRows={2} data-autofocus {...form.text('reason')} />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Restore</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
