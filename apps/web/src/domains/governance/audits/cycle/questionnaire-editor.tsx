import { type AuditQuestion, type Questionnaire, updateQuestionnaire } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { errorToast, toast } from '../../../../ui/feedback/toast.tsx';
import { Stack } from '../../../../ui/page/layout.tsx';
import css from './cycle.module.css';
import { QuestionFields } from './question-fields.tsx';
import * as draft from './questionnaire-draft.ts';

interface SectionProps {
  readonly section: draft.Section;
  readonly number: number;
  readonly onTitle: (title: string) => void;
  readonly onAdd: () => void;
  readonly onQuestion: (question: AuditQuestion) => void;
  readonly onRaise: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

function SectionFields({ section, number, onTitle, onAdd, ...of }: SectionProps) {
  const { t } = useLingui();
  return (
    <Card title={t`Section ${number}`} more={section.questions.length}>
      <div className={css.form}>
        <TextInput
          label={t`Title of section ${number}`}
          value={section.title}
          onChange={event => onTitle(event.currentTarget.value)}
        />
        <ol className={css.questions}>
          {section.questions.map((q, i) => (
            <QuestionFields
              key={q.id}
              question={q}
              place={`${number}.${i + 1}`}
              isFirst={i === 0}
              onChange={of.onQuestion}
              onRaise={() => of.onRaise(q.id)}
              onRemove={() => of.onRemove(q.id)}
            />
          ))}
        </ol>
        <div>
          <Button onClick={onAdd}>
            <Trans>Add a question</Trans>
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Saves the draft, or publishes it. */
function useSave(questionnaire: Questionnaire) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const act = useAct(updateQuestionnaire, {
    onDone: ({ state }) => toast(state === 'published' ? t`Published` : t`Saved`),
  });
  const save = (body: { title?: string; sections?: draft.Sections; state?: 'published' }) =>
    act.mutate(
      { request: { params: { questionnaire: questionnaire.key }, body }, version: questionnaire.version },
      { onError: error => errorToast(textOf(error).message) },
    );
  return { save, saving: act.isPending };
}

/** A draft in fields: its sections, their questions, and what each weighs. */
export function QuestionnaireEditor({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { t } = useLingui();
  const [title, setTitle] = useState(questionnaire.title);
  const [sections, setSections] = useState<draft.Sections>(questionnaire.sections);
  const { save, saving } = useSave(questionnaire);
  const changed = title !== questionnaire.title || sections !== questionnaire.sections;
  return (
    <Stack>
      <TextInput
        label={t`Title of the questionnaire`}
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
      />
      {sections.map((section, at) => (
        <SectionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a section has nothing that stays but its place
          key={at}
          section={section}
          number={at + 1}
          onTitle={text => setSections(draft.renameSection(sections, at, text))}
          onAdd={() => setSections(draft.addQuestion(sections, at))}
          onQuestion={question => setSections(draft.changeQuestion(sections, question))}
          onRaise={id => setSections(draft.raiseQuestion(sections, id))}
          onRemove={id => setSections(draft.removeQuestion(sections, id))}
        />
      ))}
      <div className={css.bottom}>
        <Button onClick={() => setSections(draft.addSection(sections))}>
          <Trans>Add a section</Trans>
        </Button>
        <div className={css.end}>
          <Button disabled={changed || saving} onClick={() => save({ state: 'published' })}>
            <Trans>Publish</Trans>
          </Button>
          <Button
            variant="filled"
            loading={saving}
            disabled={!changed || title === '' || !draft.isWhole(sections)}
            onClick={() => save({ title, sections })}
          >
            <Trans>Save the draft</Trans>
          </Button>
        </div>
      </div>
    </Stack>
  );
}
