import { changePassword } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';

const empty = { current: '', password: '' };

/** Changes one's password; the old one is asked for. */
export function ChangePasswordCard() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const change = useAct(changePassword);
  const form = useForm(empty, async body => {
    await change.mutateAsync({ request: { body } });
    form.setAll(empty);
    toast(t`Password changed; you are signed out everywhere else`);
  });
  const show = { 'aria-label': t`Show password` };
  return (
    <Card title={t`Password`}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <div className={css.fields}>
          <PasswordInput
            label={t`Your password now`}
            description={t`So that nobody else can change it`}
            autoComplete="current-password"
            visibilityToggleButtonProps={show}
            {...form.text('current')}
          />
          <PasswordInput
            label={t`New password`}
            description={t`At least 12 characters`}
            autoComplete="new-password"
            visibilityToggleButtonProps={show}
            {...form.text('password')}
          />
        </div>
        <div className={css.end}>
          <span className="small faint">
            <Trans>You stay signed in here, and are signed out everywhere else.</Trans>
          </span>
          <Button
            type="submit"
            loading={form.submitting}
            disabled={form.values.current === '' || form.values.password === ''}
          >
            <Trans>Change the password</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
