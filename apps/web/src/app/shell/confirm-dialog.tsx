import { confirmPassword } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { call } from '../../lib/api/call.ts';
import { useErrorText } from '../../lib/api/error-text.ts';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import css from '../pages/form.module.css';

function ConfirmForm({ onDone }: { readonly onDone: (confirmed: boolean) => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const form = useForm({ password: '' }, async body => {
    await call(confirmPassword, { body });
    onDone(true);
  });
  return (
    <form {...form.form} className={css.form}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <p className="muted">
        <Trans>
          This has consequences, so it takes your password. You are not asked again for five minutes.
        </Trans>
      </p>
      <PasswordInput
        label={t`Your password`}
        autoComplete="current-password"
        data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': t`Show password` }}
        {...form.text('password')}
      />
      <div className={css.end}>
        <Button onClick={() => onDone(false)}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          variant="filled"
          loading={form.submitting}
          disabled={form.values.password === ''}
        >
          <Trans>Go on</Trans>
        </Button>
      </div>
    </form>
  );
}

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onDone: (confirmed: boolean) => void;
}

/** The password once more, before something with consequences. */
export function ConfirmDialog({ opened, onDone }: ConfirmDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Is it you?`} opened={opened} onClose={() => onDone(false)} size={400}>
      {opened ? <ConfirmForm onDone={onDone} /> : null}
    </Dialog>
  );
}
