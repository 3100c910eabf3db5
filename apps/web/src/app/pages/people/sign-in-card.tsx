import { endPersonSessions, invitePerson, listPersonSessions, type Person } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { SessionList } from '../account/session-list.tsx';
import css from '../form.module.css';

function Invite({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const invite = useAct(invitePerson, { onDone: ({ address }) => toast(t`Invitation to ${address} queued`) });
  if (!person.active || !person.may.setPassword || person.email === null) return null;
  return (
    <Button
      size="xs"
      loading={invite.isPending}
      onClick={() =>
        invite.mutate(
          { request: { params: { person: person.id } } },
          { onError: error => errorToast(textOf(error).message) },
        )
      }
    >
      {person.signsIn ? <Trans>Send a link for a new password</Trans> : <Trans>Invite by mail</Trans>}
    </Button>
  );
}

function Sessions({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(listPersonSessions, { params: { person: person.id } });
  const end = useAct(endPersonSessions, { onDone: () => toast(t`${person.name} is signed out everywhere`) });
  const sessions = answer.data?.items;
  if (answer.error !== null) return <p className={css.inset}>{textOf(answer.error).message}</p>;
  if (sessions === undefined)
    return (
      <div className={css.inset}>
        <SkeletonLines />
      </div>
    );
  if (sessions.length === 0)
    return (
      <p className={`${css.inset} muted`}>
        <Trans>Not signed in anywhere.</Trans>
      </p>
    );
  return (
    <>
      <SessionList sessions={sessions} />
      <div className={`${css.line} ${css.end}`}>
        <Button
          size="xs"
          loading={end.isPending}
          onClick={() =>
            end.mutate(
              { request: { params: { person: person.id } } },
              { onError: error => errorToast(textOf(error).message) },
            )
          }
        >
          <Trans>Sign out everywhere</Trans>
        </Button>
      </div>
    </>
  );
}

/** How a person signs in and where they are signed in, for who manages people. */
export function SignInCard({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  return (
    <Card title={t`Sign-in`} flush more={<Invite person={person} />}>
      <Sessions person={person} />
    </Card>
  );
}
