import { type Control, updateControl } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './controls.module.css';

interface SwitchControlDialogProps {
  readonly control: Control;
  readonly onClose: () => void;
}

/** Takes a control out of use, or brings it back: for the whole organisation, with a reason. */
export function SwitchControlDialog({ control, onClose }: SwitchControlDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [{ code, name, active, version }] = useState(control);
  const update = useAct(updateControl, {
    onDone: () => {
      toast(active ? t`${code} is switched off` : t`${code} is checked from now on`);
      onClose();
    },
  });
  const form = useForm({ reason: '' }, ({ reason }) =>
    update.mutateAsync({ request: { params: { code }, body: { active: !active, reason } }, version }),
  );
  return (
    <Dialog
      title={active ? t`Switch off ${code} ${name}` : t`Switch on ${code} ${name}`}
      opened
      onClose={onClose}
      size={480}
    >
      <form {...form.form} className={css.form}>
        <p className="muted">
          {active ? (
            <Trans>
              No project is checked by it and it holds nothing back. What was found and waived stays in the
              history.
            </Trans>
          ) : (
            <Trans>Every live project is checked by it, and it does what the type of PMO says.</Trans>
          )}
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Reason`} data-autofocus autoComplete="off" {...form.text('reason')} />
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
            {active ? <Trans>Switch it off</Trans> : <Trans>Switch it on</Trans>}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
