import { forgotPassword } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../pages.module.css';
import { OutsidePage } from './outside-page.tsx';

function AskForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const form = useForm({ email: '' }, async body => {
    await call(forgotPassword, { body });
    onSent(body.email);
  });
  return (
    <form {...form.form} className={css.form}>
      <h1>
        <Trans>Forgotten password</Trans>
      </h1>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <p className="muted">
        <Trans>We send a link by which you set a new one.</Trans>
      </p>
      <TextInput
        type="email"
        label={t`E-mail address`}
        autoComplete="username"
        autoFocus
        {...form.text('email')}
      />
      <Button type="submit" variant="filled" loading={form.submitting} fullWidth>
        <Trans>Send the link</Trans>
      </Button>
      <Link to="/">
        <Trans>Back to sign-in</Trans>
      </Link>
    </form>
  );
}

/** Asks for a link to set a new password; says the same whether anybody signs in with the address. */
export function ForgotPasswordPage() {
  const { t } = useLingui();
  const [sent, setSent] = useState<string | null>(null);
  return (
    <OutsidePage title={t`Forgotten password`}>
      {sent === null ? (
        <AskForm onSent={setSent} />
      ) : (
        <div className={css.form} role="status">
          <h1>
            <Trans>Look into your mail</Trans>
          </h1>
          <p>
            <Trans>
              If somebody signs in with {sent}, a link is on its way. It works once, within an hour. Nothing
              there? Look into the spam folder, or ask your PMO.
            </Trans>
          </p>
          <Link to="/">
            <Trans>Back to sign-in</Trans>
          </Link>
        </div>
      )}
    </OutsidePage>
  );
}
