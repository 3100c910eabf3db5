import { type ControlOverride, type Strength, setControlOverride, strengths } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';

interface OverrideDialogProps {
  readonly control: { readonly code: string; readonly name: string };
  readonly unit: { readonly id: string; readonly name: string };
  readonly said: ControlOverride | undefined;
  readonly onClose: () => void;
}

interface Values {
  readonly strength: Strength | null;
  readonly reason: string;
}

const byType = 'type';

/** Says what one control does in a unit, whatever the type of PMO. */
export function OverrideDialog({ control, unit, said, onClose }: OverrideDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useControlWords();
  const set = useAct(setControlOverride, { onDone: onClose });
  const form = useForm<Values>({ strength: said?.strength ?? null, reason: '' }, values =>
    set.mutateAsync({
      request: { params: { unit: unit.id as never, code: control.code }, body: values },
      version: said?.version ?? 1,
    }),
  );
  const field = form.field('strength');
  return (
    <Dialog title={t`${control.name} in ${unit.name}`} opened onClose={onClose} size={480}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Select
          label={t`What it does here`}
          description={t`Holds for the units under it as well.`}
          allowDeselect={false}
          data={[
            { value: byType, label: t`By the type of PMO` },
            ...strengths.map(value => ({ value: value as string, label: words.does[value] })),
          ]}
          value={field.value ?? byType}
          error={field.error}
          onChange={value => field.onChange(strengths.find(x => x === value) ?? null)}
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
