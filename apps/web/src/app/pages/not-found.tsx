import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../ui/page/empty-state.tsx';

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <EmptyState
      page
      centred
      title={t`There is no such page`}
      action={
        <Button component={Link} to="/" variant="filled">
          <Trans>Go to the start</Trans>
        </Button>
      }
    >
      <Trans>
        Nothing is shown at {location.pathname}. It may have been moved, or you may not be allowed to see it.
      </Trans>
    </EmptyState>
  );
}
