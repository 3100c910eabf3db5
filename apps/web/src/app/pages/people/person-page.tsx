import { getPerson, type Person, updatePerson } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useSession } from '../../../lib/session.ts';
import { errorToast, toast, undoToast } from '../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Columns } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { HistoryLink } from '../history/history-link.tsx';
import { TokensCard } from '../settings/tokens-card.tsx';
import { AnonymiseDialog } from './anonymise-dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { PersonCard } from './person-card.tsx';
import { RolesCard } from './roles-card.tsx';
import { SignInCard } from './sign-in-card.tsx';

const route = getRouteApi('/people/$person');

/** Makes a person inactive or active again, with a way back. */
function useActive(person: Person) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const update = useAct(updatePerson);
  const set = async (active: boolean, version: number): Promise<Person | null> => {
    try {
      return await update.mutateAsync({
        request: { params: { person: person.id }, body: { active } },
        version,
      });
    } catch (error) {
      errorToast(textOf(error).message);
      return null;
    }
  };
  const toggle = async () => {
    const saved = await set(!person.active, person.version);
    if (saved === null) return;
    if (saved.active) toast(t`${person.name} is active`);
    else void undoToast(t`${person.name} is inactive and signed out`, () => void set(true, saved.version));
  };
  return { toggle, pending: update.isPending };
}

function Actions({ person }: { readonly person: Person }) {
  const { toggle, pending } = useActive(person);
  const [password, setPassword] = useState(false);
  const [anonymise, setAnonymise] = useState(false);
  return (
    <>
      {person.may.setPassword && person.active ? (
        <Button onClick={() => setPassword(true)}>
          {person.signsIn ? <Trans>New password</Trans> : <Trans>Give an account</Trans>}
        </Button>
      ) : null}
      {person.may.edit ? (
        <Button loading={pending} onClick={() => void toggle()}>
          {person.active ? <Trans>Make inactive</Trans> : <Trans>Make active</Trans>}
        </Button>
      ) : null}
      {person.may.anonymise ? (
        <Button onClick={() => setAnonymise(true)}>
          <Trans>Anonymise</Trans>
        </Button>
      ) : null}
      {anonymise ? <AnonymiseDialog person={person} onClose={() => setAnonymise(false)} /> : null}
      {password ? <PasswordDialog person={person} onClose={() => setPassword(false)} /> : null}
    </>
  );
}

/** One person: who, where, with which roles and whether with an account. */
export function PersonPage() {
  const { t } = useLingui();
  const { person: id } = route.useParams();
  const textOf = useErrorText();
  const { holds } = useSession();
  const answer = useRead(getPerson, { params: { person: id as Person['id'] } });
  const person = answer.data;
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (person === undefined) return <SkeletonPage />;
  const account = !person.active ? (
    <Chip>{t`Inactive`}</Chip>
  ) : person.signsIn ? (
    <Chip tone="green">{t`Signs in`}</Chip>
  ) : (
    <Chip>{t`No account`}</Chip>
  );
  const facts = [person.jobTitle, person.unit?.name].filter(Boolean).join(', ');
  return (
    <>
      <PageHeader
        title={person.name}
        summary={
          <>
            {facts === '' ? null : `${facts} `}
            {account} <HistoryLink kind="person" id={person.id} />
          </>
        }
        actions={<Actions person={person} />}
      />
      <Columns>
        <RolesCard person={person} />
        <PersonCard key={person.id} person={person} />
        {person.may.edit ? <SignInCard person={person} /> : null}
        {person.may.edit && holds('token.manage') ? <TokensCard person={person.id} /> : null}
      </Columns>
    </>
  );
}
