import { type Project, updateProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { toast } from '../../../../ui/feedback/toast.tsx';
import { InputsPart } from '../../added-fields/added-inputs.tsx';
import { useAddedWords } from '../../added-fields/added-values.ts';
import { ChangedNote } from '../../changed-note.tsx';
import { MergeConflict } from '../../merge-conflict.tsx';
import { useMergingForm } from '../../use-merging-form.ts';
import css from '../project.module.css';
import { DateFields, IdentityFields, MoneyFields, NameFields, useFieldNames } from '../project-fields.tsx';
import { isProjectField, moneyFields } from '../project-form.ts';
import { changesOf, type EditedValues, editedValues } from './edited-values.ts';
import { useFieldText } from './field-text.ts';
import { useProjectAdded } from './use-project-added.ts';

/** The project that the form was opened on, with its added fields; what came in meanwhile is merged, never overwritten. */
function useEdit(project: Project) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const update = useAct(updateProject);
  const edit = useMergingForm<Project, EditedValues>({
    entity: project,
    draft: `project ${project.id}`,
    valuesOf: editedValues,
    write: (changed, version) => {
      const body = { ...changesOf(changed), ...(reason === '' ? {} : { reason }) };
      return update.mutateAsync({ request: { params: { project: project.id }, body }, version });
    },
    onSaved: () => {
      setReason('');
      toast(t`Saved`);
    },
  });
  return { edit, reason, setReason };
}

/** Asks for each field that both changed. */
function Conflict({
  project,
  edit,
}: {
  readonly project: Project;
  readonly edit: ReturnType<typeof useEdit>['edit'];
}) {
  const names = useFieldNames();
  const text = useFieldText(project);
  const added = useAddedWords('project', project.money?.currency);
  return (
    <MergeConflict
      edit={edit}
      subject={`${project.key} ${project.name}`}
      names={{ ...added.names, ...names }}
      text={(field, values) =>
        isProjectField(field) ? text(field, values) : (added.text(field, values) ?? '—')
      }
    />
  );
}

function FormEnd({ project, edit: { edit, reason, setReason } }: EndProps) {
  const { t } = useLingui();
  const { form } = edit;
  return (
    <>
      <ChangedNote id={project.id} />
      <div className={css.formEnd}>
        <TextInput
          aria-label={t`Reason of the change`}
          placeholder={t`Reason, if you want to give one`}
          style={{ flex: '1 1 220px' }}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        {form.changed ? (
          <Button onClick={edit.undo}>
            <Trans>Undo</Trans>
          </Button>
        ) : null}
        <Button type="submit" variant="filled" loading={form.submitting} disabled={!form.changed}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </>
  );
}

interface EndProps {
  readonly project: Project;
  readonly edit: ReturnType<typeof useEdit>;
}

/** Changes attributes and added fields from today on, in one step, with a reason if one wants. */
export function EditForm({ project }: { readonly project: Project }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const edited = useEdit(project);
  const { form, base, error } = edited.edit;
  const { fillable, currency } = useProjectAdded(project, true);
  return (
    <Card title={t`Attributes`} more={t`from today on`}>
      <form {...form.form} className={css.form}>
        {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
        <NameFields form={form} />
        <div className={css.fields}>
          <IdentityFields form={form} />
          <DateFields form={form} actual />
          {project.may.editMoney && base.money !== null ? (
            <MoneyFields form={form} fields={moneyFields} currency={base.money.currency} />
          ) : null}
        </div>
        <InputsPart fields={fillable} form={form} currency={currency} />
        <FormEnd project={project} edit={edited} />
      </form>
      <Conflict project={project} edit={edited.edit} />
    </Card>
  );
}
