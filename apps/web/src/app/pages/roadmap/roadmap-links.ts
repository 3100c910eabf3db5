import {
  type ChainStep,
  type DependencyState,
  getDrivingPath,
  listAllDependencies,
  type RoadmapRow,
} from '@chartroom/contract';
import { useMemo } from 'react';
import { useRead } from '../../../lib/api/use-read.ts';
import type { LaneLink } from '../../../ui/timeline/lanes-scene.ts';

/** What projects give each other, as arrows from when it is given to when it is needed. */
const gives = (items: readonly DependencyState[]): readonly LaneLink[] =>
  items.flatMap(({ giver, taker, given, needed, promised }) => {
    const from = given ?? promised;
    if (from === null) return [];
    const to = needed ?? from;
    return [{ from: giver.project.key, to: taker.project.key, fromSec: from, toSec: to, driving: false }];
  });

/** Where the path goes over from one project to the next. */
const crossings = (steps: readonly ChainStep[]): readonly LaneLink[] =>
  steps.slice(1).flatMap((step, i) => {
    const before = steps[i];
    if (before === undefined || before.project.id === step.project.id) return [];
    const { key: from } = before.project;
    return [{ from, to: step.project.key, fromSec: before.finish, toSec: step.start, driving: true }];
  });

/** Links between the projects of the roadmap, and the path that drives one of them through the others. */
export function useRoadmapLinks(driven: RoadmapRow | undefined, shown: boolean) {
  const dependencies = useRead(listAllDependencies, { query: {} });
  const path = useRead(
    getDrivingPath,
    { params: { project: driven?.id as RoadmapRow['id'] }, query: {} },
    { enabled: shown && driven !== undefined },
  );
  const items = dependencies.data?.items;
  const steps = shown ? path.data?.items : undefined;
  return useMemo(() => {
    const all = gives(items ?? []);
    const driving = crossings(steps ?? []);
    const last = steps?.at(-1);
    return {
      links: [...all, ...driving],
      count: all.length,
      driving: new Set(steps?.map(step => step.project.key)),
      finishSec: last?.finish ?? null,
    };
  }, [items, steps]);
}
