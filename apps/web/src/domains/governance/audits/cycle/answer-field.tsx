import type { AuditQuestion, GivenAuditAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';

interface AnswerFieldProps {
  readonly label: string;
  readonly question: AuditQuestion;
  readonly answer: GivenAuditAnswer;
  readonly disabled: boolean;
  readonly onChange: (answer: GivenAuditAnswer) => void;
}

/** An answer in words, kept when the field is left. */
function Words({ label, answer, disabled, onChange }: AnswerFieldProps) {
  const [note, setNote] = useState(answer.note);
  return (
    <Textarea
      aria-label={label}
      autosize
      minRows={2}
      disabled={disabled}
      value={note}
      onChange={event => setNote(event.currentTarget.value)}
      onBlur={() => (note === answer.note ? undefined : onChange({ ...answer, note }))}
    />
  );
}

/** One answer: 0 to 4, yes or no, does not apply, or words. */
export function AnswerField(props: AnswerFieldProps) {
  const { label, question, answer, disabled, onChange } = props;
  const { t } = useLingui();
  if (question.kind === 'text') return <Words {...props} />;
  const scale = [
    { value: '4', label: t`4 fully` },
    { value: '3', label: t`3 mostly` },
    { value: '2', label: t`2 partly` },
    { value: '1', label: t`1 barely` },
    { value: '0', label: t`0 not at all` },
  ];
  const yesNo = [
    { value: '4', label: t`Yes` },
    { value: '0', label: t`No` },
  ];
  const value = answer.na ? 'na' : answer.score === null ? null : String(answer.score);
  return (
    <Select
      aria-label={label}
      placeholder={disabled ? '—' : t`Answer`}
      disabled={disabled}
      clearable={!disabled}
      data={[...(question.kind === 'yes-no' ? yesNo : scale), { value: 'na', label: t`Does not apply` }]}
      value={value}
      onChange={next =>
        onChange({
          ...answer,
          na: next === 'na',
          score: next === null || next === 'na' ? null : Number(next),
        })
      }
    />
  );
}
