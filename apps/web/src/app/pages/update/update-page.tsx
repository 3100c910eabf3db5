import { getWeeklyUpdate, type WeeklyUpdate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { ReviewPage } from './review-page.tsx';
import { UpdateForm } from './update-form.tsx';

const route = getRouteApi('/projects/$project/update');

/** What has been published today is final; the next one can be begun tomorrow, and this one corrected. */
function PublishedToday({ update }: { readonly update: WeeklyUpdate }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <EmptyState
      page
      centred
      title={t`The report of today is published`}
      action={
        <Link
          to="/projects/$project"
          params={{ project: update.project.key }}
          search={{ tab: 'reports', report: update.published?.id }}
        >
          <Trans>Read it, or correct it</Trans>
        </Link>
      }
    >
      <Trans>
        {update.project.name} has reported for {format.day(update.asOf)}. The next report can be begun
        tomorrow.
      </Trans>
    </EmptyState>
  );
}

/** The weekly update of a project: filled in, two minutes, publish. */
export function UpdatePage() {
  const { project } = route.useParams();
  const textOf = useErrorText();
  const answer = useRead(getWeeklyUpdate, { params: { project } });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  const update = answer.data;
  if (update === undefined) return <SkeletonPage />;
  const { report } = update;
  if (report?.state === 'in-review') return <ReviewPage update={update} report={report} />;
  if (report === null && update.published !== null) return <PublishedToday update={update} />;
  return <UpdateForm key={update.project.id} update={update} />;
}
