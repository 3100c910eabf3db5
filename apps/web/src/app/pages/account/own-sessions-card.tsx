import { endOtherSessions, endOwnSession, listSessions } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from '../form.module.css';
import { SessionList } from './session-list.tsx';

/** Where one is signed in; each browser, or all others, can be signed out. */
export function OwnSessionsCard() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(listSessions, {});
  const failed = { onError: (error: Error) => errorToast(textOf(error).message) };
  const end = useAct(endOwnSession, { onDone: () => toast(t`Signed out there`) });
  const endOthers = useAct(endOtherSessions, { onDone: () => toast(t`Signed out everywhere else`) });
  const sessions = answer.data?.items;
  return (
    <Card
      title={t`Where you are signed in`}
      flush
      more={
        sessions === undefined || sessions.length < 2 ? undefined : (
          <Button
            size="xs"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate({ request: {} }, failed)}
          >
            <Trans>Sign out everywhere else</Trans>
          </Button>
        )
      }
    >
      {answer.error !== null ? (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      ) : sessions === undefined ? (
        <div className={css.inset}>
          <SkeletonLines />
        </div>
      ) : (
        <SessionList
          sessions={sessions}
          onEnd={session => end.mutate({ request: { params: { session: session.id } } }, failed)}
        />
      )}
    </Card>
  );
}
