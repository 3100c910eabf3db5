import { type DependencyState, listAllDependencies } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Switch } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import css from './dependencies.module.css';
import { DependencyRow } from './dependency-row.tsx';
import { Matrix } from './matrix.tsx';

const route = getRouteApi('/dependencies');

function List({ items }: { readonly items: readonly DependencyState[] }) {
  const { t } = useLingui();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t`Gives`}</th>
          <th scope="col" data-right>{t`On`}</th>
          <th scope="col">{t`Link`}</th>
          <th scope="col">{t`Takes`}</th>
          <th scope="col" data-right>{t`Needs it`}</th>
          <th scope="col" data-right>{t`Slack, days`}</th>
          <th scope="col">{t`Answer`}</th>
          <th scope="col">{t`Conflict`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <DependencyRow key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

const useGo = () => {
  const navigate = route.useNavigate();
  return (change: object) => void navigate({ search: before => ({ ...before, ...change }), replace: true });
};

function Head() {
  const { t } = useLingui();
  const { view = 'list', conflicts = false } = route.useSearch();
  const go = useGo();
  return (
    <PageHeader
      title={t`Dependencies`}
      summary={t`What projects give to each other, when it comes and when it is needed.`}
      actions={
        <>
          <Switch
            label={t`Conflicts only`}
            checked={conflicts}
            onChange={event => go({ conflicts: event.currentTarget.checked || undefined })}
          />
          <SegmentedControl
            aria-label={t`View`}
            value={view}
            onChange={next => go({ view: next === 'list' ? undefined : next })}
            data={[
              { value: 'list', label: t`List` },
              { value: 'matrix', label: t`Matrix` },
            ]}
          />
        </>
      }
    />
  );
}

function Links({ items, total }: { readonly items: readonly DependencyState[]; readonly total: number }) {
  const { t } = useLingui();
  const { view = 'list', giver, taker } = route.useSearch();
  const go = useGo();
  const from = (i: DependencyState) => giver === undefined || i.giver.project.key === giver;
  const to = (i: DependencyState) => taker === undefined || i.taker.project.key === taker;
  return (
    <Card
      title={view === 'matrix' ? t`Who gives to whom` : t`Gives and takes`}
      more={t`${plural(total, { one: '# link', other: '# links' })}`}
      flush
    >
      {giver === undefined && taker === undefined ? null : (
        <div className={css.picked}>
          {t`Only from ${giver ?? t`any`} to ${taker ?? t`any`}`}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => go({ giver: undefined, taker: undefined })}
          >
            {t`Show all`}
          </Button>
        </div>
      )}
      {view === 'matrix' ? (
        <Matrix items={items} onPick={(g, k) => go({ view: undefined, giver: g, taker: k })} />
      ) : (
        <List items={items.filter(i => from(i) && to(i))} />
      )}
    </Card>
  );
}

/** What projects give to and take from each other, as a list or as a matrix. */
export function DependenciesPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { conflicts = false } = route.useSearch();
  const query = { conflictsOnly: conflicts ? ('true' as const) : ('false' as const) };
  const answer = useRead(listAllDependencies, { query }, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, total, circles } = answer.data;
  return (
    <>
      <Head />
      <Stack>
        {circles.map(circle => (
          <Banner key={circle.join()} tone="red">
            {t`${circle.join(' → ')} wait for each other in a circle. Remove one of the links between them.`}
          </Banner>
        ))}
        {items.length === 0 ? (
          <EmptyState title={conflicts ? t`No link is in conflict` : t`No project waits for another yet`}>
            {t`Link a task of one plan to a task of another, and both dates are watched here.`}
          </EmptyState>
        ) : (
          <Links items={items} total={total} />
        )}
      </Stack>
    </>
  );
}
