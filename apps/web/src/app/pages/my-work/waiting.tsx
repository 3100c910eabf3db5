import type { getMyWork, Output } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { AuditWork } from './audit-work.tsx';
import css from './my-work.module.css';
import { Due, Line } from './work-line.tsx';

type Work = Output<typeof getMyWork>;
type DueReport = Work['reports'][number];

const toUpdate = (key: string) => ({ to: '/projects/$project/update', params: { project: key } }) as const;

function ReportLine({ report }: { readonly report: DueReport }) {
  const { t } = useLingui();
  const format = useFormat();
  const { project, draft, returned, lastReport, writtenFor } = report;
  const parts = [
    project.key,
    lastReport === null ? t`no report yet` : t`last report ${format.day(lastReport)}`,
    returned === null ? null : t`returned: ${returned}`,
  ];
  const words = { none: t`Write`, draft: t`Go on`, 'in-review': t`In review` };
  return (
    <Line
      when={<Due days={report.overdueDays} />}
      what={
        <>
          <Link {...toUpdate(project.key)} className={css.name}>
            {project.name}
          </Link>{' '}
          {writtenFor === null ? null : <Chip tone="note">{t`for ${writtenFor.name}`}</Chip>}{' '}
          {draft === 'draft' ? <Chip tone="water">{t`Draft`}</Chip> : null}
        </>
      }
      more={parts.filter(p => p !== null).join(', ')}
      act={
        <Button
          size="xs"
          variant={report.overdueDays >= 0 && draft !== 'in-review' ? 'filled' : 'default'}
          renderRoot={props => (
            <Link {...props} {...toUpdate(project.key)} aria-label={`${words[draft]}: ${project.name}`} />
          )}
        >
          {words[draft]}
        </Button>
      }
    />
  );
}

function Reviews({ work }: { readonly work: Work }) {
  const { t } = useLingui();
  const format = useFormat();
  if (work.reviews.length === 0) return null;
  return (
    <Card title={t`Reports to review`} more={work.reviews.length} flush>
      <ul className={css.list}>
        {work.reviews.map(r => (
          <Line
            key={r.reportId}
            when={format.dayShort(r.asOf)}
            what={
              <Link {...toUpdate(r.project.key)} className={css.name}>
                {r.project.name}
              </Link>
            }
            more={t`${r.project.key}, submitted by ${r.submittedBy?.name ?? t`somebody`} ${format.instant(r.submittedAt)}`}
            act={
              <Button
                size="xs"
                variant="filled"
                renderRoot={props => (
                  <Link {...props} {...toUpdate(r.project.key)} aria-label={t`Review: ${r.project.name}`} />
                )}
              >
                <Trans>Review</Trans>
              </Button>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

function Decisions({ work }: { readonly work: Work }) {
  const { t } = useLingui();
  const format = useFormat();
  if (work.decisions.length === 0) return null;
  return (
    <Card title={t`Decisions that wait for you`} more={work.decisions.length} flush>
      <ul className={css.list}>
        {work.decisions.map(d => (
          <Line
            key={`${d.project.id} ${d.id}`}
            when={d.overdueDays === null ? '—' : <Due days={d.overdueDays} />}
            what={<span className={css.name}>{d.title}</span>}
            more={[d.detail, t`${d.project.name}, asked on ${format.day(d.asked)}`]
              .filter(Boolean)
              .join('. ')}
            act={
              <Link to="/projects/$project" params={{ project: d.project.key }} search={{ tab: 'reports' }}>
                <Trans>Read the report</Trans>
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

/** Gates to vote and decide at, and conditions to meet. */
function Gates({ work }: { readonly work: Work }) {
  const { t } = useLingui();
  if (work.gates.length === 0) return null;
  return (
    <Card title={t`Gates that wait for you`} more={work.gates.length} flush>
      <ul className={css.list}>
        {work.gates.map(g => (
          <Line
            key={g.id}
            when={g.overdueDays === null ? '—' : <Due days={g.overdueDays} />}
            what={
              <Link className={css.name} to="/gates/$gate" params={{ gate: g.id }}>
                {g.name}, {g.project.name}
              </Link>
            }
            more={[g.project.key, g.insteadOf === null ? null : t`in place of ${g.insteadOf}`]
              .filter(Boolean)
              .join(', ')}
            act={
              <Link to="/gates/$gate" params={{ gate: g.id }}>
                {g.wants === 'vote' ? t`Vote` : t`Decide`}
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

/** Documents to approve or to send back. */
function Documents({ work }: { readonly work: Work }) {
  const { t } = useLingui();
  const format = useFormat();
  if (work.documents.length === 0) return null;
  return (
    <Card title={t`Documents to approve`} more={work.documents.length} flush>
      <ul className={css.list}>
        {work.documents.map(d => (
          <Line
            key={d.id}
            when={format.dayShort(d.submittedAt.slice(0, 10))}
            what={
              <Link className={css.name} to="/documents/$document" params={{ document: d.id }}>
                {d.title}
              </Link>
            }
            more={[
              t`${d.project.name}, handed in by ${d.submittedBy?.name ?? t`somebody`}`,
              d.insteadOf === null ? null : t`in place of ${d.insteadOf}`,
            ]
              .filter(Boolean)
              .join(', ')}
            act={
              <Link to="/documents/$document" params={{ document: d.id }} aria-label={t`Review: ${d.title}`}>
                <Trans>Review</Trans>
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

function Conditions({ work }: { readonly work: Work }) {
  const { t } = useLingui();
  if (work.conditions.length === 0) return null;
  return (
    <Card title={t`Conditions of gates that are yours`} more={work.conditions.length} flush>
      <ul className={css.list}>
        {work.conditions.map(c => (
          <Line
            key={c.id}
            when={<Due days={c.overdueDays} />}
            what={<span className={css.name}>{c.text}</span>}
            more={`${c.project.name}, ${c.gate.name}`}
            act={
              <Link to="/gates/$gate" params={{ gate: c.gate.id }}>
                <Trans>Open the gate</Trans>
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

/** Reports to write, to review, decisions, gates, what audits ask: each with when, what and the one act it asks for. */
export function Waiting({ work }: { readonly work: Work }) {
  const { t } = useLingui();
  const { reports, reviews, decisions, documents, gates, conditions, actions } = work;
  const { selfAssessments, deviations } = work;
  const mine = [reports, reviews, decisions, documents, gates, conditions];
  const all = [...mine, actions, selfAssessments, deviations];
  if (all.every(some => some.length === 0))
    return (
      <EmptyState title={t`Nothing waits for you`}>
        <Trans>
          Reports that are due, reports and documents to review, gates and decisions that somebody asks of you
          appear here.
        </Trans>
      </EmptyState>
    );
  return (
    <Stack>
      {reports.length === 0 ? null : (
        <Card title={t`Reports`} more={reports.length} flush>
          <ul className={css.list}>
            {reports.map(r => (
              <ReportLine key={r.project.id} report={r} />
            ))}
          </ul>
        </Card>
      )}
      <Reviews work={work} />
      <Documents work={work} />
      <Gates work={work} />
      <Decisions work={work} />
      <AuditWork work={work} />
      <Conditions work={work} />
    </Stack>
  );
}
