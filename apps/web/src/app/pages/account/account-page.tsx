import { Trans, useLingui } from '@lingui/react/macro';
import { useSession } from '../../../lib/session.ts';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { TokensCard } from '../settings/tokens-card.tsx';
import { ChangePasswordCard } from './change-password-card.tsx';
import { NameCard } from './name-card.tsx';
import { OwnSessionsCard } from './own-sessions-card.tsx';

/** What a person can see and change of their own account. */
export function AccountPage() {
  const { t } = useLingui();
  const { me, holds } = useSession();
  return (
    <div style={{ maxWidth: 760 }}>
      <PageHeader
        title={t`Your account`}
        summary={<Trans>Your name, your password, where you are signed in.</Trans>}
      />
      <Stack>
        <NameCard />
        <ChangePasswordCard />
        <OwnSessionsCard />
        {holds('token.manage') ? <TokensCard person={me?.person.id} /> : null}
      </Stack>
    </div>
  );
}
