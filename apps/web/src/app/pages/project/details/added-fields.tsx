import { type Field, type FieldCell, type Project, updateProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAddedFields, useCellText } from '../../../../lib/added-fields.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useSession } from '../../../../lib/session.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { toast } from '../../../../ui/feedback/toast.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import css from '../project.module.css';
import { FieldExplanation } from './field-explanation.tsx';
import { type AddedValue, FieldInput, sentValue } from './field-input.tsx';

type Values = Readonly<Record<string, AddedValue>>;

/** As the server names a field that is refused. */
const nameOf = (field: Field): string => `fields.${field.key}`;

const valueIn = (cell: FieldCell | undefined): AddedValue => {
  if (cell === undefined) return null;
  return typeof cell !== 'object' || 'name' in cell ? cell : null;
};

interface FieldsFormProps {
  readonly project: Project;
  readonly fields: readonly Field[];
  readonly currency: string;
}

function FieldsForm({ project, fields, currency }: FieldsFormProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const first: Values = Object.fromEntries(fields.map(f => [nameOf(f), valueIn(project.fields[f.key])]));
  const [base, setBase] = useState(first);
  const update = useAct(updateProject);
  const form = useForm<Values>(base, async values => {
    const changed = fields.filter(
      f => sentValue(values[nameOf(f)] ?? null) !== sentValue(base[nameOf(f)] ?? null),
    );
    const set = Object.fromEntries(changed.map(f => [f.key, sentValue(values[nameOf(f)] ?? null)]));
    await update.mutateAsync({
      request: { params: { project: project.id }, body: { fields: set } },
      version: project.version,
    });
    setBase(values);
    toast(t`Saved`);
  });
  return (
    <form {...form.form} className={css.form}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <div className={css.fields} style={{ alignItems: 'end' }}>
        {fields.map(field => (
          <FieldInput
            key={field.id}
            field={field}
            currency={currency}
            {...form.field(nameOf(field))}
            value={form.values[nameOf(field)] ?? null}
          />
        ))}
      </div>
      <div className={css.formEnd}>
        {form.changed ? (
          <Button onClick={() => form.setAll(base)}>
            <Trans>Undo</Trans>
          </Button>
        ) : null}
        <Button type="submit" variant="filled" loading={form.submitting} disabled={!form.changed}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}

/** The fields that the organisation added: to fill where one may, the calculated ones with why. */
export function AddedFields({
  project,
  editable,
}: {
  readonly project: Project;
  readonly editable: boolean;
}) {
  const { t } = useLingui();
  const cellText = useCellText();
  const { me } = useSession();
  const [asked, setAsked] = useState<Field | null>(null);
  const currency = project.money?.currency ?? me?.organisation.currency ?? 'EUR';
  const seen = useAddedFields().filter(f => f.seenBy !== 'money' || project.money !== null);
  const fields = seen.filter(f => !f.retired || project.fields[f.key] !== undefined);
  if (fields.length === 0) return null;
  const fillable = fields.filter(
    f =>
      editable &&
      !f.retired &&
      f.type !== 'formula' &&
      (f.seenBy !== 'money' || project.may.editMoney) &&
      (f.editedBy !== 'office' || f.may.edit),
  );
  const shown = fields.filter(f => !fillable.includes(f));
  return (
    <Card title={t`Fields of your organisation`} more={editable ? t`from today on` : undefined}>
      {fillable.length === 0 ? null : (
        <FieldsForm
          key={`${project.id} ${fillable.map(f => f.id).join()}`}
          project={project}
          fields={fillable}
          currency={currency}
        />
      )}
      <Pairs
        pairs={shown.map(field => {
          const said = cellText(project.fields[field.key], { ...field, currency }) || '—';
          return {
            label: field.label,
            value:
              field.type === 'formula' ? (
                <button
                  type="button"
                  className={css.why}
                  aria-label={t`Why ${field.label} is ${said}`}
                  onClick={() => setAsked(field)}
                >
                  {said}
                </button>
              ) : (
                said
              ),
          };
        })}
      />
      {asked === null ? null : (
        <FieldExplanation project={project.id} field={asked} onClose={() => setAsked(null)} />
      )}
    </Card>
  );
}
