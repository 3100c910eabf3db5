import { openReportLink } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { BrandMark } from '../../../ui/page/brand-mark.tsx';
import css from '../pages.module.css';

/**
 * Where a reminder's link leads. It is used up by pressing the button, not by opening the page: a scanner that follows
 * links in mail presses nothing.
 */
export function ReportLinkPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const secret = window.location.hash.slice(1);
  useDocumentTitle(`${t`Report`} · Chartroom`);
  const open = async () => {
    setBusy(true);
    try {
      const { projectId } = await call(openReportLink, { body: { secret } });
      window.location.replace(`/projects/${projectId}/update`);
    } catch (failed) {
      setBusy(false);
      setError(textOf(failed).message);
    }
  };
  return (
    <main className={css.signIn}>
      <div className={css.signInBox}>
        <div className={css.brand}>
          <BrandMark />
          Chartroom
        </div>
        <div className={css.form}>
          <h1>
            <Trans>Your report is filled in</Trans>
          </h1>
          <p className="muted">
            <Trans>
              This link opens one report without a password, once. It is good for two hours from now, and for
              nothing else.
            </Trans>
          </p>
          <Button variant="filled" loading={busy} disabled={secret === ''} onClick={() => void open()}>
            <Trans>Open the report</Trans>
          </Button>
          {error === null ? null : <Banner tone="red">{error}</Banner>}
          <a href="/my-work">
            <Trans>Sign in instead</Trans>
          </a>
        </div>
      </div>
    </main>
  );
}
