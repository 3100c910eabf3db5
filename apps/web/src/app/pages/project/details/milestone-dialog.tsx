import { createMilestone, type ProjectPage, updateMilestone } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { AddedInputs } from '../../added-fields/added-inputs.tsx';
import { type AddedValues, addedChanges, addedValues } from '../../added-fields/added-values.ts';
import css from '../project.module.css';

type Milestone = ProjectPage['milestones'][number];

interface Values extends AddedValues {
  readonly name: string;
  readonly kind: string | null;
  readonly baseline: string | null;
  readonly forecast: string | null;
  readonly actual: string | null;
}

const valuesOf = (milestone: Milestone | null): Values => ({
  name: milestone?.name ?? '',
  kind: milestone?.kind ?? 'milestone',
  baseline: milestone?.baseline ?? null,
  forecast: milestone?.forecast ?? null,
  actual: milestone?.actual ?? null,
  ...addedValues(milestone?.fields ?? {}),
});

/** The values as a request says them: of the added fields those that were changed. */
const bodyOf = (values: Values, milestone: Milestone | null) => ({
  ...{ name: values.name, kind: values.kind === 'gate' ? ('gate' as const) : ('milestone' as const) },
  ...{ baseline: values.baseline, forecast: values.forecast, actual: values.actual },
  fields: addedChanges(valuesOf(milestone), values),
});

interface MilestoneDialogProps {
  readonly project: ProjectPage['project'];
  readonly milestone: Milestone | null;
  readonly onClose: () => void;
}

/** Adds a key date or changes it, with its added fields. */
export function MilestoneDialog({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const create = useAct(createMilestone, { onDone: onClose });
  const update = useAct(updateMilestone, { onDone: onClose });
  const [opened] = useState(milestone);
  const form = useForm<Values>(valuesOf(opened), async values => {
    const body = bodyOf(values, opened);
    if (opened === null) await create.mutateAsync({ request: { params: { project: project.id }, body } });
    else
      await update.mutateAsync({
        request: { params: { project: project.id, milestone: opened.id }, body },
        version: opened.version,
      });
  });
  return (
    <Dialog title={milestone === null ? t`New key date` : milestone.name} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Name`} data-autofocus {...form.text('name')} />
        <div className={css.fields}>
          <Select
            label={t`Kind`}
            allowDeselect={false}
            data={[
              { value: 'milestone', label: t`Milestone` },
              { value: 'gate', label: t`Gate` },
            ]}
            {...form.field('kind')}
          />
          <DayField label={t`Baseline`} {...form.field('baseline')} />
          <DayField label={t`Forecast`} {...form.field('forecast')} />
          <DayField label={t`Actual`} {...form.field('actual')} />
        </div>
        <AddedInputs entity="milestone" form={form} {...(opened === null ? {} : { of: opened })} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
