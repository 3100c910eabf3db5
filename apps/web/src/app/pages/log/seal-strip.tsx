import { downloadSealHead, getSeal, type SealState, verifySeal } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import css from './log.module.css';

type Found = Awaited<ReturnType<typeof call<typeof verifySeal>>>;

function Verdict({ found }: { readonly found: Found }) {
  const { t } = useLingui();
  if (found.faults.length === 0)
    return (
      <Banner>
        <Trans>Everything is as it was sealed.</Trans>
      </Banner>
    );
  return (
    <Banner tone="red">
      <strong>{t`${plural(found.faults.length, {
        one: '# entry is not as it was sealed',
        other: '# entries are not as they were sealed',
      })}`}</strong>
      <ul className={css.faults}>
        {found.faults.slice(0, 20).map(fault => (
          <li key={fault.message}>{fault.message}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Sealed({ seal }: { readonly seal: SealState }) {
  const format = useFormat();
  const { head, sealedAt } = seal;
  if (head === null || sealedAt === null)
    return (
      <span className="muted">
        <Trans>Nothing is sealed yet; it is done every minute.</Trans>
      </span>
    );
  return (
    <span>
      <Trans>
        Sealed up to entry {format.number(head.toSeq)} at {format.instant(sealedAt)},{' '}
        {format.number(seal.unsealed)} since.
      </Trans>{' '}
      <span className="small faint">
        <Trans>Head</Trans> <code title={head.hash}>{head.hash.slice(0, 16)}…</code>
      </span>
    </span>
  );
}

/** How far the log is sealed; computes it anew, and hands out the head to keep elsewhere. */
export function SealStrip() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const seal = useRead(getSeal, {});
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const failed = (error: Error) => errorToast(textOf(error).message);
  const verify = () => {
    setBusy(true);
    call(verifySeal, {})
      .then(setFound, failed)
      .finally(() => setBusy(false));
  };
  // Who reads the log of some projects only has no seal to see.
  if (seal.data === undefined) return null;
  return (
    <section className={css.seal} aria-label={t`Seal of the log`}>
      <IconLock size={16} aria-hidden="true" />
      <div className={css.sealed}>
        <Sealed seal={seal.data} />
      </div>
      <Button size="xs" loading={busy} onClick={verify}>
        <Trans>Verify now</Trans>
      </Button>
      {seal.data.head === null ? null : (
        <Button size="xs" onClick={() => void download(downloadSealHead, {}, 'head.json').catch(failed)}>
          <Trans>Export the head</Trans>
        </Button>
      )}
      {found === null ? null : (
        <div className={css.verdict}>
          <Verdict found={found} />
        </div>
      )}
    </section>
  );
}
