import { createMilestone, type ProjectPage, updateMilestone } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { SubjectFieldsPart } from '../../added-fields/subject-fields.tsx';
import css from '../project.module.css';

type Milestone = ProjectPage['milestones'][number];

interface MilestoneDialogProps {
  readonly project: ProjectPage['project'];
  readonly milestone: Milestone | null;
  readonly onClose: () => void;
}

function MilestoneDialog({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const create = useAct(createMilestone, { onDone: onClose });
  const update = useAct(updateMilestone, { onDone: onClose });
  const form = useForm(
    {
      name: milestone?.name ?? '',
      kind: (milestone?.kind ?? 'milestone') as string | null,
      baseline: milestone?.baseline ?? null,
      forecast: milestone?.forecast ?? null,
      actual: milestone?.actual ?? null,
    },
    async values => {
      const body = { ...values, kind: values.kind === 'gate' ? ('gate' as const) : ('milestone' as const) };
      if (milestone === null)
        await create.mutateAsync({ request: { params: { project: project.id }, body } });
      else
        await update.mutateAsync({
          request: { params: { project: project.id, milestone: milestone.id }, body },
          version: milestone.version,
        });
    },
  );
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
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
      {milestone === null ? null : <SubjectFieldsPart entity="milestone" subject={milestone.id} />}
    </Dialog>
  );
}

/** Milestones and gates with their three days. */
export function Milestones({ page, editable }: { readonly page: ProjectPage; readonly editable: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const [open, setOpen] = useState<Milestone | 'new' | null>(null);
  const day = (d: string | null) => (d === null ? '—' : format.day(d));
  return (
    <Card
      title={t`Key dates`}
      flush
      more={
        editable ? (
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setOpen('new')}>
            <Trans>Add a key date</Trans>
          </Button>
        ) : undefined
      }
    >
      {page.milestones.length === 0 ? (
        <p className="muted" style={{ padding: '0 16px 14px' }}>
          {t`Milestones and gates of the project appear here.`}
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t`Name`}</th>
              <th scope="col" data-right>{t`Baseline`}</th>
              <th scope="col" data-right>{t`Forecast`}</th>
              <th scope="col" data-right>{t`Actual`}</th>
              {editable ? (
                <th scope="col" style={{ position: 'relative' }}>
                  <span className="sr-only">{t`Actions`}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {page.milestones.map(milestone => (
              <tr key={milestone.id}>
                <td>{milestone.name}</td>
                <td data-right>{day(milestone.baseline)}</td>
                <td data-right>{day(milestone.forecast)}</td>
                <td data-right>{day(milestone.actual)}</td>
                {editable ? (
                  <td data-right>
                    <Button
                      size="xs"
                      variant="subtle"
                      aria-label={t`Change ${milestone.name}`}
                      onClick={() => setOpen(milestone)}
                    >
                      <Trans>Change</Trans>
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open === null ? null : (
        <MilestoneDialog
          project={page.project}
          milestone={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}
