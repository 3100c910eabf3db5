import { type FieldEntity, formulaResults } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { FieldForm } from './field-values.ts';
import { useFieldWords } from './field-words.ts';
import css from './fields.module.css';
import { FormulaField } from './formula-trial.tsx';

export interface PartProps {
  readonly form: FieldForm;
}

function Decimals({ form }: PartProps) {
  const { t } = useLingui();
  return (
    <NumberInput
      label={t`Decimals`}
      min={0}
      max={6}
      value={form.values.decimals}
      onChange={n => form.set('decimals', typeof n === 'number' ? n : 0)}
    />
  );
}

function NumberSettings({ form }: PartProps) {
  const { t } = useLingui();
  const count = (name: 'min' | 'max', label: string) => (
    <NumberInput
      label={label}
      value={form.values[name] ?? ''}
      error={form.field(name).error}
      onChange={n => form.set(name, typeof n === 'number' ? n : null)}
    />
  );
  return (
    <div className={css.four}>
      <TextInput label={t`Unit`} placeholder={t`points`} {...form.text('unit')} />
      <Decimals form={form} />
      {count('min', t`At least`)}
      {count('max', t`At most`)}
    </div>
  );
}

function OptionsSettings({ form }: PartProps) {
  const { t } = useLingui();
  return (
    <Textarea
      label={t`Values`}
      description={
        form.values.type === 'tree'
          ? t`One a line: code = label, or the label alone. Two spaces deeper stands under the line above. A hyphen and a space retire it.`
          : t`One a line: code = label, or the label alone. A hyphen and a space before it retire it.`
      }
      autosize
      minRows={4}
      maxRows={14}
      spellCheck={false}
      {...form.text('options')}
    />
  );
}

function FormulaSettings({ form, entity }: PartProps & { readonly entity: FieldEntity }) {
  const { t } = useLingui();
  const words = useFieldWords();
  const { key, formula, result, decimals } = form.values;
  return (
    <>
      <div className={css.two}>
        <Select
          label={t`Comes to`}
          allowDeselect={false}
          data={formulaResults.map(r => ({ value: r, label: words.results[r] }))}
          {...form.field('result')}
          onChange={r => form.set('result', formulaResults.find(x => x === r) ?? 'number')}
        />
        {result === 'number' ? <Decimals form={form} /> : null}
      </div>
      <FormulaField
        {...{ entity, formula, result, decimals }}
        fieldKey={key}
        error={form.field('formula').error}
        onChange={next => form.set('formula', next)}
      />
    </>
  );
}

/** What only fields of a type have. */
export function TypeSettings({ form, entity }: PartProps & { readonly entity: FieldEntity }) {
  switch (form.values.type) {
    case 'number':
      return <NumberSettings form={form} />;
    case 'list':
    case 'tree':
      return <OptionsSettings form={form} />;
    case 'formula':
      return <FormulaSettings form={form} entity={entity} />;
    case 'text':
    case 'money':
    case 'date':
    case 'person':
    case 'yes-no':
      return null;
  }
}
