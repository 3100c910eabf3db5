import type { ProjectPage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import { useDisagreement } from '../project/status-header.tsx';
import css from './plan.module.css';

/** The project in one line above its plan, and the way to its other parts. */
export function PlanHeader({
  page,
  current = 'plan',
}: {
  readonly page: ProjectPage;
  readonly current?: 'plan' | 'board';
}) {
  const { t } = useLingui();
  const disagreement = useDisagreement();
  const { project, health } = page;
  useDocumentTitle(`${current === 'plan' ? t`Plan` : t`Board`} · ${project.key} ${project.name} · Chartroom`);
  const tabs = [
    { tab: undefined, label: t`Overview` },
    { tab: 'progress' as const, label: t`Progress` },
    { tab: 'reports' as const, label: t`Reports` },
    { tab: 'history' as const, label: t`History` },
    { tab: 'details' as const, label: t`Details` },
  ];
  const [overview, ...others] = tabs.map(({ tab, label }) => (
    <Link
      key={label}
      to="/projects/$project"
      activeOptions={{ exact: true }}
      params={{ project: project.key }}
      search={{ tab }}
    >
      {label}
    </Link>
  ));
  return (
    <header className={css.head}>
      <span className="faint">{project.key}</span>
      <h1 tabIndex={-1} data-page-title>
        {project.name}
      </h1>
      <StatusChip status={health.reported.status} />
      {health.computed === 'unknown' ? null : <StatusChip status={health.computed} />}
      {health.disagreeSince === null ? null : (
        <span className="small note">{disagreement(health.disagreeWeeks ?? 0)}</span>
      )}
      <nav aria-label={t`Parts of the project`}>
        {overview}
        <Link
          to="/projects/$project/plan"
          params={{ project: project.key }}
          aria-current={current === 'plan' ? 'page' : undefined}
        >
          {t`Plan`}
        </Link>
        <Link
          to="/projects/$project/board"
          params={{ project: project.key }}
          aria-current={current === 'board' ? 'page' : undefined}
        >
          {t`Board`}
        </Link>
        {others}
      </nav>
    </header>
  );
}
