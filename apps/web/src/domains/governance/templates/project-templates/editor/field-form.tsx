import { listMethods, type ProjectTemplateDefinition, templateProjectFields } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import { useRead } from '../../../../../lib/api/use-read.ts';
import { useFieldWords } from '../field-words.ts';
import css from './editor.module.css';
import type { DraftDesk } from './use-draft.ts';

type Field = ProjectTemplateDefinition['fields'][number];

/** What a draft writes into empty fields of a project, and the method that it proposes. */
export function FieldForm({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLingui();
  const words = useFieldWords();
  const methods = useRead(listMethods, {});
  const { definition, change } = desk;
  const valueIn = (field: Field['field']) => definition.fields.find(f => f.field === field)?.value ?? '';
  const set = (field: Field['field'], value: string) => {
    const fields = templateProjectFields.flatMap((f): Field[] => {
      const now = f === field ? value : valueIn(f);
      return now === '' ? [] : [{ field: f, value: now }];
    });
    change({ ...definition, fields });
  };
  const known = (methods.data?.items ?? []).map(m => ({ value: m.key, label: m.name }));
  const { method } = definition;
  const strange =
    method !== null && !known.some(m => m.value === method) ? [{ value: method, label: method }] : [];
  return (
    <div className={css.part}>
      {templateProjectFields.map(field => (
        <TextInput
          key={field}
          label={words[field]}
          maxLength={2_000}
          error={desk.problems.get(`fields:${field}`)}
          value={valueIn(field)}
          onChange={event => set(field, event.currentTarget.value)}
        />
      ))}
      <NativeSelect
        label={t`Proposed method`}
        data={[{ value: '', label: t`None` }, ...strange, ...known]}
        value={method ?? ''}
        onChange={event => change({ ...definition, method: event.currentTarget.value || null })}
      />
    </div>
  );
}
