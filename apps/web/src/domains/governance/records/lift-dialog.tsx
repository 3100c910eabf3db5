import { type LegalHold, liftLegalHold } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './records.module.css';

interface LiftDialogProps {
  readonly hold: LegalHold;
  readonly onClose: () => void;
}

/** Lifts a legal hold with a reason. */
export function LiftDialog({ hold, onClose }: LiftDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const lift = useAct(liftLegalHold, {
    onDone: () => {
      toast(t`Legal hold lifted`);
      onClose();
    },
  });
  const form = useForm({ reason: '' }, body =>
    lift.mutateAsync({ request: { params: { legalHold: hold.id }, body }, version: hold.version }),
  );
  return (
    <Dialog title={t`Lift the hold for ${hold.matter}`} opened onClose={onClose} size={480}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>What is due may be disposed of again. The hold stays in the history.</Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Textarea label={t`Reason`} data-autofocus autosize minRows={2} {...form.text('reason')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.reason.trim() === ''}
          >
            <Trans>Lift the hold</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
