import { getProject, type ProjectPage as Page } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { usePublishRecordedDays } from '../../../lib/recorded-days.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines, SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Tabs } from '../../../ui/page/tabs.tsx';
import { DetailsTab } from './details/details-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { Overview } from './overview/overview.tsx';
import { ProgressTab } from './progress-tab.tsx';
import { ProjectHeader } from './project-header.tsx';
import { ReportsTab } from './reports-tab.tsx';
import type { ProjectTab } from './search.ts';

const route = getRouteApi('/projects/$project');

const MethodTab = lazy(() =>
  import('../../../domains/governance/methodologies/project-method-tab.tsx').then(m => ({
    default: m.ProjectMethodTab,
  })),
);

function TabPanel({ tab, page }: { readonly tab: ProjectTab; readonly page: Page }) {
  switch (tab) {
    case 'overview':
      return <Overview page={page} />;
    case 'method':
      return (
        <Suspense fallback={<SkeletonLines lines={8} />}>
          <MethodTab project={page.project.id} />
        </Suspense>
      );
    case 'progress':
      return <ProgressTab page={page} />;
    case 'reports':
      return <ReportsTab page={page} />;
    case 'history':
      return <HistoryTab page={page} />;
    case 'details':
      return <DetailsTab page={page} />;
  }
}

/** A project on a day: its status pair, and tabs for what stands behind it. */
export function ProjectPage() {
  const { t } = useLingui();
  const { project: reference } = route.useParams();
  const { tab = 'overview' } = route.useSearch();
  const navigate = route.useNavigate();
  const { asOf, compareWith, knownAt } = useAsOf();
  const textOf = useErrorText();
  const answer = useRead(
    getProject,
    { params: { project: reference }, query: { asOf, compareWith, knownAt } },
    { keep: true },
  );
  const page = answer.data;
  const days = useMemo(() => page?.strip.map(point => point.day), [page]);
  usePublishRecordedDays(days);
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (page === undefined) return <SkeletonPage />;
  const changed = page.changes.length > 0 ? t`changed since the day compared with` : undefined;
  return (
    <div aria-busy={answer.isPlaceholderData || undefined}>
      <ProjectHeader page={page} />
      <Tabs<ProjectTab | 'plan'>
        label={t`Parts of the project`}
        value={tab}
        onChange={next =>
          next === 'plan'
            ? void navigate({
                to: '/projects/$project/plan',
                params: { project: page.project.key },
                search: {},
              })
            : void navigate({
                search: before => ({
                  ...before,
                  tab: next === 'overview' ? undefined : next,
                  report: undefined,
                }),
                replace: true,
                resetScroll: false,
              })
        }
        tabs={[
          { key: 'overview', label: t`Overview`, changed },
          { key: 'plan', label: t`Plan` },
          { key: 'method', label: t`Method` },
          { key: 'progress', label: t`Progress` },
          { key: 'reports', label: t`Reports` },
          { key: 'history', label: t`History` },
          { key: 'details', label: t`Details` },
        ]}
      >
        <TabPanel tab={tab} page={page} />
      </Tabs>
    </div>
  );
}
