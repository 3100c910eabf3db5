import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Dropdown } from '../../../ui/panel/dropdown.tsx';

const CompareForm = lazy(() => import('./compare-form.tsx').then(m => ({ default: m.CompareForm })));

/** Chooses the day to compare with; the address keeps it. */
export function CompareWith({ usual, compared }: { readonly usual: string; readonly compared: string }) {
  const { t } = useLingui();
  return (
    <Dropdown
      label={t`Compare with`}
      width={300}
      button={props => (
        <Button {...props} leftSection={<IconArrowsDiff size={15} />}>
          <Trans>Compare with…</Trans>
        </Button>
      )}
    >
      {close => (
        <Suspense fallback={<SkeletonLines lines={6} />}>
          <CompareForm usual={usual} compared={compared} onDone={close} />
        </Suspense>
      )}
    </Dropdown>
  );
}
