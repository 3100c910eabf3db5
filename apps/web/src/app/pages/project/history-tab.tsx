import type { ProjectPage } from '@chartroom/contract';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Stack } from '../../../ui/page/layout.tsx';
import { HistoryCard } from '../history/history-card.tsx';

/** Everything that was recorded of a project, its key dates and its reports. */
export const HistoryTab = ({ page }: { readonly page: ProjectPage }) => (
  <Stack>
    <div className="small">
      <Link
        to="/changed-after"
        search={{
          project: page.project.id,
          day: page.latestReport?.asOf,
          since: page.latestReport?.publishedAt ?? undefined,
        }}
      >
        <Trans>What changed after the latest report of that day</Trans>
      </Link>
    </div>
    <HistoryCard kind="project" id={page.project.id} />
  </Stack>
);
