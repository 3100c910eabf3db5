import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { Dialog } from '../../../../../ui/feedback/dialog.tsx';
import css from '../../templates.module.css';
import type { DraftDesk } from './use-draft.ts';

/** Asks before a page is left on which something is not saved; another tab of the same version is no leaving. */
export function LeaveGuard({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLingui();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => {
      const at = (place: { readonly pathname: string; readonly search: object }) =>
        `${place.pathname} ${'number' in place.search ? String(place.search.number) : ''}`;
      return desk.dirty && at(current) !== at(next);
    },
    enableBeforeUnload: desk.dirty,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog title={t`Leave without saving?`} opened onClose={reset}>
      <p className="muted">
        <Trans>What you changed in the draft is not saved yet.</Trans>
      </p>
      <div className={css.formEnd}>
        <Button
          onClick={() => {
            desk.discard();
            proceed();
          }}
        >
          <Trans>Leave</Trans>
        </Button>
        <Button onClick={reset}>
          <Trans>Stay</Trans>
        </Button>
        <Button
          variant="filled"
          loading={desk.saving}
          onClick={async () => {
            if (await desk.save()) proceed();
            else reset();
          }}
        >
          <Trans>Save and leave</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
