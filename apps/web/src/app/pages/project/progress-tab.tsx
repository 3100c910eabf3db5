import { getPlanValue, type ProjectPage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { QualityCard } from '../../../domains/governance/audits/quality-card.tsx';
import { CurveCard } from '../../../domains/monitoring/reporting/value/curve-card.tsx';
import { FinishCard } from '../../../domains/monitoring/reporting/value/finish-card.tsx';
import { TasksCard } from '../../../domains/monitoring/reporting/value/tasks-card.tsx';
import { ValueFigures, ValueKeyFigures } from '../../../domains/monitoring/reporting/value/value-figures.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Columns, Stack } from '../../../ui/page/layout.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { ButtonLink } from '../button-link.tsx';

/** Earned value of the plan and the quality of its schedule. */
export function ProgressTab({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const project = page.project.id;
  const answer = useRead(getPlanValue, { params: { project }, query: {} }, { keep: true });
  if (answer.error instanceof ApiError && answer.error.code === 'not_found')
    return (
      <EmptyState
        title={t`This project has no plan yet`}
        action={
          <ButtonLink to="/projects/$project/plan" params={{ project: page.project.key }}>
            {t`Begin a plan`}
          </ButtonLink>
        }
      >
        {t`Progress is measured against the baseline of a plan. Begin a plan, or import one from a file.`}
      </EmptyState>
    );
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={10} />;
  const value = answer.data;
  if (value.why !== null)
    return (
      <Stack>
        <EmptyState title={t`Nothing was promised yet`}>{value.why}</EmptyState>
        <QualityCard project={project} />
      </Stack>
    );
  return (
    <>
      <ValueKeyFigures value={value} />
      <Stack>
        {value.findings.map(finding => (
          <Banner key={finding} tone="amber">
            {finding}
          </Banner>
        ))}
        <Columns>
          <CurveCard value={value} />
          <FinishCard value={value} />
        </Columns>
        <ValueFigures value={value} />
        {value.tasks.length === 0 ? null : <TasksCard value={value} />}
        <QualityCard project={project} />
      </Stack>
    </>
  );
}
