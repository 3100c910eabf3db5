import { createReview, reviewKinds } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from './cycle.module.css';
import { findProjects } from './find.ts';
import { useCycleWords } from './words.ts';

interface Values {
  readonly project: Pick | null;
  readonly title: string;
  readonly kind: (typeof reviewKinds)[number];
  readonly day: string | null;
  readonly summary: string;
}

const empty: Values = { project: null, title: '', kind: 'gateway', day: null, summary: '' };

/** Begins a review of a project that one has no part in, and opens it. */
export function NewReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useCycleWords();
  const navigate = useNavigate();
  const create = useAct(createReview);
  const form = useForm(empty, async ({ project, day, ...rest }) => {
    const params = { project: (project?.id ?? '') as never };
    const review = await create.mutateAsync({ request: { params, body: { ...rest, day: day ?? '' } } });
    await navigate({ to: '/reviews/$review', params: { review: review.id } });
  });
  const { project, title, day, kind } = form.values;
  return (
    <Dialog title={t`Begin a review`} opened onClose={onClose} size={560}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <PersonPicker
          label={t`Project`}
          description={t`One that you have no part in`}
          find={findProjects}
          {...form.field('project')}
        />
        <TextInput label={t`Title`} placeholder={t`Gateway review 3`} {...form.text('title')} />
        <div className={css.two}>
          <Select
            label={t`Kind`}
            allowDeselect={false}
            data={reviewKinds.map(value => ({ value, label: words.reviewKinds[value] }))}
            value={kind}
            onChange={value => form.set('kind', reviewKinds.find(k => k === value) ?? 'gateway')}
          />
          <DayField label={t`Day`} {...form.field('day')} />
        </div>
        <Textarea label={t`Summary`} autosize minRows={2} {...form.text('summary')} />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={project === null || title === '' || day === null}
          >
            <Trans>Begin</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
