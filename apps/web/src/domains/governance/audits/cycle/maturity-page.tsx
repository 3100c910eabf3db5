import {
  answerMaturity,
  createMaturity,
  type GivenAuditAnswer,
  listMaturity,
  type MaturityAssessment,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { today } from '../../../../lib/format/day.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { Beside, Stack } from '../../../../ui/page/layout.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { AnswerField } from './answer-field.tsx';
import css from './cycle.module.css';

function Levels({ assessment }: { readonly assessment: MaturityAssessment }) {
  const { t } = useLingui();
  return (
    <Card title={t`Levels`} more={t`1 to 5`}>
      <dl className={css.bars}>
        {assessment.sections.map(s => (
          <div key={s.title} style={{ display: 'contents' }}>
            <dt>{s.title}</dt>
            <dd aria-hidden="true">
              <div className={css.bar}>
                <span style={{ width: `${s.pct ?? 0}%` }} />
              </div>
            </dd>
            <dd>{s.level === null ? '—' : t`level ${s.level}`}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Roadmap({ assessment }: { readonly assessment: MaturityAssessment }) {
  const { t } = useLingui();
  return (
    <Card title={t`Roadmap`} more={t`what is lowest, first`}>
      {assessment.roadmap.length === 0 ? (
        <p className="muted">{t`The lowest answers become steps here.`}</p>
      ) : (
        <ol className={css.steps}>
          {assessment.roadmap.map(s => (
            <li key={s.question}>
              <span>{s.step}</span>
              <b>
                {s.level} → {s.target}
              </b>
              <span className="small faint">{s.section}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Questions({ assessment }: { readonly assessment: MaturityAssessment }) {
  const textOf = useErrorText();
  const act = useAct(answerMaturity);
  const { answers, may } = assessment.view;
  const keep = (answer: GivenAuditAnswer) =>
    act.mutate(
      {
        request: {
          params: { maturity: assessment.id },
          body: { answers: [...answers.filter(a => a.question !== answer.question), answer] },
        },
        version: assessment.version,
      },
      { onError: error => errorToast(textOf(error).message) },
    );
  return (
    <>
      {assessment.questionnaire.sections.map(s => (
        <Card key={s.title} title={s.title} flush>
          {s.questions.map(q => (
            <div key={q.id} className={css.question} style={{ gridTemplateColumns: 'minmax(0, 1fr) 176px' }}>
              <div>
                {q.text}
                <div className="small faint">{[q.standard, q.evidence].filter(Boolean).join('. ')}</div>
              </div>
              <AnswerField
                label={q.text}
                question={q}
                answer={
                  answers.find(a => a.question === q.id) ?? {
                    question: q.id,
                    score: null,
                    na: false,
                    note: '',
                    links: [],
                  }
                }
                disabled={!may.answer}
                onChange={keep}
              />
            </div>
          ))}
        </Card>
      ))}
    </>
  );
}

/** How mature the PMO is, by the newest assessment, and what to do next. */
export function MaturityPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const answer = useRead(listMaturity, {});
  const create = useAct(createMaturity);
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  const [newest, ...earlier] = items;
  const begin = () =>
    create.mutate(
      { request: { body: { title: t`Assessment of ${format.day(today())}`, day: today() } } },
      { onError: error => errorToast(textOf(error).message) },
    );
  return (
    <>
      <PageHeader
        title={t`Maturity of the PMO`}
        summary={
          newest === undefined
            ? t`Not assessed yet.`
            : t`${newest.title}, ${format.day(newest.day)}: level ${newest.level ?? '—'}, ${newest.view.score.answered} of ${newest.view.score.of} answered.`
        }
        actions={
          may.create ? (
            <Button variant="filled" loading={create.isPending} onClick={begin}>
              <Trans>Assess again</Trans>
            </Button>
          ) : undefined
        }
      />
      {newest === undefined ? (
        <EmptyState title={t`No assessment yet`}>
          <Trans>Thirteen questions give a level from 1 to 5, and the next steps.</Trans>
        </EmptyState>
      ) : (
        <Stack>
          <Beside>
            <Levels assessment={newest} />
            <Roadmap assessment={newest} />
          </Beside>
          <Questions key={newest.id} assessment={newest} />
          {earlier.length === 0 ? null : (
            <Card title={t`Earlier`}>
              <ul className={css.steps}>
                {earlier.map(e => (
                  <li key={e.id}>
                    {e.title}
                    <span>{e.level === null ? '—' : t`level ${e.level}`}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </Stack>
      )}
    </>
  );
}
