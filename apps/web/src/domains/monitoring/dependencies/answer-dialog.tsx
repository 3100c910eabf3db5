import { answerDependency, type DependencyState } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { wallEndOf, wallFinishDay } from '../../../lib/format/wall-day.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './dependencies.module.css';

interface Values {
  readonly answer: 'accepted' | 'disputed';
  readonly promised: string | null;
  readonly note: string;
}

interface AnswerDialogProps {
  readonly item: DependencyState;
  readonly onClose: () => void;
}

/** The answer as it is written, sent with the version that was read. */
function useAnswerForm({ item, onClose }: AnswerDialogProps) {
  const answer = useAct(answerDependency, { onDone: onClose });
  return useForm<Values>({ answer: 'accepted', promised: null, note: '' }, values =>
    answer.mutateAsync({
      request: {
        params: { dependency: item.id as never },
        body: {
          answer: values.answer,
          note: values.note,
          ...(values.promised === null ? {} : { promised: wallEndOf(values.promised) }),
        },
      },
      version: item.version,
    }),
  );
}

/** Accepts the date that another project waits for, or disputes it and says which would hold. */
export function AnswerDialog({ item, onClose }: AnswerDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const given = item.given === null ? null : wallFinishDay(item.given);
  const form = useAnswerForm({ item, onClose });
  const disputes = form.values.answer === 'disputed';
  const task = item.giver.task?.name ?? t`a task that is gone`;
  return (
    <Dialog title={t`Answer ${item.taker.project.key}`} opened onClose={onClose} size={480}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>
            {item.taker.project.name} waits for “{task}”.
          </Trans>{' '}
          {given === null ? null : t`By your plan it is done on ${format.day(given)}.`}
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <SegmentedControl
          aria-label={t`Answer`}
          value={form.values.answer}
          onChange={value => form.field('answer').onChange(value === 'disputed' ? 'disputed' : 'accepted')}
          data={[
            { value: 'accepted', label: t`Accept` },
            { value: 'disputed', label: t`Dispute` },
          ]}
        />
        <DayField
          label={disputes ? t`The date that would hold` : t`Promised for`}
          description={t`Left empty: as your plan says now.`}
          {...form.field('promised')}
        />
        <Textarea
          label={disputes ? t`Why` : t`Note`}
          required={disputes}
          autosize
          minRows={2}
          {...form.text('note')}
        />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={disputes && form.values.note === ''}
          >
            {disputes ? t`Dispute` : t`Accept`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
