import { type Output, tryControl } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { fieldMessages } from '../../../ui/form/use-form.ts';
import own from './own-control.module.css';

interface ControlTrialProps {
  readonly applies: string;
  readonly fails: string;
}

type Found = Output<typeof tryControl>;

function Result({ found }: { readonly found: Found }) {
  const { t } = useLingui();
  const keys = found.examples.slice(0, 8).map(e => e.key);
  return (
    <>
      {t`It looks at ${found.applies} of ${plural(found.projects, { one: '# project', other: '# projects' })}; ${plural(found.fails, { one: '# fails', other: '# fail' })}.`}
      {keys.length === 0 ? null : (
        <span className="muted"> {found.fails > keys.length ? `${keys.join(', ')} …` : keys.join(', ')}</span>
      )}
    </>
  );
}

/** Tries the conditions on the projects that one may see; nothing is kept. */
export function ControlTrial({ applies, fails }: ControlTrialProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{
    readonly of: string;
    readonly found?: Found;
    readonly error?: unknown;
  }>();
  const of = `${applies}\n${fails}`;
  const tryIt = () => {
    setBusy(true);
    call(tryControl, { query: { applies, fails } })
      .then(found => setSaid({ of, found }))
      .catch(error => setSaid({ of, error }))
      .finally(() => setBusy(false));
  };
  const current = said?.of === of ? said : undefined;
  const [wrong] = Object.values(fieldMessages(current?.error));
  return (
    <div className={own.trial}>
      <Button onClick={tryIt} loading={busy} disabled={fails === ''}>
        <Trans>Try it</Trans>
      </Button>
      <span role="status">
        {current?.found !== undefined ? (
          <Result found={current.found} />
        ) : current?.error !== undefined ? (
          <span className="bad">{wrong ?? textOf(current.error).message}</span>
        ) : (
          <span className="faint">{t`Which projects would fail today`}</span>
        )}
      </span>
    </div>
  );
}
