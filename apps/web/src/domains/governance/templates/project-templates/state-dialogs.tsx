import { type ProjectTemplatePage, publishProjectTemplate, retireProjectTemplate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from '../templates.module.css';
import { Differences } from './compare-card.tsx';

interface DialogProps {
  readonly page: ProjectTemplatePage;
  readonly onClose: () => void;
}

/** Publishes the draft, with what changes, a note and the day on which it is reviewed. */
export function PublishDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const publish = useAct(publishProjectTemplate, {
    onDone: () => {
      onClose();
      void navigate({ to: '/project-templates/$template', params: { template: page.key }, search: {} });
    },
  });
  const form = useForm<{ reviewOn: string | null; note: string }>({ reviewOn: null, note: '' }, values =>
    publish.mutateAsync({
      request: {
        params: { projectTemplate: page.key },
        body: { reviewOn: values.reviewOn ?? '', note: values.note },
      },
      version: page.version,
    }),
  );
  return (
    <Dialog title={t`Publish version ${page.draft ?? page.number}`} opened onClose={onClose} size={560}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>New projects are made of it from now on. Running projects are offered the change.</Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <DayField label={t`Review on`} required {...form.field('reviewOn')} />
        <Textarea label={t`What changed`} autosize minRows={2} maxLength={500} {...form.text('note')} />
        {page.published !== null && page.draft !== null ? (
          <details>
            <summary>{t`Compared with version ${page.published}`}</summary>
            <Differences template={page.key} from={page.published} to={page.draft} />
          </details>
        ) : null}
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Publish</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function RetireDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const retire = useAct(retireProjectTemplate, { onDone: onClose });
  const form = useForm({ reason: '' }, body =>
    retire.mutateAsync({ request: { params: { projectTemplate: page.key }, body }, version: page.version }),
  );
  return (
    <Dialog title={t`Retire ${page.name}`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>No more projects are made of it. Those that there are keep what they have.</Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Textarea label={t`Reason`} required autosize minRows={2} data-autofocus {...form.text('reason')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Retire</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
