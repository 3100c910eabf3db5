import { createQuestionnaire, questionnaireKinds } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from './cycle.module.css';
import { useQuestionnaireWords } from './questionnaire-words.ts';

interface Values {
  readonly questionnaireCode: string;
  readonly title: string;
  readonly kind: (typeof questionnaireKinds)[number];
  readonly section: string;
  readonly question: string;
}

const empty: Values = { questionnaireCode: '', title: '', kind: 'health', section: '', question: '' };

interface NewQuestionnaireDialogProps {
  readonly onClose: () => void;
  readonly onDrafted: (key: string) => void;
}

/** Drafts a questionnaire with its first question; the rest is written in the editor. */
export function NewQuestionnaireDialog({ onClose, onDrafted }: NewQuestionnaireDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useQuestionnaireWords();
  const create = useAct(createQuestionnaire, { onDone: made => onDrafted(made.key) });
  const form = useForm(empty, ({ section, question, ...head }) => {
    const questions = [{ id: 'q-1', text: question, kind: 'scale' as const, weight: 1 }];
    return create.mutateAsync({
      request: { body: { ...head, sections: [{ title: section, questions }] } },
    });
  });
  const { questionnaireCode, title, section, question } = form.values;
  return (
    <Dialog title={t`New questionnaire`} opened onClose={onClose} size={560}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <div className={css.two}>
          <TextInput label={t`Code`} placeholder="SAFETY" {...form.text('questionnaireCode')} />
          <Select
            label={t`Asked about`}
            allowDeselect={false}
            data={questionnaireKinds.map(value => ({ value, label: words.questionnaireKinds[value] }))}
            value={form.values.kind}
            onChange={value => form.set('kind', questionnaireKinds.find(k => k === value) ?? 'health')}
          />
        </div>
        <TextInput label={t`Title`} {...form.text('title')} />
        <TextInput label={t`First section`} {...form.text('section')} />
        <TextInput label={t`First question`} {...form.text('question')} />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={[questionnaireCode, title, section, question].includes('')}
          >
            <Trans>Draft it</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
