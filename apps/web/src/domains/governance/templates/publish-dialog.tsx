import {
  type DocumentTemplatePage,
  publishDocumentTemplate,
  retireDocumentTemplate,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './templates.module.css';

interface DialogProps {
  readonly page: DocumentTemplatePage;
  readonly onClose: () => void;
}

/** Publishes the draft with the day on which it is to be reviewed. */
export function PublishDialog({ page, onClose }: DialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const publish = useAct(publishDocumentTemplate, {
    onDone: () => {
      onClose();
      void navigate({ to: '/templates/$template', params: { template: page.key }, search: {} });
    },
  });
  const form = useForm<{ reviewOn: string | null; note: string }>({ reviewOn: null, note: '' }, values =>
    publish.mutateAsync({
      request: {
        params: { template: page.key },
        body: { reviewOn: values.reviewOn ?? '', note: values.note },
      },
      version: page.version,
    }),
  );
  return (
    <Dialog title={t`Publish version ${page.draft ?? page.number}`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>Documents are made of it from now on. Those that there are keep their version.</Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <DayField label={t`Review on`} required {...form.field('reviewOn')} />
        <Textarea label={t`What changed`} autosize minRows={2} {...form.text('note')} />
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
  const retire = useAct(retireDocumentTemplate, { onDone: onClose });
  const form = useForm({ reason: '' }, body =>
    retire.mutateAsync({ request: { params: { template: page.key }, body }, version: page.version }),
  );
  return (
    <Dialog title={t`Retire ${page.title}`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>No more documents are made of it. Those that there are stay.</Trans>
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
