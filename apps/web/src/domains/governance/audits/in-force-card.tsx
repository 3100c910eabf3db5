import { type listControls, type Output, setControlsInForce } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './controls.module.css';

type Standard = Output<typeof listControls>;

interface Values {
  readonly inForceFrom: string | null;
  readonly reason: string;
}

function InForceDialog({ standard, onClose }: { readonly standard: Standard; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const set = useAct(setControlsInForce, { onDone: onClose });
  const form = useForm<Values>({ inForceFrom: standard.inForceFrom, reason: '' }, values =>
    set.mutateAsync({ request: { body: values }, version: standard.standardVersion }),
  );
  return (
    <Dialog title={t`From when the controls hold back`} opened onClose={onClose} size={480}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <DayField
          label={t`In force from`}
          description={t`Left empty, they only advise, whatever the type of PMO.`}
          {...form.field('inForceFrom')}
        />
        <TextInput label={t`Reason`} {...form.text('reason')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.reason === ''}
          >
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Whether the controls hold back yet, and from when. */
export function InForceCard({ standard }: { readonly standard: Standard }) {
  const { t } = useLingui();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { inForceFrom } = standard;
  return (
    <Card
      title={t`Holding back`}
      more={
        standard.may.setInForce ? (
          <Button size="xs" onClick={() => setOpen(true)}>
            <Trans>Change</Trans>
          </Button>
        ) : undefined
      }
    >
      <p className="muted">
        {inForceFrom === null
          ? t`The controls only advise. Nothing is held back until a day is chosen from which they are in force.`
          : t`In force from ${format.day(inForceFrom)}: a project does not start, close or finish while a control blocks it or wants a waiver.`}
      </p>
      {open ? <InForceDialog standard={standard} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
