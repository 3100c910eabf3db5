import { askWaiver } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './controls.module.css';

interface AskWaiverDialogProps {
  readonly project: { readonly id: string; readonly name: string };
  readonly control: { readonly code: string; readonly name: string; readonly remedy: string };
  readonly title: string;
  readonly onClose: () => void;
}

interface Values {
  readonly reason: string;
  readonly compensation: string;
  readonly expires: string | null;
}

/** Asks that a project may fail a control for a while: why, what is done instead, and until when. */
export function AskWaiverDialog({ project, control, title, onClose }: AskWaiverDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const ask = useAct(askWaiver, { onDone: onClose });
  const form = useForm<Values>({ reason: '', compensation: '', expires: null }, values =>
    ask.mutateAsync({
      request: {
        params: { project: project.id as never },
        body: { ...values, expires: values.expires ?? '', code: control.code },
      },
    }),
  );
  const { reason, compensation, expires } = form.values;
  return (
    <Dialog title={title} opened onClose={onClose} size={520}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>
            {project.name} fails “{control.name}”. It would be mended so: {control.remedy}
          </Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Textarea label={t`Why it cannot be mended now`} autosize minRows={2} {...form.text('reason')} />
        <Textarea
          label={t`What is done instead until then`}
          autosize
          minRows={2}
          {...form.text('compensation')}
        />
        <DayField label={t`Until`} {...form.field('expires')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={reason === '' || compensation === '' || expires === null}
          >
            <Trans>Ask</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
