import { type AuditQuestion, questionKinds } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import css from './cycle.module.css';
import { useQuestionnaireWords } from './questionnaire-words.ts';

interface QuestionFieldsProps {
  readonly question: AuditQuestion;
  /** `2.3`: the third question of the second section. */
  readonly place: string;
  readonly isFirst: boolean;
  readonly onChange: (question: AuditQuestion) => void;
  readonly onRaise: () => void;
  readonly onRemove: () => void;
}

/** One question: its words, how it is answered, what it weighs, where it comes from. */
export function QuestionFields({ question, place, isFirst, ...on }: QuestionFieldsProps) {
  const { t } = useLingui();
  const words = useQuestionnaireWords();
  const set = (change: Partial<AuditQuestion>) => on.onChange({ ...question, ...change });
  return (
    <li className={css.questionFields}>
      <div className={css.questionRow}>
        <Textarea
          label={t`Question ${place}`}
          autosize
          minRows={1}
          value={question.text}
          onChange={event => set({ text: event.currentTarget.value })}
        />
        <div>
          <Select
            label={t`Answered by`}
            aria-label={t`Answered by, question ${place}`}
            allowDeselect={false}
            data={questionKinds.map(value => ({ value, label: words.questionKinds[value] }))}
            value={question.kind}
            onChange={value => set({ kind: questionKinds.find(k => k === value) ?? 'scale' })}
          />
        </div>
        <div>
          <NumberInput
            label={t`Weight`}
            aria-label={t`Weight, question ${place}`}
            min={0}
            max={10}
            allowDecimal={false}
            disabled={question.kind === 'text'}
            value={question.weight}
            onChange={value => set({ weight: Number(value) })}
          />
        </div>
        <div className={css.questionActs}>
          <ActionIcon
            variant="subtle"
            disabled={isFirst}
            aria-label={t`Move question ${place} up`}
            onClick={on.onRaise}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={t`Remove question ${place}`} onClick={on.onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      </div>
      <div className={css.questionMore}>
        <TextInput
          label={t`Standard`}
          aria-label={t`Standard, question ${place}`}
          value={question.standard}
          onChange={event => set({ standard: event.currentTarget.value })}
        />
        <TextInput
          label={t`What is looked at`}
          aria-label={t`What is looked at, question ${place}`}
          value={question.evidence}
          onChange={event => set({ evidence: event.currentTarget.value })}
        />
      </div>
    </li>
  );
}
