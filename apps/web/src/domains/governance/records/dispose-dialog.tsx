import { type ArchivedRecord, disposeRecords } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './records.module.css';

interface DisposeDialogProps {
  readonly records: readonly ArchivedRecord[];
  readonly onClose: () => void;
}

/** Throws files away for good: it is asked before, with a reason. */
export function DisposeDialog({ records, onClose }: DisposeDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const dispose = useAct(disposeRecords, {
    onDone: () => {
      toast(t`${plural(records.length, { one: '# record', other: '# records' })} disposed of`);
      onClose();
    },
  });
  const form = useForm({ reason: '' }, ({ reason }) =>
    dispose.mutateAsync({
      request: {
        body: { records: records.map(r => ({ recordId: r.id, version: r.version })), reason },
      },
    }),
  );
  return (
    <Dialog
      title={t`Dispose of ${plural(records.length, { one: '# record', other: '# records' })}`}
      opened
      onClose={onClose}
      size={480}
    >
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>
            The files are deleted and cannot be brought back. What they were, their hashes and your reason
            stay.
          </Trans>
        </p>
        <ul>
          {records.slice(0, 10).map(r => (
            <li key={r.id}>
              {r.number} {r.title}
            </li>
          ))}
          {records.length > 10 ? <li>{t`and ${records.length - 10} more`}</li> : null}
        </ul>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Reason`} data-autofocus autoComplete="off" {...form.text('reason')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Keep them</Trans>
          </Button>
          <Button
            type="submit"
            color="red"
            variant="outline"
            loading={form.submitting}
            disabled={form.values.reason.trim() === ''}
          >
            <Trans>Dispose of them</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
