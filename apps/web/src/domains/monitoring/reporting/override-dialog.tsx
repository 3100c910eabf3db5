import { createOverride, type Override, type ProjectPage, withdrawOverride } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './reporting.module.css';
import { StatusChoice } from './status-choice.tsx';

interface Values {
  readonly status: Override['status'] | null;
  readonly reason: string;
  readonly expires: string | null;
}

interface OverrideDialogProps {
  readonly page: ProjectPage;
  readonly onClose: () => void;
}

function Current({ page, onClose }: OverrideDialogProps) {
  const format = useFormat();
  const textOf = useErrorText();
  const withdraw = useAct(withdrawOverride, { onDone: onClose });
  const { override, project } = page;
  if (override === null) return null;
  return (
    <Banner
      tone="note"
      action={
        <Button
          size="xs"
          loading={withdraw.isPending}
          onClick={() =>
            withdraw.mutate({
              request: { params: { project: project.id, override: override.id } },
              version: override.version,
            })
          }
        >
          <Trans>Let the rules speak</Trans>
        </Button>
      }
    >
      <Trans>
        Set by hand since {format.day(override.from)} until {format.day(override.expires)}: {override.reason}
      </Trans>
      {withdraw.error === null ? null : <div className="bad">{textOf(withdraw.error).message}</div>}
    </Banner>
  );
}

/** Sets the computed status by hand: with a reason, and never for ever. */
export function OverrideDialog({ page, onClose }: OverrideDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const create = useAct(createOverride, { onDone: onClose });
  const initial: Values = { status: null, reason: '', expires: null };
  const form = useForm<Values>(initial, ({ status, reason, expires }) =>
    create.mutateAsync({
      request: {
        params: { project: page.project.id },
        body: { status: status ?? 'on-track', reason, expires: expires ?? '' },
      },
    }),
  );
  return (
    <Dialog title={t`Set the computed status by hand`} opened onClose={onClose} size={520}>
      <form {...form.form} className={css.form}>
        <Current page={page} onClose={onClose} />
        <p className="muted">
          <Trans>
            The rules go on computing; what they say stays visible beside your reason, and holds again from
            the day after the last one.
          </Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <StatusChoice
          label={t`Status`}
          value={form.values.status}
          computed={page.health.computed}
          onChange={status => form.set('status', status)}
        />
        <Textarea
          label={t`Reason`}
          description={t`What the rules cannot see, and where the evidence is`}
          autosize
          minRows={3}
          {...form.text('reason')}
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
            disabled={form.values.status === null || form.values.expires === null}
          >
            <Trans>Set the status</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
