import { type PmoType, pmoTypes, setPmoType } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';

interface SetTypeDialogProps {
  /** The unit, or null with the organisation's name. */
  readonly unit: { readonly id: string | null; readonly name: string };
  readonly type: PmoType;
  readonly today: string;
  readonly onClose: () => void;
}

interface Values {
  readonly type: PmoType | null;
  readonly from: string | null;
  readonly reason: string;
}

const above = 'above';

/** Sets the type of PMO of a unit from a day on. */
export function SetTypeDialog({ unit, type, today, onClose }: SetTypeDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useControlWords();
  const set = useAct(setPmoType, { onDone: onClose });
  const form = useForm<Values>({ type, from: today, reason: '' }, values =>
    set.mutateAsync({ request: { body: { ...values, unit: unit.id as never, from: values.from ?? '' } } }),
  );
  const choices = pmoTypes.map(value => ({ value: value as string, label: words.types[value] }));
  const field = form.field('type');
  return (
    <Dialog title={t`Type of PMO of ${unit.name}`} opened onClose={onClose} size={480}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Select
          label={t`Becomes`}
          allowDeselect={false}
          data={unit.id === null ? choices : [...choices, { value: above, label: t`As the unit above` }]}
          value={field.value ?? above}
          error={field.error}
          onChange={value => field.onChange(pmoTypes.find(x => x === value) ?? null)}
        />
        <DayField
          label={t`From`}
          description={t`Today, or a later day: until then everything stays as it is.`}
          {...form.field('from')}
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
            disabled={form.values.reason === '' || form.values.from === null}
          >
            <Trans>Set the type</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
