import { type Cockpit, portfolioId, printOnePage } from '@chartroom/contract';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileText, IconLink } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useMoment } from '../../../lib/as-of.ts';
import { withTexts } from '../../../lib/locale.ts';
import { useSession } from '../../../lib/session.ts';
import { errorToast } from '../../../ui/feedback/toast.tsx';

const PackDialog = lazy(
  withTexts(() => import('../board-pack/pack-dialog.tsx').then(m => ({ default: m.PackDialog }))),
);
const ShareDialog = lazy(
  withTexts(() => import('../share/share-dialog.tsx').then(m => ({ default: m.ShareDialog }))),
);

/** What can be taken along from the cockpit: one page, a link to it, a board pack. */
export function TakeAlong({ cockpit, compared }: { readonly cockpit: Cockpit; readonly compared: string }) {
  const { me } = useSession();
  const textOf = useErrorText();
  const moment = useMoment();
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<'pack' | 'share' | null>(null);
  const held = me?.permissions ?? [];
  const portfolio = portfolioId.safeParse(cockpit.portfolio?.id).data;
  const asked = { ...moment, compareWith: compared, ...(portfolio === undefined ? {} : { portfolio }) };
  const print = () => {
    setBusy(true);
    void download(printOnePage, { query: asked }, 'one-page.pdf')
      .catch(error => errorToast(textOf(error).message))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button leftSection={<IconFileText size={15} />} loading={busy} onClick={print}>
        <Trans>One page</Trans>
      </Button>
      {held.includes('report.publish') ? (
        <Button leftSection={<IconLink size={15} />} onClick={() => setOpen('share')}>
          <Trans>Share…</Trans>
        </Button>
      ) : null}
      {held.includes('report.publish') && held.includes('job.read') ? (
        <Button variant="filled" onClick={() => setOpen('pack')}>
          <Trans>Build board pack</Trans>
        </Button>
      ) : null}
      <Suspense>
        {open === 'pack' ? (
          <PackDialog asked={asked} cockpit={cockpit} onClose={() => setOpen(null)} />
        ) : null}
        {open === 'share' ? <ShareDialog asked={asked} onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  );
}
