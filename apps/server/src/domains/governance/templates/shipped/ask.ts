import type { DocumentSection, DocumentTemplate, TemplateColumn, TemplateField } from '@chartroom/contract';
import type { Texts } from '../store/templates.ts';

/** A template that comes with the product. */
export interface ShippedTemplate {
  readonly key: string;
  readonly kind: DocumentTemplate['kind'];
  readonly type: string;
  readonly texts: Texts;
}

/** What a field says: its name, how to answer, and a good answer. */
type Said = readonly [label: string, help: string, example: string];
type More = Partial<TemplateField>;

const ask =
  (type: TemplateField['type']) =>
  (key: string, [label, help, example]: Said, more: More = {}): TemplateField => ({
    ...{ key, label, type, help, example, required: true },
    ...more,
  });

export const text = ask('text');
export const long = ask('long-text');
export const number = ask('number');
export const money = ask('money');
export const date = ask('date');
export const person = ask('person');
export const list = ask('list');
export const table = ask('table');
export const checklist = ask('checklist');

export const optional: More = { required: false };

export const section = (
  key: string,
  [title, help]: readonly [title: string, help: string],
  fields: readonly TemplateField[],
): DocumentSection => ({ key, title, help, fields: [...fields] });

/** Columns of a table: `key: label`, with a type where it is not text, or choices. */
export const columns = (
  given: Readonly<Record<string, string | readonly [string, TemplateColumn['type'] | readonly string[]]>>,
): { columns: TemplateColumn[] } => ({
  columns: Object.entries(given).map(([key, said]): TemplateColumn => {
    if (typeof said === 'string') return { key, label: said, type: 'text' };
    const [label, kind] = said;
    return typeof kind === 'string'
      ? { key, label, type: kind }
      : { key, label, type: 'list', choices: [...kind] };
  }),
});

/** Items of a checklist, numbered. */
export const items = (...labels: readonly string[]): { items: { key: string; label: string }[] } => ({
  items: labels.map((label, i) => ({ key: `item-${i + 1}`, label })),
});
