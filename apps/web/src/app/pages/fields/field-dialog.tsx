import {
  createField,
  type Field,
  type FieldEntity,
  fieldTypes,
  figureType,
  updateField,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { type FieldForm, keyFrom, settingsOf, type Values, valuesOf } from './field-values.ts';
import { useFieldWords } from './field-words.ts';
import css from './fields.module.css';
import { type PartProps, TypeSettings } from './type-settings.tsx';

interface FieldDialogProps {
  readonly entity: FieldEntity;
  /** null: a new one. */
  readonly field: Field | null;
  readonly onClose: () => void;
}

/** Who fills it, who sees it, and from when on it must be filled. */
function Rules({
  form,
  entity,
  isNew,
}: {
  readonly form: FieldForm;
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
