import { type Project, updateProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../../../../lib/api/api-error.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { ConflictDialog } from '../../../../ui/feedback/conflict-dialog.tsx';
import { toast } from '../../../../ui/feedback/toast.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { ChangedNote } from '../../changed-note.tsx';
import { useDraft } from '../../use-draft.ts';
import css from '../project.module.css';
import { DateFields, IdentityFields, MoneyFields, NameFields, useFieldNames } from '../project-fields.tsx';
import { bodyOf, changedFields, moneyFields, type ProjectValues, valuesOf } from '../project-form.ts';
import { useFieldText } from './field-text.ts';
import { type Merge, mergeOf } from './merge.ts';

/** The project that the form was opened on; what came in meanwhile is merged, never overwritten. */
function useEdit(project: Project) {
  const { t } = useLingui();
  const [base, setBase] = useState(project);
  const [reason, setReason] = useState('');
  const [merge, setMerge] = useState<Merge | null>(null);
  const update = useAct(updateProject);
  const save = async (values: ProjectValues, from: Project): Promise<void> => {
    const fields = changedFields(valuesOf(from), values);
    try {
      const saved = await update.mutateAsync({
        request: {
          params: { project: project.id },
          body: { ...bodyOf(fields, values), ...(reason === '' ? {} : { reason }) },
        },
        version: from.version,
      });
      setBase(saved);
      setReason('');
      form.setAll(valuesOf(saved));
      toast(t`Saved`);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale' || error.current === undefined) throw error;
      const theirs = error.current as Project;
      const found = mergeOf(valuesOf(from), values, valuesOf(theirs));
      if (found.conflicts.length > 0) {
        setMerge({ ...found, theirs });
        return;
      }
      setBase(theirs);
      form.setAll(found.merged);
      await save(found.merged, theirs);
    }
  };
  const form = useForm<ProjectValues>(valuesOf(base), values => save(values, base));
  return { form, base, reason, setReason, merge, setMerge, save, setBase };
}

/** Changes attributes from today on, with a reason if one wants. */
export function EditForm({ project }: { readonly project: Project }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const names = useFieldNames();
  const text = useFieldText(project);
  const edit = useEdit(project);
  const { form, merge, base } = edit;
  useDraft(`project ${project.id}`, form);
  const resolve = (choice: Readonly<Record<string, 'mine' | 'theirs'>>) => {
    if (merge === null) return;
    const theirs = valuesOf(merge.theirs);
    const taken = merge.conflicts.filter(field => choice[field] === 'theirs');
    const values = { ...merge.merged, ...Object.fromEntries(taken.map(field => [field, theirs[field]])) };
    edit.setMerge(null);
    edit.setBase(merge.theirs);
    form.setAll(values);
    void edit.save(values, merge.theirs).catch(() => undefined);
  };
  return (
    <Card title={t`Attributes`} more={t`from today on`}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <NameFields form={form} />
        <div className={css.fields}>
          <IdentityFields form={form} />
          <DateFields form={form} actual />
          {project.may.editMoney && base.money !== null ? (
            <MoneyFields form={form} fields={moneyFields} currency={base.money.currency} />
          ) : null}
        </div>
        <ChangedNote id={project.id} />
        <div className={css.formEnd}>
          <TextInput
            aria-label={t`Reason of the change`}
            placeholder={t`Reason, if you want to give one`}
            style={{ flex: '1 1 220px' }}
            value={edit.reason}
            onChange={event => edit.setReason(event.currentTarget.value)}
          />
          {form.changed ? (
            <Button onClick={() => form.setAll(valuesOf(base))}>
              <Trans>Undo</Trans>
            </Button>
          ) : null}
          <Button type="submit" variant="filled" loading={form.submitting} disabled={!form.changed}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
      {merge === null ? null : (
        <ConflictDialog
          subject={`${project.key} ${project.name}`}
          fields={merge.conflicts.map(field => ({
            path: field,
            label: names[field],
            mine: text(field, merge.merged),
            theirs: text(field, valuesOf(merge.theirs)),
          }))}
          onResolve={resolve}
          onClose={() => edit.setMerge(null)}
        />
      )}
    </Card>
  );
}
