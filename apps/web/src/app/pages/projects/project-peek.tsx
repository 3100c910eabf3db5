import { getProject, type ProjectPage } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { useExplain } from '../../../lib/explain.ts';
import { useFigureText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Figure } from '../../../ui/figure/figure.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Pairs, PanelSection } from '../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import { ButtonLink } from '../button-link.tsx';
import { useStateWords } from '../project/state-words.ts';
import { StatusHeader } from '../project/status-header.tsx';
import css from './projects.module.css';

const asked = [
  'finish-slip-days',
  'finish-forecast',
  'whole-life-cost',
  'cost-variance-pct',
  'spend',
  'report-age',
];

/** Enter opens the whole page while the panel has focus; its own buttons keep their meaning. */
function useEnterOpens(project: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.target instanceof Element)) return;
      if (event.target.closest('aside') === null || event.target.closest('a, button, input') !== null) return;
      void navigate({ to: '/projects/$project', params: { project } });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, project]);
}

function Content({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const { ask } = useExplain();
  const format = useFormat();
  const figureText = useFigureText();
  const states = useStateWords();
  const { project, latestReport } = page;
  const figures = page.figures.filter(f => asked.includes(f.metric) && f.value !== null);
  return (
    <>
      <PanelSection>
        <h3 style={{ font: '600 15px / 20px var(--font)', color: 'var(--ink)', marginBottom: 8 }}>
          {project.name}
        </h3>
        <StatusHeader page={page} />
      </PanelSection>
      <PanelSection>
        <div className={css.figures}>
          {figures.map(figure => (
            <div key={figure.metric}>
              <span className="small faint">{figure.name}</span>
              <b>
                <Figure {...ask({ metric: figure.metric, project: project.key })}>
                  {figureText(figure)}
                </Figure>
              </b>
            </div>
          ))}
        </div>
      </PanelSection>
      <PanelSection>
        <Pairs
          pairs={[
            { label: t`State`, value: states(project.state) },
            { label: t`Portfolio`, value: project.portfolio?.name ?? '—' },
            { label: t`Programme`, value: project.programme?.name ?? '—' },
            { label: t`Unit`, value: project.unit?.name ?? '—' },
            { label: t`Manager`, value: project.manager?.name ?? '—' },
            { label: t`Sponsor`, value: project.sponsor?.name ?? '—' },
          ]}
        />
      </PanelSection>
      {latestReport === null ? null : (
        <PanelSection title={t`Latest report`} more={format.day(latestReport.asOf)}>
          <p>
            {latestReport.narrative === '' ? t`It says nothing beside its ratings.` : latestReport.narrative}
          </p>
        </PanelSection>
      )}
    </>
  );
}

/** A project beside the list. */
export function ProjectPeek({
  project,
  onClose,
}: {
  readonly project: string;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const { asOf, compareWith, knownAt } = useAsOf();
  const textOf = useErrorText();
  const { question } = useExplain();
  const answer = useRead(getProject, { params: { project }, query: { asOf, compareWith, knownAt } });
  useEnterOpens(project);
  if (question !== null) return null;
  return (
    <SidePanel
      title={t`Project`}
      about={project}
      onClose={onClose}
      footer={
        <ButtonLink to="/projects/$project" params={{ project }} size="xs" variant="filled">
          <Trans>Open the page</Trans>
        </ButtonLink>
      }
    >
      {answer.error !== null ? (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <SkeletonLines lines={10} />
      ) : (
        <Content page={answer.data} />
      )}
    </SidePanel>
  );
}
