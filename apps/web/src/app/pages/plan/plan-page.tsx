import { getProject, type ProjectPage } from '@chartroom/contract';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines, SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { EmptyPlan } from './empty-plan.tsx';
import css from './plan.module.css';
import { PlanDesk } from './plan-desk.tsx';
import { PlanHeader } from './plan-header.tsx';
import { usePlan } from './use-plan.ts';

const route = getRouteApi('/projects/$project/plan');

function Plan({ page }: { readonly page: ProjectPage }) {
  const textOf = useErrorText();
  const [state, actions] = usePlan(page.project.id);
  if (state.missing) return <EmptyPlan page={page} onMade={actions.reload} />;
  if (state.opened === null || state.view === null)
    return state.error === null ? (
      <SkeletonLines lines={12} />
    ) : (
      <ErrorState {...textOf(state.error)} onRetry={actions.reload} />
    );
  return <PlanDesk page={page} state={state} actions={actions} opened={state.opened} view={state.view} />;
}

/** The plan of a project: its tasks beside their bars, edited before it is saved. */
export function PlanPage() {
  const { project: reference } = route.useParams();
  const { asOf } = useAsOf();
  const textOf = useErrorText();
  const answer = useRead(getProject, { params: { project: reference }, query: { asOf } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  return (
    <div className={css.page}>
      <PlanHeader page={answer.data} />
      <Plan page={answer.data} key={answer.data.project.id} />
    </div>
  );
}
