import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ButtonLink } from '../button-link.tsx';

/** No row: because nothing matches, or because nothing is there yet. */
export function EmptyList({
  filtered,
  onClear,
}: {
  readonly filtered: boolean;
  readonly onClear: () => void;
}) {
  const { t } = useLingui();
  if (filtered)
    return (
      <EmptyState
        title={t`No project matches`}
        action={
          <Button onClick={onClear}>
            <Trans>Clear search and filter</Trans>
          </Button>
        }
      >
        <Trans>Change the filter, or look at all projects instead of the live ones.</Trans>
      </EmptyState>
    );
  return (
    <EmptyState
      title={t`Projects appear here`}
      action={
        <>
          <ButtonLink to="/imports" variant="filled">
            <Trans>Import projects</Trans>
          </ButtonLink>
          <ButtonLink to="/projects" search={{ new: true }}>
            <Trans>Add a project</Trans>
          </ButtonLink>
        </>
      }
    >
      <Trans>Import a spreadsheet of your projects, or add the first one by hand.</Trans>
    </EmptyState>
  );
}
