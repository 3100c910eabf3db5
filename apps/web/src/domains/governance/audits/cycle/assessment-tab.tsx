import {
  type Audit,
  type AuditAssessment,
  type AuditQuestion,
  answerAuditAssessment,
  type GivenAuditAnswer,
  getAuditAssessment,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { Stack } from '../../../../ui/page/layout.tsx';
import { SkeletonLines } from '../../../../ui/page/skeleton.tsx';
import { AnswerField } from './answer-field.tsx';
import { AnswerNote } from './answer-note.tsx';
import css from './cycle.module.css';

const route = getRouteApi('/audits/$audit');
type Side = 'auditor' | 'self';

/** Keeps an answer as soon as it is given. */
function useAnswers(assessment: AuditAssessment) {
  const textOf = useErrorText();
  const act = useAct(answerAuditAssessment);
  return (side: Side, answer: GivenAuditAnswer) => {
    const view = assessment[side];
    const others = view.answers.filter(a => a.question !== answer.question);
    act.mutate(
      {
        request: {
          params: { audit: assessment.audit.id, project: assessment.project.id },
          body: { side, answers: [...others, answer] },
        },
        version: view.version,
      },
      { onError: error => errorToast(textOf(error).message) },
    );
  };
}

const blank = (question: string): GivenAuditAnswer => ({
  question,
  score: null,
  na: false,
  note: '',
  links: [],
});

interface QuestionProps {
  readonly question: AuditQuestion;
  readonly assessment: AuditAssessment;
  readonly onAnswer: (side: Side, answer: GivenAuditAnswer) => void;
}

function Question({ question, assessment, onAnswer }: QuestionProps) {
  const { t } = useLingui();
  const of = (side: Side) =>
    assessment[side].answers.find(a => a.question === question.id) ?? blank(question.id);
  const [mine, own] = [of('auditor'), of('self')];
  const gap = mine.score === null || own.score === null ? null : own.score - mine.score;
  const field = (side: Side, name: string) => (
    <AnswerField
      label={`${name}: ${question.text}`}
      question={question}
      answer={of(side)}
      disabled={!assessment[side].may.answer}
      onChange={answer => onAnswer(side, answer)}
    />
  );
  return (
    <div className={css.question}>
      <div>
        {question.text}
        <div className="small faint">{[question.standard, question.evidence].filter(Boolean).join('. ')}</div>
      </div>
      {field('auditor', t`Auditor`)}
      {field('self', t`Manager`)}
      <span className={gap !== null && Math.abs(gap) > 1 ? 'bad' : 'muted'}>
        {gap === null ? '' : gap > 0 ? `+${gap}` : String(gap).replace('-', '−')}
      </span>
      <div className={css.note}>
        <AnswerNote
          label={question.text}
          answer={mine}
          editable={assessment.auditor.may.answer}
          onChange={answer => onAnswer('auditor', answer)}
        />
      </div>
    </div>
  );
}

function Sections({ assessment }: { readonly assessment: AuditAssessment }) {
  const { t } = useLingui();
  const format = useFormat();
  const onAnswer = useAnswers(assessment);
  const pct = (n: number | null) => (n === null ? '—' : format.percent(n));
  const { auditor, self } = assessment;
  return (
    <Stack>
      {assessment.notIndependent === null ? null : <Banner tone="amber">{assessment.notIndependent}</Banner>}
      <p className="muted" role="status">
        {t`Auditor ${pct(auditor.score.pct)}, ${auditor.score.answered} of ${auditor.score.of} answered. Manager ${pct(self.score.pct)}, ${self.score.answered} of ${self.score.of} answered.`}{' '}
        <Trans>0 to 4, weighted; what does not apply is left out.</Trans>
      </p>
      {assessment.questionnaire.sections.map(s => (
        <Card key={s.title} title={s.title} flush>
          <div className={css.question} data-head>
            <span>{t`Question`}</span>
            <span>{t`Auditor`}</span>
            <span>{t`Manager`}</span>
            <span>{t`Differs`}</span>
          </div>
          {s.questions.map(q => (
            <Question key={q.id} question={q} assessment={assessment} onAnswer={onAnswer} />
          ))}
        </Card>
      ))}
    </Stack>
  );
}

function Assessment({ audit, project }: { readonly audit: Audit; readonly project: string }) {
  const textOf = useErrorText();
  const answer = useRead(
    getAuditAssessment,
    { params: { audit: audit.id, project: project as never } },
    { keep: true },
  );
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  return answer.data === undefined ? <SkeletonLines lines={8} /> : <Sections assessment={answer.data} />;
}

/** The questionnaire of one project of the sample, both sides beside each other; kept as it is answered. */
export function AssessmentTab({
  audit,
  project,
}: {
  readonly audit: Audit;
  readonly project: string | undefined;
}) {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const drawn = audit.sampled.filter(s => s.rank !== null);
  const open = project ?? drawn[0]?.project.id;
  if (open === undefined)
    return (
      <EmptyState title={t`Nothing to ask yet`}>
        <Trans>The questionnaire is asked of each project of the sample. Draw one first.</Trans>
      </EmptyState>
    );
  return (
    <>
      <div className={css.tools}>
        <Select
          aria-label={t`Project of the sample`}
          w={320}
          data={drawn.map(s => ({ value: s.project.id, label: `${s.project.key} ${s.project.name}` }))}
          value={open}
          allowDeselect={false}
          onChange={id =>
            void navigate({ search: { tab: 'questionnaire', project: id ?? undefined }, replace: true })
          }
        />
      </div>
      <Assessment audit={audit} project={open} />
    </>
  );
}
