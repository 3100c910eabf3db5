import type { getMyWork, Output } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import css from './my-work.module.css';
import { Due, Line } from './work-line.tsx';

type Work = Output<typeof getMyWork>;

function Actions({ actions }: { readonly actions: Work['actions'] }) {
  const { t } = useLingui();
  if (actions.length === 0) return null;
  return (
    <Card title={t`Corrective actions`} more={actions.length} flush>
      <ul className={css.list}>
        {actions.map(a => (
          <Line
            key={a.id}
            when={<Due days={a.overdueDays} />}
            what={<span className={css.name}>{a.what}</span>}
            more={`${a.finding.key} ${a.finding.title}, ${a.project?.name ?? t`the organisation`}`}
            act={
              <Link
                to="/findings"
                search={{ finding: a.finding.id }}
                aria-label={t`Open ${a.finding.key}: ${a.what}`}
              >
                <Trans>Open</Trans>
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

function SelfAssessments({ some }: { readonly some: Work['selfAssessments'] }) {
  const { t } = useLingui();
  const format = useFormat();
  if (some.length === 0) return null;
  return (
    <Card title={t`Self-assessments`} more={some.length} flush>
      <ul className={css.list}>
        {some.map(s => (
          <Line
            key={`${s.audit.id} ${s.project.id}`}
            when={format.dayShort(s.until)}
            what={<span className={css.name}>{s.project.name}</span>}
            more={s.audit.title}
            act={
              <Link
                to="/audits/$audit"
                params={{ audit: s.audit.id }}
                search={{ tab: 'questionnaire', project: s.project.id }}
                aria-label={t`Assess ${s.project.name}`}
              >
                <Trans>Assess</Trans>
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

function Deviations({ some }: { readonly some: Work['deviations'] }) {
  const { t } = useLingui();
  if (some.length === 0) return null;
  return (
    <Card title={t`What your projects have to mend`} more={some.length} flush>
      <ul className={css.list}>
        {some.map(d => (
          <Line
            key={`${d.project.id} ${d.code}`}
            when={d.does === 'block' ? t`holds back` : t`needs a waiver`}
            what={
              <span className={css.name}>
                {d.project.name}: {d.name}
              </span>
            }
            more={d.remedy}
            act={
              <Link
                to="/controls"
                search={{ cell: `${d.project.id} ${d.code}` }}
                aria-label={t`Open ${d.code} of ${d.project.name}`}
              >
                {d.code}
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

/** What audits and controls ask of the reader. */
export const AuditWork = ({ work }: { readonly work: Work }) => (
  <>
    <Actions actions={work.actions} />
    <SelfAssessments some={work.selfAssessments} />
    <Deviations some={work.deviations} />
  </>
);
