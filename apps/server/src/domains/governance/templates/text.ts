import {
  type DocumentLanguage,
  documentLanguages,
  fieldSources,
  type TemplateField,
  type TemplateText,
} from '@chartroom/contract';
import { invalidField } from '../../../platform/index.ts';
import type { Texts } from './store/templates.ts';

/** A field with where it stands: `section.field`. */
export interface PlacedField {
  readonly path: string;
  readonly section: string;
  readonly field: TemplateField;
}

export const fieldsOf = (text: TemplateText): readonly PlacedField[] =>
  text.sections.flatMap(s =>
    s.fields.map(field => ({ path: `${s.key}.${field.key}`, section: s.title, field })),
  );

/** The text of a template in a language, else in the first language it has. */
export function textIn(texts: Texts, language: DocumentLanguage): TemplateText {
  const [first] = documentLanguages.flatMap(l => texts[l] ?? []);
  const text = texts[language] ?? first;
  if (!text) throw new Error('Broken assumption: a template is written in some language');
  return text;
}

/** How far a template is written in each language: complete is what has every field that the first one has. */
export function languageStates(texts: Texts) {
  const all = new Set(fieldsOf(textIn(texts, 'en-GB')).map(f => f.path));
  return documentLanguages.map(language => {
    const text = texts[language];
    if (!text) return { language, state: 'missing' as const, missing: all.size };
    const has = new Set(fieldsOf(text).map(f => f.path));
    const missing = [...all].filter(p => !has.has(p)).length;
    return { language, state: missing === 0 ? ('complete' as const) : ('incomplete' as const), missing };
  });
}

const twice = (keys: readonly string[]): string | undefined => keys.find((k, i) => keys.indexOf(k) !== i);

function checkField(field: TemplateField, path: string): void {
  const { type, source, minLength, label } = field;
  const wants: Readonly<Partial<Record<TemplateField['type'], 'choices' | 'columns' | 'items'>>> = {
    list: 'choices',
    table: 'columns',
    checklist: 'items',
  };
  const part = wants[type];
  if (part !== undefined && (field[part]?.length ?? 0) === 0)
    throw invalidField(`${path}.${part}`, `"${label}" is a ${type}: give it ${part}.`);
  if (source && fieldSources[source] !== type)
    throw invalidField(
      `${path}.source`,
      `${source} fills a field of the type ${fieldSources[source]}, not ${type}.`,
    );
  if (minLength && type !== 'text' && type !== 'long-text')
    throw invalidField(`${path}.minLength`, 'Only a text has a least length.');
  const keys = [...(field.columns ?? []), ...(field.items ?? [])].map(k => k.key);
  const double = twice(keys);
  if (double !== undefined) throw invalidField(`${path}.${part ?? 'key'}`, `"${label}" has ${double} twice.`);
  const bare = field.columns?.findIndex(c => c.type === 'list' && (c.choices?.length ?? 0) === 0) ?? -1;
  if (bare >= 0) throw invalidField(`${path}.columns.${bare}.choices`, 'Give this column choices.');
}

/** Refuses what a template may not say: a key twice, a list without choices, a source of another type. */
export function checkText(text: TemplateText): void {
  const section = twice(text.sections.map(s => s.key));
  if (section !== undefined) throw invalidField('body.text.sections', `There are two sections ${section}.`);
  for (const [i, s] of text.sections.entries()) {
    const double = twice(s.fields.map(f => f.key));
    if (double !== undefined)
      throw invalidField(`body.text.sections.${i}.fields`, `"${s.title}" has the field ${double} twice.`);
    for (const [j, f] of s.fields.entries()) checkField(f, `body.text.sections.${i}.fields.${j}`);
  }
}

/** What a file of the organisation's own may name in braces, beside the fields. */
export const headPlaceholders = [
  'document.title',
  'document.state',
  'document.version',
  'document.hash',
  'document.author',
  'document.approver',
  'document.day',
  'project.name',
  'project.key',
  'organisation.name',
] as const;

/** All placeholders: those of the head, each field, and a table's columns. */
export const placeholdersOf = (text: TemplateText): readonly string[] => [
  ...headPlaceholders,
  ...fieldsOf(text).flatMap(({ path, field }) => [
    path,
    ...(field.columns ?? []).map(c => `${path}.${c.key}`),
  ]),
];
