import { type ExplanationRecord, getProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useRead } from '../../lib/api/use-read.ts';
import { useAsOf } from '../../lib/as-of.ts';
import { lowerFirst } from '../../lib/format/lower-first.ts';
import { useStatusText } from '../../lib/format/use-figure-text.ts';
import { SkeletonLines } from '../../ui/page/skeleton.tsx';
import { PanelSection } from '../../ui/panel/panel-parts.tsx';
import { RatingChip, StatusChip } from '../../ui/status/status-chip.tsx';
import css from './explain.module.css';
import { type StatusAnswer as Answer, useStatusAnswer } from './use-status-answer.ts';

/** The project whose computed status is explained: it knows what was reported, by whom and when. */
export function useAskedProject(project: string | undefined, metric: string) {
  const { asOf, compareWith, knownAt } = useAsOf();
  return useRead(
    getProject,
    { params: { project: project ?? '' }, query: { asOf, compareWith, knownAt } },
    { enabled: project !== undefined && metric.startsWith('computed-status') },
  ).data;
}

/** The same in plain lines, for the copy. */
export const answerAsText = (answer: Answer): readonly string[] => [
  answer.said,
  ...answer.decides,
  ...(answer.differ === null ? [] : [answer.differ]),
  ...answer.change,
];

interface StatusAnswerProps {
  readonly explanation: ExplanationRecord;
  readonly project: string;
}

/** Why is this computed so when it is reported otherwise: in words, the reported one first. */
export function StatusAnswer({ explanation: e, project }: StatusAnswerProps) {
  const { t } = useLingui();
  const statusText = useStatusText();
  const answerOf = useStatusAnswer();
  const page = useAskedProject(project, e.metric);
  if (page === undefined) return <SkeletonLines lines={4} />;
  const answer = answerOf(e, page);
  const { reported } = page.health;
  const value =
    e.value === 'on-track' || e.value === 'at-risk' || e.value === 'off-track' ? e.value : 'unknown';
  const differs = answer.differ !== null;
  return (
    <>
      <PanelSection
        title={
          differs
            ? t`Why computed ${lowerFirst(statusText(value))} when reported ${lowerFirst(statusText(reported.status))}?`
            : t`In words`
        }
        note={differs}
      >
        <dl className={css.sides}>
          <dt>
            <Trans>Reported</Trans>
          </dt>
          <dd>
            {page.latestReport === null ? (
              <StatusChip status="unknown" />
            ) : (
              <RatingChip said={reported.said} status={reported.status} />
            )}
            <p className="small muted">{answer.said}</p>
          </dd>
          <dt>
            <Trans>Computed</Trans>
          </dt>
          <dd>
            <StatusChip status={value} {...(value === 'unknown' ? { word: t`Not computed` } : {})} />
            {answer.decides.map(because => (
              <p key={because} className="small">
                <b>{because}</b>
              </p>
            ))}
          </dd>
        </dl>
        {answer.differ === null ? null : <p className="small note">{answer.differ}</p>}
      </PanelSection>
      {answer.change.length === 0 ? null : (
        <PanelSection title={t`What would change it`}>
          {answer.change.map(line => (
            <p key={line} className="small">
              {line}
            </p>
          ))}
        </PanelSection>
      )}
    </>
  );
}
