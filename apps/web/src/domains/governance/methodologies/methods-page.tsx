import { listMethods, type MethodSummary } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';
import { NewMethodDialog } from './new-method-dialog.tsx';
import { PacksDialog } from './packs-dialog.tsx';

const route = getRouteApi('/methods');

function Line({ method }: { readonly method: MethodSummary }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useMethodWords();
  const { newest, draft, behind } = method;
  return (
    <tr>
      <td>
        <Link to="/methods/$method" params={{ method: method.id }} search={{}}>
          {method.name}
        </Link>
        <div className="small faint">{method.key}</div>
      </td>
      <td>{words.kinds[method.kind]}</td>
      <td>
        {newest === null ? (
          <span className="faint">{t`none yet`}</span>
        ) : (
          <>
            {t`Version ${newest.number}`}
            <div className="small faint">
              {newest.effectiveFrom === null ? null : t`since ${format.day(newest.effectiveFrom)}`}
            </div>
          </>
        )}
      </td>
      <td>{draft === null ? null : <Chip tone="note">{t`Draft ${draft.number}`}</Chip>}</td>
      <td data-right>{method.projects}</td>
      <td data-right>
        {behind === 0 ? (
          <span className="faint">0</span>
        ) : (
          <Link
            to="/methods/$method"
            params={{ method: method.id }}
            search={{ tab: 'impact', version: newest?.number }}
            className={css.drift}
          >
            {t`${plural(behind, { one: '# behind', other: '# behind' })}`}
          </Link>
        )}
      </td>
      <td className={css.source}>{method.source}</td>
    </tr>
  );
}

function Lines({ items }: { readonly items: readonly MethodSummary[] }) {
  const { t } = useLingui();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t`Method`}</th>
          <th scope="col">{t`Kind`}</th>
          <th scope="col">{t`In effect`}</th>
          <th scope="col">{t`Draft`}</th>
          <th scope="col" data-right>{t`Projects`}</th>
          <th scope="col" data-right>{t`Drift`}</th>
          <th scope="col">{t`Source`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(method => (
          <Line key={method.id} method={method} />
        ))}
      </tbody>
    </table>
  );
}

/** The methods of the organisation: what is in effect, who follows it, who is behind. */
export function MethodsPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { add } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useRead(listMethods, {});
  const open = (next: 'packs' | 'new' | undefined) => void navigate({ search: { add: next }, replace: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  const acts = may.create ? (
    <>
      <Button onClick={() => open('packs')}>
        <Trans>Add from the packs</Trans>
      </Button>
      <Button variant="filled" onClick={() => open('new')}>
        <Trans>New method</Trans>
      </Button>
    </>
  ) : undefined;
  const projects = items.reduce((n, m) => n + m.projects, 0);
  return (
    <>
      <PageHeader
        title={t`Methods`}
        summary={t`How projects are run here, in versions. ${plural(projects, { one: '# live project follows', other: '# live projects follow' })} one of them.`}
        actions={items.length === 0 ? undefined : acts}
      />
      {items.length === 0 ? (
        <EmptyState title={t`No method yet`} action={acts}>
          <Trans>
            Six methods come with the product, from PM² to Scrum. Add those you use, then change them.
          </Trans>
        </EmptyState>
      ) : (
        <Card title={t`By key`} flush>
          <Lines items={items} />
        </Card>
      )}
      {add === 'packs' ? <PacksDialog onClose={() => open(undefined)} /> : null}
      {add === 'new' ? <NewMethodDialog onClose={() => open(undefined)} /> : null}
    </>
  );
}
