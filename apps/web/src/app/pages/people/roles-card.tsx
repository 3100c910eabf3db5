import { createGrant, deleteGrant, type Grant, type Person } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast, undoToast } from '../../../ui/feedback/toast.tsx';
import css from '../form.module.css';
import { GrantForm } from './grant-form.tsx';
import { useRoleWords, useScopeWords } from './role-words.ts';

/** Takes a role back at once, and gives it again on request. */
function useWithdraw(person: Person) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useRoleWords();
  const take = useAct(deleteGrant);
  const give = useAct(createGrant);
  const failed = (error: unknown) => errorToast(textOf(error).message);
  return async (grant: Grant) => {
    const params = { person: person.id, grant: grant.id };
    try {
      await take.mutateAsync({ request: { params } });
    } catch (error) {
      failed(error);
      return;
    }
    const body = { role: grant.role, scopeKind: grant.scope.kind, scopeId: grant.scope.id };
    void undoToast(t`${words[grant.role]} taken back from ${person.name}`, () =>
      give.mutate({ request: { params: { person: person.id }, body } }, { onError: failed }),
    );
  };
}

/** The roles given to a person, where and since when; giving and taking back for who may. */
export function RolesCard({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useRoleWords();
  const scopes = useScopeWords();
  const withdraw = useWithdraw(person);
  const count = person.grants.length;
  return (
    <Card
      title={t`Roles`}
      more={count === 0 ? undefined : t`${plural(count, { one: '# role', other: '# roles' })}`}
      flush
    >
      {count === 0 ? (
        <div className={`${css.inset} muted`}>
          <Trans>No role is given: {person.name} sees nothing yet.</Trans>
        </div>
      ) : (
        <ul className={css.list}>
          {person.grants.map(grant => (
            <li key={grant.id} className={css.line}>
              <span className={css.grow}>
                <span style={{ fontWeight: 550 }}>{words[grant.role]}</span>
                <span className="small faint" style={{ display: 'block' }}>
                  {grant.scope.kind === 'organisation'
                    ? scopes.organisation
                    : `${scopes[grant.scope.kind]} ${grant.scope.name}`}
                  , <Trans>since {format.day(grant.grantedAt.slice(0, 10))}</Trans>
                </span>
              </span>
              {person.may.grant ? (
                <Button
                  size="xs"
                  aria-label={t`Take back ${words[grant.role]}, ${grant.scope.name}`}
                  onClick={() => void withdraw(grant)}
                >
                  <Trans>Take back</Trans>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {person.may.grant ? <GrantForm person={person} /> : null}
    </Card>
  );
}
