import { type Output, readPasswordLink, usePasswordLink } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from '../pages.module.css';
import { OutsidePage } from './outside-page.tsx';

type Opened = Output<typeof readPasswordLink>;

interface ChooseFormProps {
  readonly link: Opened;
  readonly secret: string;
  readonly onDone: () => void;
}

function ChooseForm({ link, secret, onDone }: ChooseFormProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const form = useForm({ password: '' }, async ({ password }) => {
    await call(usePasswordLink, { body: { secret, password } });
    onDone();
  });
  return (
    <form {...form.form} className={css.form}>
      <h1>
        {link.purpose === 'invitation' ? <Trans>Welcome, {link.name}</Trans> : <Trans>New password</Trans>}
      </h1>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <p className="muted">
        {link.purpose === 'invitation' ? (
          <Trans>You have been given an account at {link.organisation}. Choose a password for it.</Trans>
        ) : (
          <Trans>
            For {link.name} at {link.organisation}. You will be signed out everywhere.
          </Trans>
        )}
      </p>
      <TextInput label={t`E-mail address`} value={link.email} autoComplete="username" readOnly />
      <PasswordInput
        label={t`New password`}
        description={t`At least 12 characters`}
        autoComplete="new-password"
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': t`Show password` }}
        {...form.text('password')}
      />
      <Button
        type="submit"
        variant="filled"
        loading={form.submitting}
        disabled={form.values.password === ''}
        fullWidth
      >
        <Trans>Set the password</Trans>
      </Button>
    </form>
  );
}

function Refused({ message }: { readonly message: string }) {
  return (
    <div className={css.form}>
      <h1>
        <Trans>This link opens nothing</Trans>
      </h1>
      <p role="alert">{message}</p>
      <Link to="/forgot-password">
        <Trans>Ask for a new link</Trans>
      </Link>
    </div>
  );
}

/** Sets a password by the link of an invitation or a reset. The secret stands behind the #: no server sees it unasked. */
export function SetPasswordPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const secret = useRouterState({ select: state => state.location.hash });
  const [done, setDone] = useState(false);
  const link = useQuery({
    queryKey: ['password-link', secret],
    queryFn: () => call(readPasswordLink, { body: { secret } }),
    enabled: secret !== '' && !done,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <OutsidePage title={t`Set a password`}>
      {done ? (
        <div className={css.form} role="status">
          <h1>
            <Trans>Your password is set</Trans>
          </h1>
          <Link to="/">
            <Trans>Sign in</Trans>
          </Link>
        </div>
      ) : secret === '' ? (
        <Refused message={t`The address is not complete. Open the whole link of the mail.`} />
      ) : link.error !== null ? (
        <Refused message={textOf(link.error).message} />
      ) : link.data === undefined ? (
        <div className={css.form}>
          <SkeletonLines />
        </div>
      ) : (
        <ChooseForm link={link.data} secret={secret} onDone={() => setDone(true)} />
      )}
    </OutsidePage>
  );
}
