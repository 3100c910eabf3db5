import { listRoadmap, type RoadmapRow } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { useMoment } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import type { Lanes } from '../../../ui/timeline/lanes.ts';
import { ButtonLink } from '../button-link.tsx';
import css from './roadmap.module.css';
import { RoadmapAsTable } from './roadmap-as-table.tsx';
import { RoadmapDrawn } from './roadmap-drawn.tsx';
import { RoadmapLegend } from './roadmap-legend.tsx';
import { useRoadmapLinks } from './roadmap-links.ts';
import { finishOf, roadmapScene } from './roadmap-scene.ts';
import { RoadmapTools } from './roadmap-tools.tsx';
import type { RoadmapSearch } from './search.ts';

const route = getRouteApi('/roadmap');

/** So many projects at most; the filter brings the others. */
const mostProjects = 1_000;

/** All projects that are asked for, page after page. */
function useRoadmap({ filter }: RoadmapSearch) {
  const pages = usePages(listRoadmap, { query: { ...useMoment(), filter, limit: 200, scope: 'live' } });
  const { rows, onMore } = pages;
  useEffect(() => {
    if (rows.length < mostProjects) onMore?.();
  }, [rows.length, onMore]);
  return pages;
}

/** The project that finishes last. */
const lastOf = (rows: readonly RoadmapRow[]): RoadmapRow | undefined =>
  rows.toSorted((a, b) => (finishOf(b) ?? '').localeCompare(finishOf(a) ?? ''))[0];

/** Where the driving path leads, in words. */
function PathText({
  to,
  finishSec,
  projects,
}: {
  readonly to: string;
  readonly finishSec: number | null;
  readonly projects: number;
}) {
  const { t } = useLingui();
  const format = useFormat();
  if (finishSec === null)
    return <p className="small" role="status">{t`${to} has no plan that could be driven`}</p>;
  const day = format.day(new Date(finishSec * 1000).toISOString().slice(0, 10));
  return (
    <p className="small" role="status">
      {t`To ${to} on ${day}, ${plural(projects, { one: '# project', other: '# projects' })}`}
    </p>
  );
}

/** All projects on one time axis. */
export function RoadmapPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 900px)') === true;
  const search = route.useSearch();
  const showsMoney = search.money === undefined ? !narrow : search.money === 'shown';
  const routeTo = route.useNavigate();
  const chart = useRef<Lanes | null>(null);
  const { rows, total, first, loading, error, refetch } = useRoadmap(search);
  const asOf = first?.asOf ?? new Date().toISOString().slice(0, 10);
  const set = (change: Partial<RoadmapSearch>) =>
    void routeTo({ search: before => ({ ...before, ...change }), replace: true, resetScroll: false });
  const shortDay = format.dayShort(asOf);
  const todayLabel = search.asOf === undefined ? t`Today, ${shortDay}` : shortDay;
  const driven = rows.find(row => row.key === search.project) ?? lastOf(rows);
  const { links, driving, finishSec } = useRoadmapLinks(driven, search.path === true);
  const { scene, undated } = useMemo(
    () => roadmapScene(rows, { asOf, search, todayLabel, links, driving }),
    [rows, asOf, search, todayLabel, links, driving],
  );
  const laneWords = {
    portfolio: t`Portfolio`,
    programme: t`Programme`,
    unit: t`Unit`,
    category: t`Category`,
  };
  const inView = scene.bars.length;
  const summary = loading
    ? undefined
    : `${t`${inView} of ${plural(total, { one: '# project', other: '# projects' })} in view`}${undated === 0 ? '' : t`, ${plural(undated, { one: '# has no dates', other: '# have no dates' })}`}`;
  const open = (key: string) => void navigate({ to: '/projects/$project', params: { project: key } });
  return (
    <div className={css.page}>
      <PageHeader title={t`Roadmap`} summary={summary} />
      <RoadmapTools search={search} set={set} chart={chart} scene={scene} showsMoney={showsMoney} />
      {error !== null ? <ErrorState {...textOf(error)} onRetry={() => void refetch()} /> : null}
      {loading ? <SkeletonLines lines={10} /> : null}
      {!loading && error === null && rows.length === 0 ? (
        <EmptyState
          title={t`No projects to show`}
          action={<ButtonLink to="/projects">{t`Go to the projects`}</ButtonLink>}
        >
          {t`The roadmap shows live projects with a start and a finish, as of ${format.day(asOf)}.`}
        </EmptyState>
      ) : null}
      {rows.length === 0 ? null : search.view === 'table' ? (
        <RoadmapAsTable rows={rows} search={search} asOf={asOf} showsMoney={showsMoney} />
      ) : (
        <RoadmapDrawn
          search={search}
          showsMoney={showsMoney}
          chart={chart}
          scene={scene}
          rows={rows}
          paneTitle={laneWords[search.lanes ?? 'portfolio']}
          narrow={narrow}
          onChoose={key => set({ project: key })}
          onOpen={open}
        />
      )}
      {search.path === true && driven !== undefined ? (
        <PathText to={driven.name} finishSec={finishSec} projects={driving.size} />
      ) : null}
      <RoadmapLegend money={showsMoney} />
    </div>
  );
}
