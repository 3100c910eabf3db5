import { getMyWork } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Tabs } from '../../../ui/page/tabs.tsx';
import { AbsenceTab } from './absence-tab.tsx';
import { PreferencesTab } from './preferences-tab.tsx';
import type { WorkTab } from './search.ts';
import { Waiting } from './waiting.tsx';

const route = getRouteApi('/my-work');

function WorkList() {
  const textOf = useErrorText();
  const answer = useRead(getMyWork, {});
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  return answer.data === undefined ? <SkeletonLines lines={8} /> : <Waiting work={answer.data} />;
}

function Panel({ tab }: { readonly tab: WorkTab }) {
  switch (tab) {
    case 'work':
      return <WorkList />;
    case 'absence':
      return <AbsenceTab />;
    case 'notifications':
      return <PreferencesTab />;
  }
}

/** What waits for the reader: reports, reviews, decisions; who stands in for them, and what they are told. */
export function MyWorkPage() {
  const { t } = useLingui();
  const { tab = 'work' } = route.useSearch();
  const navigate = route.useNavigate();
  const count = useRead(getMyWork, {}).data?.count;
  return (
    <>
      <PageHeader
        title={t`My work`}
        summary={
          count === undefined ? undefined : count === 0 ? (
            <Trans>Nothing is due yet.</Trans>
          ) : (
            t`${plural(count, { one: '# thing is due', other: '# things are due' })}`
          )
        }
      />
      <Tabs<WorkTab>
        label={t`Parts of my work`}
        value={tab}
        onChange={next =>
          void navigate({
            search: { tab: next === 'work' ? undefined : next },
            replace: true,
            resetScroll: false,
          })
        }
        tabs={[
          { key: 'work', label: t`Waiting for me`, count },
          { key: 'absence', label: t`Absence and deputies` },
          { key: 'notifications', label: t`What I am told` },
        ]}
      >
        <Panel tab={tab} />
      </Tabs>
    </>
  );
}
