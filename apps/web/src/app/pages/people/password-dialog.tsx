import { type Person, setPassword } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';

interface PasswordDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Gives a person an account or a new password. */
export function PasswordDialog({ person, onClose }: PasswordDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const set = useAct(setPassword);
  const form = useForm({ password: '' }, async values => {
    await set.mutateAsync({ request: { params: { person: person.id }, body: values } });
    toast(person.signsIn ? t`Password of ${person.name} set` : t`${person.name} can sign in`);
    onClose();
  });
  return (
    <Dialog
      title={person.signsIn ? t`New password of ${person.name}` : t`Account of ${person.name}`}
      opened
      onClose={onClose}
    >
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <p className="muted">
          {person.signsIn ? (
            <Trans>All sessions of {person.name} end. Hand the new password over in person.</Trans>
          ) : person.email === null ? (
            <Trans>{person.name} has no e-mail address to sign in with. Add one first.</Trans>
          ) : (
            <Trans>
              {person.name} signs in with {person.email} and this password. Hand it over in person.
            </Trans>
          )}
        </p>
        <PasswordInput
          label={t`Password`}
          description={t`At least 12 characters`}
          autoComplete="new-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t`Show password` }}
          {...form.text('password')}
        />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={person.email === null || form.values.password === ''}
          >
            {person.signsIn ? <Trans>Set the password</Trans> : <Trans>Give the account</Trans>}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
