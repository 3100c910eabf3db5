import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { isCode } from '../../lib/api/api-error.ts';
import { useErrorText } from '../../lib/api/error-text.ts';
import { useSignIn } from '../../lib/session.ts';
import { Banner } from '../../ui/feedback/banner.tsx';
import css from './pages.module.css';
import { OutsidePage } from './password/outside-page.tsx';

/** The same address signs in to several organisations, and the server must be told which. */
const wantsOrganisation = (error: unknown): boolean => isCode(error, 'conflict');

function SignInForm() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { signIn, error, pending } = useSignIn();
  const [askOrganisation, setAskOrganisation] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const organisation = useRef<HTMLInputElement>(null);
  const wants = wantsOrganisation(error);
  useEffect(() => {
    if (wants) setAskOrganisation(true);
  }, [wants]);
  useEffect(() => {
    if (error === null) return;
    if (wants) organisation.current?.focus();
    else password.current?.select();
  }, [error, wants]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    signIn({
      email: said('email'),
      password: String(form.get('password') ?? ''),
      ...(said('organisation') === '' ? {} : { organisation: said('organisation') }),
    });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <h1>
        <Trans>Sign in</Trans>
      </h1>
      {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
      {askOrganisation ? (
        <TextInput
          ref={organisation}
          name="organisation"
          label={t`Organisation`}
          description={t`Its short name, as in the invitation`}
          autoComplete="organization"
          required
        />
      ) : null}
      <TextInput
        name="email"
        type="email"
        label={t`E-mail address`}
        autoComplete="username"
        required
        autoFocus
        withAsterisk={false}
      />
      <PasswordInput
        ref={password}
        name="password"
        label={t`Password`}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t`Show password` }}
      />
      <Button type="submit" variant="filled" loading={pending} fullWidth>
        <Trans>Sign in</Trans>
      </Button>
      <Link to="/forgot-password">
        <Trans>Forgotten your password?</Trans>
      </Link>
    </form>
  );
}

export function SignInPage() {
  const { t } = useLingui();
  return (
    <OutsidePage title={t`Sign in`}>
      <SignInForm />
    </OutsidePage>
  );
}
