import { createFinding, findingSeverities, rootCauses } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from './cycle.module.css';
import { findProjects } from './find.ts';
import { useCycleWords } from './words.ts';

interface NewFindingDialogProps {
  readonly audit: string | null;
  /** Offered instead of every project: the sample. */
  readonly projects?: readonly { readonly id: string; readonly key: string; readonly name: string }[];
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}

interface Values {
  readonly title: string;
  readonly severity: string;
  readonly standard: string;
  readonly rootCause: string;
  readonly statement: string;
  readonly evidence: string;
  readonly projectId: Pick | null;
}

interface OnWhatProps {
  readonly projects: NewFindingDialogProps['projects'];
  readonly value: Pick | null;
  readonly onChange: (project: Pick | null) => void;
}

/** The project of the sample, or any project; the organisation where none is chosen. */
function OnWhat({ projects, value, onChange }: OnWhatProps) {
  const { t } = useLingui();
  if (projects === undefined)
    return (
      <PersonPicker
        label={t`Project`}
        description={t`Left empty: the organisation`}
        find={findProjects}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <Select
      label={t`Project`}
      placeholder={t`The organisation`}
      clearable
      data={projects.map(p => ({ value: p.id, label: `${p.key} ${p.name}` }))}
      value={value?.id ?? null}
      onChange={id => onChange(id === null ? null : { id, name: id })}
    />
  );
}

/** Raises a finding on a project, or on the organisation. */
export function NewFindingDialog({ audit, projects, onAdded, onClose }: NewFindingDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useCycleWords();
  const create = useAct(createFinding);
  const empty: Values = {
    ...{ title: '', severity: 'major', standard: '', rootCause: 'not-known', statement: '', evidence: '' },
    projectId: null,
  };
  const form = useForm<Values>(empty, async ({ projectId, severity, rootCause, ...values }) => {
    const finding = await create.mutateAsync({
      request: {
        body: {
          ...values,
          severity: severity as (typeof findingSeverities)[number],
          rootCause: rootCause as (typeof rootCauses)[number],
          projectId: (projectId?.id ?? null) as never,
          auditId: audit as never,
        },
      },
    });
    onClose();
    onAdded(finding.id);
  });
  const { title, standard, statement, projectId } = form.values;
  return (
    <Dialog title={t`Raise a finding`} opened onClose={onClose} size={620}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Title`} {...form.text('title')} />
        <OnWhat projects={projects} value={projectId} onChange={p => form.set('projectId', p)} />
        <div className={css.two}>
          <Select
            label={t`Severity`}
            allowDeselect={false}
            data={findingSeverities.map(value => ({ value, label: words.severities[value] }))}
            value={form.values.severity}
            onChange={value => form.set('severity', value ?? 'major')}
          />
          <Select
            label={t`Root cause`}
            allowDeselect={false}
            data={rootCauses.map(value => ({ value, label: words.causes[value] }))}
            value={form.values.rootCause}
            onChange={value => form.set('rootCause', value ?? 'other')}
          />
        </div>
        <TextInput label={t`Standard`} placeholder="ISO 21502:2020, 7.6" {...form.text('standard')} />
        <Textarea label={t`Statement`} autosize minRows={2} {...form.text('statement')} />
        <Textarea label={t`Evidence`} autosize minRows={2} {...form.text('evidence')} />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={title === '' || standard === '' || statement === ''}
          >
            <Trans>Raise</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
