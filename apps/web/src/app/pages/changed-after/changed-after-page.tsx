import { type ChangedAfter, listChangedAfter, portfolioId, projectId } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { today } from '../../../lib/format/day.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { InstantField } from '../../../ui/form/instant-field.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from './changed-after.module.css';
import { ChangedRow } from './changed-row.tsx';
import type { ChangedAfterSearch } from './search.ts';

const route = getRouteApi('/changed-after');

function Rows({ items }: { readonly items: readonly ChangedAfter[] }) {
  const { t } = useLingui();
  return (
    <section className={css.scroll} aria-label={t`What changed`}>
      <table>
        <thead>
          <tr>
            <th>{t`Project`}</th>
            <th>{t`Field`}</th>
            <th>{t`Said then`}</th>
            <th>{t`Says now`}</th>
            <th>{t`Recorded`}</th>
            <th>{t`Reason`}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <ChangedRow key={`${item.kind} ${item.project?.id} ${item.subject} ${item.field}`} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is known of a day now that was known otherwise when it was reported: corrections, found field by field. */
export function ChangedAfterPage() {
  const { t } = useLingui();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { asOf, knownAt } = useAsOf();
  const textOf = useErrorText();
  const day = search.day ?? asOf ?? today();
  const since = search.since ?? knownAt;
  const answer = useRead(
    listChangedAfter,
    {
      query: {
        asOf: day,
        knownAt: since,
        project: projectId.safeParse(search.project).data,
        portfolio: portfolioId.safeParse(search.portfolio).data,
      },
    },
    { keep: true },
  );
  const go = (next: Partial<ChangedAfterSearch>) =>
    void navigate({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false });
  const list = answer.data;
  const said = list === undefined ? '' : format.instant(list.knownAt);
  return (
    <>
      <PageHeader
        title={t`Changed after reporting`}
        summary={t`What is known of ${format.day(day)} now that was known otherwise then`}
      />
      <div className={css.tools}>
        <DayField
          label={t`Day reported on`}
          value={day}
          max={today()}
          onChange={d => go({ day: d ?? undefined })}
        />
        <InstantField
          label={t`Reported at`}
          value={since ?? list?.knownAt ?? null}
          onChange={i => go({ since: i ?? undefined })}
        />
      </div>
      {answer.error !== null ? (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      ) : list === undefined ? (
        <SkeletonLines lines={8} />
      ) : list.total === 0 ? (
        <EmptyState title={t`Nothing changed that day since`}>
          <Trans>No fact, report, rate or rule of that day was recorded after {said}.</Trans>
        </EmptyState>
      ) : (
        <Card
          title={t`${plural(list.total, { one: '# change', other: '# changes' })}`}
          more={t`recorded after ${said}`}
          flush
        >
          <Rows items={list.items} />
        </Card>
      )}
      {list === undefined || list.unknownThen === 0 ? null : (
        <p className="small faint">
          {t`${plural(list.unknownThen, { one: 'One project was not known then and is left out.', other: '# projects were not known then and are left out.' })}`}
        </p>
      )}
    </>
  );
}
