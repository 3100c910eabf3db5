import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useAsOf } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ButtonLink } from '../button-link.tsx';

/** Nothing to show: because nothing is there yet, or because nothing was there on that day. */
export function EmptyCockpit() {
  const { t } = useLingui();
  const format = useFormat();
  const { asOf, compareWith, set } = useAsOf();
  const { holds } = useSession();
  if (asOf !== undefined)
    return (
      <EmptyState
        page
        centred
        title={t`No project was known on ${format.day(asOf)}`}
        action={
          <Button variant="filled" onClick={() => void set({ compareWith })}>
            <Trans>Back to now</Trans>
          </Button>
        }
      >
        <Trans>Choose a later day in the header.</Trans>
      </EmptyState>
    );
  if (!holds('import.run') && !holds('project.create'))
    return (
      <EmptyState page centred title={t`Your portfolio appears here`}>
        <Trans>There is no project that you may see yet.</Trans>
      </EmptyState>
    );
  return (
    <EmptyState
      page
      centred
      title={t`Your portfolio appears here`}
      action={
        <>
          {holds('import.run') ? (
            <ButtonLink to="/imports" variant="filled">
              <Trans>Import projects</Trans>
            </ButtonLink>
          ) : null}
          {holds('project.create') ? (
            <ButtonLink to="/projects" search={{ new: true }}>
              <Trans>Add a project</Trans>
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <Trans>
        What changed, what is red, what disagrees with its own data, and who has not reported. Begin with a
        spreadsheet of your projects, or add the first one by hand.
      </Trans>
    </EmptyState>
  );
}
