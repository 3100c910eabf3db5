import type { Field, FieldCells, FieldSet } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';
import { valueIn } from './added-values.ts';
import { type AddedValue, FieldInput, sentValue } from './field-input.tsx';

type Values = Readonly<Record<string, AddedValue>>;

interface FieldsFormProps {
  readonly fields: readonly Field[];
  readonly cells: FieldCells;
  readonly currency: string;
  /** Where the server names a field that is refused: `fields`. */
  readonly path: string;
  readonly save: (set: FieldSet) => Promise<unknown>;
}

/** Added fields to fill; only what was changed is saved. */
export function FieldsForm({ fields, cells, currency, path, save }: FieldsFormProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const nameOf = (field: Field): string => `${path}.${field.key}`;
  const first: Values = Object.fromEntries(fields.map(f => [nameOf(f), valueIn(cells[f.key])]));
  const [base, setBase] = useState(first);
  const form = useForm<Values>(base, async values => {
    const sent = (of: Values, f: Field) => sentValue(of[nameOf(f)] ?? null);
    const changed = fields.filter(f => sent(values, f) !== sent(base, f));
    await save(Object.fromEntries(changed.map(f => [f.key, sent(values, f)])));
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
      <div className={css.end}>
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
