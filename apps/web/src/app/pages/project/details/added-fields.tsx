import { type Field, type FieldCell, type Project, updateProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { pathOf, useAddedFields, useCellText } from '../../../../lib/added-fields.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useSession } from '../../../../lib/session.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { toast } from '../../../../ui/feedback/toast.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { MoneyField } from '../../../../ui/form/money-field.tsx';
import { PersonField, type Pick } from '../../../../ui/form/person-field.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import { findPeople } from '../find-people.ts';
import css from '../project.module.css';
import { FieldExplanation } from './field-explanation.tsx';

type Value = string | number | boolean | Pick | null;
type Values = Readonly<Record<string, Value>>;

/** As the server names a field that is refused. */
const nameOf = (field: Field): string => `fields.${field.key}`;

const valueIn = (cell: FieldCell | undefined): Value => {
  if (cell === undefined) return null;
  return typeof cell !== 'object' || 'name' in cell ? cell : null;
};

const sent = (value: Value): string | number | boolean | null => {
  if (typeof value === 'object' && value !== null) return value.id;
  return value === '' ? null : value;
};

interface InputProps {
  readonly field: Field;
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly currency: string;
}

/** One added field as its type is filled. */
function FieldInput({ field, form, currency }: InputProps) {
  const { t } = useLingui();
  const name = nameOf(field);
  const { value, error } = form.field(name);
  const set = (next: Value) => form.set(name, next);
  const description = field.help === '' ? undefined : field.help;
  const common = {
    label: field.unit === '' ? field.label : `${field.label}, ${field.unit}`,
    description,
    error,
  };
  const clear = { 'aria-label': t`Clear ${field.label}` };
  switch (field.type) {
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          decimalScale={field.decimals}
          {...(field.min === null ? {} : { min: field.min })}
          {...(field.max === null ? {} : { max: field.max })}
          onChange={n => set(typeof n === 'number' ? n : null)}
        />
      );
    case 'money':
      return (
        <MoneyField
          {...common}
          currency={currency}
          value={typeof value === 'number' ? value : null}
          onChange={set}
        />
      );
    case 'date':
      return <DayField {...common} value={typeof value === 'string' ? value : null} onChange={set} />;
    case 'person':
      return (
        <PersonField
          {...common}
          find={findPeople}
          value={typeof value === 'object' ? value : null}
          onChange={set}
        />
      );
    case 'list':
    case 'tree':
      return (
        <Select
          {...common}
          searchable
          clearable
          clearButtonProps={clear}
          data={field.options
            .filter(o => !o.retired || o.code === value)
            .map(o => ({ value: o.code, label: pathOf(field.options, o.code) }))}
          value={typeof value === 'string' ? value : null}
          onChange={set}
        />
      );
    case 'yes-no':
      return (
        <Select
          {...common}
          clearable
          clearButtonProps={clear}
          data={[
            { value: 'yes', label: t`yes` },
            { value: 'no', label: t`no` },
          ]}
          value={value === null ? null : value === true ? 'yes' : 'no'}
          onChange={v => set(v === null ? null : v === 'yes')}
        />
      );
    case 'text':
    case 'formula':
      return (
        <TextInput
          {...common}
          value={typeof value === 'string' ? value : ''}
          onChange={event => set(event.currentTarget.value)}
        />
      );
  }
}

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
    const changed = fields.filter(f => sent(values[nameOf(f)] ?? null) !== sent(base[nameOf(f)] ?? null));
    const set = Object.fromEntries(changed.map(f => [f.key, sent(values[nameOf(f)] ?? null)]));
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
      <div className={css.fields}>
        {fields.map(field => (
          <FieldInput key={field.id} field={field} form={form} currency={currency} />
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
