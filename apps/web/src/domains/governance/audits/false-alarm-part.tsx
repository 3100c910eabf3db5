import { endFalseAlarm, type FalseAlarm, markFalseAlarm } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { PanelSection } from '../../../ui/panel/panel-parts.tsx';
import css from './controls.module.css';

interface MarkProps {
  readonly project: string;
  readonly code: string;
}

/** Marks a failing cell as a mistake of its control, with a reason and an end. */
export function MarkFalseAlarm({ project, code }: MarkProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const mark = useAct(markFalseAlarm);
  const form = useForm({ reason: '', expires: null as string | null }, ({ reason, expires }) =>
    mark.mutateAsync({
      request: { params: { project: project as never }, body: { code, reason, expires: expires ?? '' } },
    }),
  );
  const { reason, expires } = form.values;
  return (
    <PanelSection title={t`False alarm`}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Why the control is wrong here`} {...form.text('reason')} />
        <DayField label={t`Until`} {...form.field('expires')} />
        <div className={css.formEnd}>
          <Button type="submit" loading={form.submitting} disabled={reason === '' || expires === null}>
            <Trans>Mark as a false alarm</Trans>
          </Button>
        </div>
      </form>
    </PanelSection>
  );
}

/** A false alarm that stands, and how it is ended. */
export function StandingFalseAlarm({ alarm }: { readonly alarm: FalseAlarm }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const [reason, setReason] = useState('');
  const end = useAct(endFalseAlarm);
  return (
    <PanelSection title={t`False alarm`} note>
      <p>{alarm.reason}</p>
      <p className="small faint">{t`${alarm.markedBy?.name ?? '—'}, until ${format.day(alarm.expires)}`}</p>
      <div className={css.acts}>
        <TextInput
          aria-label={t`Why it counts again`}
          placeholder={t`Why it counts again`}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Button
          disabled={reason === ''}
          loading={end.isPending}
          onClick={() =>
            end.mutate(
              { request: { params: { falseAlarm: alarm.id }, body: { reason } }, version: alarm.version },
              { onError: error => errorToast(textOf(error).message) },
            )
          }
        >
          <Trans>Let it count</Trans>
        </Button>
      </div>
    </PanelSection>
  );
}
