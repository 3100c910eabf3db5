import { getBacklog, getBoard, getProject, type Project } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { isCode } from '../../../lib/api/api-error.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines, SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { ButtonLink } from '../button-link.tsx';
import plan from '../plan/plan.module.css';
import { PlanHeader } from '../plan/plan-header.tsx';
import { Backlog } from './backlog.tsx';
import css from './board.module.css';
import { Board } from './board.tsx';
import { BoardTools } from './board-tools.tsx';
import { FlowCharts } from './flow-charts.tsx';
import type { BoardSearch } from './search.ts';

const route = getRouteApi('/projects/$project/board');

function BoardParts({
  project,
  projectKey,
}: {
  readonly project: Project['id'];
  readonly projectKey: string;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<BoardSearch>) =>
    void navigate({ search: before => ({ ...before, ...change }), replace: true });
  const board = useRead(getBoard, { params: { project }, query: { sprint: search.sprint } }, { keep: true });
  const backlog = useRead(getBacklog, { params: { project } });
  if (board.error !== null)
    return isCode(board.error, 'not_found') ? (
      <EmptyState
        title={t`This project has no plan yet`}
        centred
        action={
          <ButtonLink to="/projects/$project/plan" params={{ project: projectKey }} variant="filled">
            {t`Begin a plan`}
          </ButtonLink>
        }
      >
        {t`Backlog, sprints and board are part of a project’s plan, beside its phases.`}
      </EmptyState>
    ) : (
      <ErrorState {...textOf(board.error)} onRetry={() => void board.refetch()} />
    );
  if (board.data === undefined) return <SkeletonLines lines={10} />;
  return (
    <>
      <BoardTools project={project} board={board.data} search={search} set={set} />
      {search.view === 'flow' ? (
        <FlowCharts project={project} />
      ) : (
        <div className={css.desk}>
          <Backlog
            project={project}
            items={backlog.data?.items ?? []}
            board={board.data}
            sprint={search.sprint}
          />
          <Board project={project} board={board.data} />
        </div>
      )}
    </>
  );
}

/** Backlog, sprints and board of a project: agile work in the same plan as its phases. */
export function BoardPage() {
  const { project: reference } = route.useParams();
  const { asOf } = useAsOf();
  const textOf = useErrorText();
  const answer = useRead(getProject, { params: { project: reference }, query: { asOf } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { project } = answer.data;
  return (
    <div className={plan.page}>
      <PlanHeader page={answer.data} current="board" />
      <BoardParts project={project.id} projectKey={project.key} />
    </div>
  );
}
