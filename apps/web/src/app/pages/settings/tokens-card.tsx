import { listTokens, type Person, revokeToken, type Token } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { today } from '../../../lib/format/day.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import css from '../form.module.css';
import { NewTokenDialog } from './new-token-dialog.tsx';

/** Revoking cannot be undone: it is asked before. */
function RevokeDialog({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const revoke = useAct(revokeToken, {
    onDone: () => {
      toast(t`${token.name} revoked`);
      onClose();
    },
  });
  return (
    <Dialog title={t`Revoke ${token.name}`} opened onClose={onClose}>
      <div className={css.form}>
        <p className="muted">
          <Trans>Scripts that use it are refused from their next request on. This cannot be undone.</Trans>
        </p>
        <div className={css.end}>
          <Button data-autofocus onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button
            color="red"
            variant="outline"
            loading={revoke.isPending}
            onClick={() =>
              revoke.mutate(
                { request: { params: { token: token.id } } },
                { onError: error => errorToast(textOf(error).message) },
              )
            }
          >
            <Trans>Revoke</Trans>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Line({ token, onRevoke }: { readonly token: Token; readonly onRevoke: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const ended = token.revokedAt !== null || token.expiresAt.slice(0, 10) < today();
  return (
    <tr>
      <td>
        <div style={{ fontWeight: 550 }}>{token.name}</div>
        <div className="small faint" title={token.scopes.join(', ')}>
          {t`${plural(token.scopes.length, { one: '# permission', other: '# permissions' })}`}
        </div>
      </td>
      <td>{token.person.name}</td>
      <td data-right>{token.lastUsedAt === null ? t`never` : format.instant(token.lastUsedAt)}</td>
      <td data-right>{format.day(token.expiresAt.slice(0, 10))}</td>
      <td data-right>
        {token.revokedAt !== null ? (
          <Chip>{t`Revoked`}</Chip>
        ) : ended ? (
          <Chip tone="amber">{t`Expired`}</Chip>
        ) : (
          <Button size="xs" aria-label={t`Revoke ${token.name}`} onClick={onRevoke}>
            <Trans>Revoke</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Keys for scripts: made, shown once, revoked. */
export function TokensCard({ person }: { readonly person?: Person['id'] | undefined }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const { me } = useSession();
  // A token acts as who makes it.
  const own = person === undefined || person === me?.person.id;
  const answer = useRead(listTokens, { query: { person } });
  const items = answer.data?.items;
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  return (
    <Card
      title={t`API tokens`}
      beside={
        <span className="small faint">{t`act as their person, with no more than their permissions`}</span>
      }
      more={
        own ? (
          <Button size="xs" onClick={() => setAdding(true)}>
            <Trans>New token</Trans>
          </Button>
        ) : undefined
      }
      flush
    >
      {items === undefined ? (
        <div className={css.inset}>
          <SkeletonLines />
        </div>
      ) : items.length === 0 ? (
        <div className={`${css.inset} muted`}>
          <Trans>No token was made yet. The command line and scripts sign in with one.</Trans>
        </div>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Token</Trans>
              </th>
              <th scope="col">
                <Trans>Acts as</Trans>
              </th>
              <th scope="col" data-right>
                <Trans>Last used</Trans>
              </th>
              <th scope="col" data-right>
                <Trans>Expires</Trans>
              </th>
              <th scope="col">
                <span className="sr-only">
                  <Trans>Revoke</Trans>
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(token => (
              <Line key={token.id} token={token} onRevoke={() => setRevoking(token)} />
            ))}
          </tbody>
        </table>
      )}
      {adding ? <NewTokenDialog onClose={() => setAdding(false)} /> : null}
      {revoking === null ? null : <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  );
}
