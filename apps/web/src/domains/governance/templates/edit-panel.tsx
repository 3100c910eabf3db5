import {
  type DocumentLanguage,
  type DocumentSection,
  type DocumentTemplatePage,
  documentFieldTypes,
  type FieldSource,
  fieldSources,
  type TemplateField,
  type TemplateText,
  writeTemplateDraft,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { PanelSection } from '../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import css from './templates.module.css';
import { useTemplateWords } from './words.ts';

const newField = (key: string): TemplateField => ({
  ...{ key, label: '', type: 'long-text', help: '', example: '', required: false },
});

/** Lines of a text as keyed things; a line that stays keeps its key. */
const keyed = <T extends { readonly key: string; readonly label: string }>(
  text: string,
  before: readonly T[],
  make: (key: string, label: string) => T,
): T[] => {
  const taken = new Set(before.map(b => b.key));
  return text.split('\n').map((label, i) => {
    const old = before[i];
    if (old) return { ...old, label };
    let n = i + 1;
    while (taken.has(`item-${n}`)) n += 1;
    taken.add(`item-${n}`);
    return make(`item-${n}`, label);
  });
};

interface FieldFormProps {
  readonly field: TemplateField;
  readonly onChange: (field: TemplateField) => void;
  readonly onRemove: () => void;
}

function Parts({ field, onChange }: Omit<FieldFormProps, 'onRemove'>) {
  const { t } = useLingui();
  switch (field.type) {
    case 'list':
      return (
        <Textarea
          label={t`Choices, one on each line`}
          autosize
          minRows={2}
          value={(field.choices ?? []).join('\n')}
          onChange={e => onChange({ ...field, choices: e.currentTarget.value.split('\n') })}
        />
      );
    case 'table':
      return (
        <Textarea
          label={t`Columns, one on each line`}
          autosize
          minRows={2}
          value={(field.columns ?? []).map(c => c.label).join('\n')}
          onChange={e =>
            onChange({
              ...field,
              columns: keyed(e.currentTarget.value, field.columns ?? [], (key, label) => ({
                key,
                label,
                type: 'text' as const,
              })),
            })
          }
        />
      );
    case 'checklist':
      return (
        <Textarea
          label={t`Items, one on each line`}
          autosize
          minRows={2}
          value={(field.items ?? []).map(c => c.label).join('\n')}
          onChange={e =>
            onChange({
              ...field,
              items: keyed(e.currentTarget.value, field.items ?? [], (key, label) => ({ key, label })),
            })
          }
        />
      );
    case 'text':
    case 'long-text':
    case 'number':
    case 'money':
    case 'date':
    case 'person':
      return null;
  }
}

function TypeSelect({ field, onChange }: Omit<FieldFormProps, 'onRemove'>) {
  const { t } = useLingui();
  const words = useTemplateWords();
  const put = (change: Partial<TemplateField>) => onChange({ ...field, ...change });
  return (
    <Select
      label={t`Type`}
      allowDeselect={false}
      data={documentFieldTypes.map(value => ({ value, label: words.types[value] }))}
      value={field.type}
      onChange={value =>
        put({
          type: documentFieldTypes.find(f => f === value) ?? field.type,
          source: null,
          choices: undefined,
          columns: undefined,
          items: undefined,
          minLength: undefined,
        })
      }
    />
  );
}

function FieldForm({ field, onChange, onRemove }: FieldFormProps) {
  const { t } = useLingui();
  const sources = (Object.keys(fieldSources) as FieldSource[]).filter(s => fieldSources[s] === field.type);
  const put = (change: Partial<TemplateField>) => onChange({ ...field, ...change });
  return (
    <PanelSection title={field.label || t`New field`}>
      <div className={css.form}>
        <TextInput
          label={t`Label`}
          maxLength={120}
          value={field.label}
          onChange={e => put({ label: e.currentTarget.value })}
        />
        <TypeSelect field={field} onChange={onChange} />
        <Textarea
          label={t`Help`}
          autosize
          minRows={2}
          maxLength={1_000}
          value={field.help}
          onChange={e => put({ help: e.currentTarget.value })}
        />
        <Textarea
          label={t`A good example`}
          autosize
          minRows={2}
          maxLength={4_000}
          value={field.example}
          onChange={e => put({ example: e.currentTarget.value })}
        />
        <Parts field={field} onChange={onChange} />
        {sources.length === 0 ? null : (
          <Select
            label={t`Filled from`}
            clearable
            placeholder={t`Nothing`}
            data={sources}
            value={field.source ?? null}
            onChange={value => put({ source: sources.find(s => s === value) ?? null })}
          />
        )}
        <div className={css.line}>
          <Checkbox
            label={t`Required`}
            checked={field.required}
            onChange={e => put({ required: e.currentTarget.checked })}
          />
          <Button size="xs" onClick={onRemove}>
            <Trans>Remove the field</Trans>
          </Button>
        </div>
      </div>
    </PanelSection>
  );
}

const nextKey = (taken: readonly string[], stem: string): string => {
  let n = taken.length + 1;
  while (taken.includes(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
};

/** Without lines that are still empty. */
const tidy = (field: TemplateField): TemplateField => ({
  ...field,
  ...(field.choices ? { choices: field.choices.filter(c => c.trim() !== '') } : {}),
  ...(field.columns ? { columns: field.columns.filter(c => c.label.trim() !== '') } : {}),
  ...(field.items ? { items: field.items.filter(c => c.label.trim() !== '') } : {}),
});

interface SectionFormProps {
  readonly draft: DocumentSection;
  readonly onChange: (draft: DocumentSection) => void;
}

function SectionForm({ draft, onChange }: SectionFormProps) {
  const { t } = useLingui();
  const put = (i: number, field: TemplateField) =>
    onChange({ ...draft, fields: draft.fields.map((f, x) => (x === i ? field : f)) });
  return (
    <>
      <PanelSection>
        <div className={css.form}>
          <TextInput
            label={t`Title`}
            maxLength={120}
            value={draft.title}
            onChange={e => onChange({ ...draft, title: e.currentTarget.value })}
          />
          <Textarea
            label={t`Help`}
            autosize
            minRows={2}
            maxLength={1_000}
            value={draft.help}
            onChange={e => onChange({ ...draft, help: e.currentTarget.value })}
          />
        </div>
      </PanelSection>
      {draft.fields.map((f, i) => (
        <FieldForm
          key={f.key}
          field={f}
          onChange={field => put(i, field)}
          onRemove={() => onChange({ ...draft, fields: draft.fields.filter((_, x) => x !== i) })}
        />
      ))}
      <PanelSection>
        <Button
          onClick={() =>
            onChange({
              ...draft,
              fields: [
                ...draft.fields,
                newField(
                  nextKey(
                    draft.fields.map(f => f.key),
                    'field',
                  ),
                ),
              ],
            })
          }
        >
          <Trans>Add a field</Trans>
        </Button>
      </PanelSection>
    </>
  );
}

interface EditPanelProps {
  readonly page: DocumentTemplatePage;
  readonly language: DocumentLanguage;
  readonly text: TemplateText;
  /** The key of the section, or `+` for a new one. */
  readonly section: string;
  readonly onClose: () => void;
}

/** Edits one section of a draft: its words, and its fields. */
export function EditPanel({ page, language, text, section, onClose }: EditPanelProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [draft, setDraft] = useState<DocumentSection>(() => {
    const found = text.sections.find(s => s.key === section);
    const key = nextKey(
      text.sections.map(s => s.key),
      'section',
    );
    return found ?? { key, title: '', help: '', fields: [newField('field-1')] };
  });
  const save = useAct(writeTemplateDraft, { onDone: onClose });
  const write = (sections: TemplateText['sections']) =>
    save.mutate({
      request: {
        params: { template: page.key },
        body: { number: page.number, language, text: { ...text, sections } },
      },
      version: page.version,
    });
  const exists = text.sections.some(s => s.key === draft.key);
  const done = { ...draft, fields: draft.fields.map(tidy) };
  return (
    <SidePanel
      title={draft.title || t`New section`}
      about={t`Version ${page.number}, a draft`}
      onClose={onClose}
      footer={
        <>
          {exists && text.sections.length > 1 ? (
            <Button onClick={() => write(text.sections.filter(s => s.key !== draft.key))}>
              <Trans>Remove the section</Trans>
            </Button>
          ) : null}
          <Button
            variant="filled"
            loading={save.isPending}
            onClick={() =>
              write(
                exists ? text.sections.map(s => (s.key === draft.key ? done : s)) : [...text.sections, done],
              )
            }
          >
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      {save.error === null ? null : <Banner tone="red">{textOf(save.error).message}</Banner>}
      <SectionForm draft={draft} onChange={setDraft} />
    </SidePanel>
  );
}
