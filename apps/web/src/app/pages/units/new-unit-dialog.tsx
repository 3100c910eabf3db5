import { createUnit, type Unit } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';
import { bodyOf, UnitFields, type UnitValues } from './unit-form.tsx';

interface NewUnitDialogProps {
  readonly units: readonly Unit[];
  /** The unit below which it is added. */
  readonly parentId: Unit['id'] | null;
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}

/** Adds a unit below another or at the top. */
export function NewUnitDialog({ units, parentId, onAdded, onClose }: NewUnitDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const create = useAct(createUnit);
  const form = useForm<UnitValues>({ name: '', code: '', parentId, pmoType: null }, async values => {
    const unit = await create.mutateAsync({ request: { body: bodyOf(values) } });
    onAdded(unit.id);
  });
  return (
    <Dialog title={t`New unit`} opened onClose={onClose} size={600}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <UnitFields form={form} units={units} />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Add the unit</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
