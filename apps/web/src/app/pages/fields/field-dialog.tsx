import {
  type CustomFieldType,
  createField,
  type Field,
  type FieldEntity,
  type FormulaResult,
  fieldTypes,
  figureType,
  formulaResults,
  updateField,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { useFieldWords } from './field-words.ts';
import css from './fields.module.css';
import { FormulaField } from './formula-trial.tsx';
import { optionsOfText, textOfOptions } from './options-text.ts';

interface FieldDialogProps {
  readonly entity: FieldEntity;
  /** null: a new one. */
  readonly field: Field | null;
  readonly onClose: () => void;
}

interface Values {
  readonly label: string;
  readonly key: string;
  readonly help: string;
  readonly type: CustomFieldType;
  readonly result: FormulaResult;
  readonly unit: string;
  readonly decimals: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly options: string;
  readonly formula: string;
  readonly requiredFrom: Field['requiredFrom'];
  readonly requiredClass: string;
  readonly seenBy: Field['seenBy'];
  readonly editedBy: Field['editedBy'];
  readonly figure: Field['figure'];
  readonly better: Field['better'];
}

const valuesOf = (field: Field | null): Values => ({
  label: field?.label ?? '',
  key: field?.key ?? '',
  help: field?.help ?? '',
  type: field?.type ?? 'text',
  result: field?.result ?? 'number',
  unit: field?.unit ?? '',
  decimals: field?.decimals ?? 0,
  min: field?.min ?? null,
  max: field?.max ?? null,
  options: textOfOptions(field?.options ?? []),
  formula: field?.formula ?? '',
  requiredFrom: field?.requiredFrom ?? null,
  requiredClass: field?.requiredClass ?? '',
  seenBy: field?.seenBy ?? 'everybody',
  editedBy: field?.editedBy ?? 'editors',
  figure: field?.figure ?? 'none',
  better: field?.better ?? 'none',
});

/** `Cost centre` as `costCentre`. */
const keyFrom = (label: string): string =>
  label
    .normalize('NFKD')
    .split(/[^A-Za-z0-9]+/)
    .filter(word => word !== '')
    .map((word, i) =>
      i === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
    .replace(/^\d+/, '')
    .slice(0, 40);

type Form = ReturnType<typeof useForm<Values>>;

interface PartProps {
  readonly form: Form;
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
function TypeSettings({ form, entity }: PartProps & { readonly entity: FieldEntity }) {
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

/** Who fills it, who sees it, and from when on it must be filled. */
function Rules({
  form,
  entity,
  isNew,
}: {
  readonly form: Form;
  readonly entity: FieldEntity;
  readonly isNew: boolean;
}) {
  const { t } = useLingui();
  const words = useFieldWords();
  const { type } = form.values;
  return (
    <div className={css.two}>
      {entity === 'project' && type !== 'formula' ? (
        <>
          <Select
            label={t`Required from`}
            placeholder={t`never`}
            clearable
            clearButtonProps={{ 'aria-label': t`Not required` }}
            data={Object.entries(words.requiredFrom).map(([value, label]) => ({ value, label }))}
            value={form.values.requiredFrom}
            error={form.field('requiredFrom').error}
            onChange={v => form.set('requiredFrom', v as Values['requiredFrom'])}
          />
          <TextInput
            label={t`Only of the class`}
            placeholder={t`every class`}
            disabled={form.values.requiredFrom === null}
            {...form.text('requiredClass')}
          />
        </>
      ) : null}
      <Select
        label={t`Seen by`}
        allowDeselect={false}
        disabled={!isNew || type === 'money'}
        data={[
          { value: 'everybody', label: t`everybody` },
          { value: 'money', label: t`who may see money` },
        ]}
        value={type === 'money' ? 'money' : form.values.seenBy}
        onChange={v => form.set('seenBy', v === 'money' ? 'money' : 'everybody')}
      />
      {type === 'formula' ? null : (
        <Select
          label={t`Filled by`}
          allowDeselect={false}
          data={[
            { value: 'editors', label: t`who may edit it` },
            { value: 'office', label: t`the PMO` },
          ]}
          value={form.values.editedBy}
          onChange={v => form.set('editedBy', v === 'office' ? 'office' : 'editors')}
        />
      )}
    </div>
  );
}

/** Whether it is a figure of the cockpit, and which way is better. */
function FigureSettings({ form }: PartProps) {
  const { t } = useLingui();
  const words = useFieldWords();
  return (
    <div className={css.two}>
      <Select
        label={t`Figure over projects`}
        description={t`Stands in the cockpit and the metric catalogue`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={Object.entries(words.figures).map(([value, label]) => ({ value, label }))}
        value={form.values.figure}
        error={form.field('figure').error}
        onChange={v => form.set('figure', v as Values['figure'])}
      />
      <Select
        label={t`Better is`}
        allowDeselect={false}
        disabled={form.values.figure === 'none'}
        data={Object.entries(words.better).map(([value, label]) => ({ value, label }))}
        value={form.values.better}
        onChange={v => form.set('better', v as Values['better'])}
      />
    </div>
  );
}

const settingsOf = (v: Values, entity: FieldEntity) => ({
  label: v.label,
  help: v.help,
  unit: v.type === 'number' ? v.unit : '',
  decimals: v.type === 'number' || v.type === 'formula' ? v.decimals : 0,
  min: v.type === 'number' ? v.min : null,
  max: v.type === 'number' ? v.max : null,
  options: v.type === 'list' || v.type === 'tree' ? optionsOfText(v.options) : [],
  formula: v.type === 'formula' ? v.formula : '',
  requiredFrom: v.requiredFrom,
  requiredClass: v.requiredFrom === null || v.requiredClass === '' ? null : v.requiredClass,
  editedBy: v.editedBy,
  figure: figureType({ entity, ...v }) === null ? ('none' as const) : v.figure,
  better: figureType({ entity, ...v }) === null || v.figure === 'none' ? ('none' as const) : v.better,
});

/** The form of a field, saved as a new one or over what was read. */
function useFieldForm({ entity, field, onClose }: FieldDialogProps) {
  const { t } = useLingui();
  const create = useAct(createField);
  const update = useAct(updateField);
  return useForm<Values>(valuesOf(field), async v => {
    const settings = settingsOf(v, entity);
    const saved =
      field === null
        ? await create.mutateAsync({
            request: {
              body: {
                ...settings,
                ...{ entity, key: v.key || keyFrom(v.label), type: v.type, seenBy: v.seenBy },
                result: v.type === 'formula' ? v.result : null,
              },
            },
          })
        : await update.mutateAsync({
            request: { params: { field: field.id }, body: settings },
            version: field.version,
          });
    toast(t`${saved.label} is saved`);
    onClose();
  });
}

/** Adds a field or changes one; its key and type stay as they began. */
export function FieldDialog({ entity, field, onClose }: FieldDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useFieldWords();
  const form = useFieldForm({ entity, field, onClose });
  return (
    <Dialog
      title={field === null ? t`New field of ${words.entities[entity]}` : field.label}
      opened
      onClose={onClose}
      size={620}
    >
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <div className={css.two}>
          <TextInput label={t`Label`} data-autofocus {...form.text('label')} />
          <TextInput
            label={t`Key`}
            description={t`How formulas, filters and imports name it; it never changes.`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            disabled={field !== null}
            placeholder={keyFrom(form.values.label)}
            {...form.text('key')}
          />
          <Select
            label={t`Type`}
            allowDeselect={false}
            disabled={field !== null}
            data={fieldTypes.map(value => ({ value, label: words.types[value] }))}
            {...form.field('type')}
            onChange={v => form.set('type', fieldTypes.find(x => x === v) ?? 'text')}
          />
          <TextInput label={t`Help`} placeholder={t`shown under the field`} {...form.text('help')} />
        </div>
        <TypeSettings form={form} entity={entity} />
        <Rules form={form} entity={entity} isNew={field === null} />
        {figureType({ entity, ...form.values }) === null ? null : <FigureSettings form={form} />}
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.label.trim() === ''}
          >
            {field === null ? <Trans>Add the field</Trans> : <Trans>Save</Trans>}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
