import { createQuestionnaire, listQuestionnaires, type Questionnaire } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from './cycle.module.css';
import { NewQuestionnaireDialog } from './new-questionnaire-dialog.tsx';
import { QuestionnaireEditor } from './questionnaire-editor.tsx';
import { QuestionnaireText } from './questionnaire-text.tsx';
import { questionnaireTones, useQuestionnaireWords } from './questionnaire-words.ts';

const route = getRouteApi('/questionnaires');

interface NextVersionProps {
  readonly questionnaire: Questionnaire;
  readonly onDrafted: (key: string) => void;
}

/** Drafts the next version with the same questions, and opens it. */
function NextVersion({ questionnaire, onDrafted }: NextVersionProps) {
  const textOf = useErrorText();
  const draft = useAct(createQuestionnaire, { onDone: made => onDrafted(made.key) });
  const { code, title, kind, sections } = questionnaire;
  return (
    <Button
      variant="filled"
      loading={draft.isPending}
      onClick={() =>
        draft.mutate(
          { request: { body: { questionnaireCode: code, title, kind, sections } } },
          { onError: error => errorToast(textOf(error).message) },
        )
      }
    >
      <Trans>Draft the next version</Trans>
    </Button>
  );
}

function List({ items }: { readonly items: readonly Questionnaire[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useQuestionnaireWords();
  return (
    <Card title={t`Questionnaires`} more={items.length} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Questionnaire`}</th>
            <th scope="col">{t`Asked about`}</th>
            <th scope="col">{t`State`}</th>
            <th scope="col" data-right>{t`Sections`}</th>
            <th scope="col" data-right>{t`Questions`}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(q => (
            <tr key={q.key}>
              <td className={css.wide}>
                <Link to="/questionnaires" search={{ open: q.key }}>
                  {q.title}
                </Link>
                <div className="small faint">
                  {q.key}
                  {q.shipped ? t`, comes with the product` : q.used ? t`, in use` : null}
                </div>
              </td>
              <td>{words.questionnaireKinds[q.kind]}</td>
              <td>
                <Chip tone={questionnaireTones[q.state]}>{words.questionnaireStates[q.state]}</Chip>
              </td>
              <td data-right>{format.number(q.sections.length, 0)}</td>
              <td data-right>
                {format.number(
                  q.sections.reduce((n, s) => n + s.questions.length, 0),
                  0,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

interface OneProps {
  readonly questionnaire: Questionnaire;
  readonly mayDraft: boolean;
  readonly onOpen: (key: string) => void;
}

/** One version: a draft to edit, anything else to read and to draft the next version from. */
function One({ questionnaire, mayDraft, onOpen }: OneProps) {
  const { t } = useLingui();
  const words = useQuestionnaireWords();
  return (
    <>
      <PageHeader
        title={questionnaire.title}
        marker={`${questionnaire.key}, ${words.questionnaireStates[questionnaire.state]}`}
        summary={
          <>
            <Link to="/questionnaires">{t`Questionnaires`}</Link>
            {`. ${words.questionnaireKinds[questionnaire.kind]}. `}
            {questionnaire.may.edit ? null : t`What was published stays as it was; a next version is edited.`}
          </>
        }
        actions={
          mayDraft && !questionnaire.may.edit ? (
            <NextVersion questionnaire={questionnaire} onDrafted={onOpen} />
          ) : undefined
        }
      />
      {questionnaire.may.edit ? (
        <QuestionnaireEditor
          key={`${questionnaire.key} ${questionnaire.version}`}
          questionnaire={questionnaire}
        />
      ) : (
        <QuestionnaireText questionnaire={questionnaire} />
      )}
    </>
  );
}

/** What audits, reviews and the assessment of maturity ask, in every version. */
export function QuestionnairesPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = route.useNavigate();
  const { open } = route.useSearch();
  const [adding, setAdding] = useState(false);
  const answer = useRead(listQuestionnaires, {});
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  const show = (key: string) => void navigate({ search: { open: key } });
  const one = items.find(q => q.key === open);
  if (one !== undefined)
    return (
      <One
        questionnaire={one}
        mayDraft={may.create && !items.some(q => q.code === one.code && q.state === 'draft')}
        onOpen={show}
      />
    );
  return (
    <>
      <PageHeader
        title={t`Questionnaires`}
        summary={t`What is asked in audits, in reviews and about the maturity of the PMO. A version that was published is never changed.`}
        actions={
          may.create ? (
            <Button variant="filled" onClick={() => setAdding(true)}>
              <Trans>New questionnaire</Trans>
            </Button>
          ) : undefined
        }
      />
      <List items={items} />
      {adding ? <NewQuestionnaireDialog onClose={() => setAdding(false)} onDrafted={show} /> : null}
    </>
  );
}
