import type { CustomField } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import type { XmlWriter } from '../xml/writer.ts';

/** Numbers of the fields Text1 to Text30 of a task, into which columns of other tools go. */
const textFields: readonly (readonly [string, string])[] = [
  ...[731, 734, 737, 740, 743, 746, 747, 748, 749, 750].map(
    (n, i) => [`Text${i + 1}`, `188743${n}`] as const,
  ),
  ...Array.from({ length: 20 }, (_, i) => [`Text${i + 11}`, String(188_743_997 + i)] as const),
];

/** A custom field as the file can hold it. */
export interface NumberedField extends CustomField {
  readonly id: string;
}

/** Gives a column of another tool a free text field; what does not fit is reported. */
export function numberFields(fields: readonly CustomField[], to: Report): readonly NumberedField[] {
  const used = new Set(fields.map(f => f.key).filter(key => /^\d+$/.test(key)));
  return fields.flatMap(field => {
    if (/^\d+$/.test(field.key)) return [{ ...field, id: field.key }];
    const free = field.of === 'task' ? textFields.find(([, id]) => !used.has(id)) : undefined;
    if (!free) {
      to.lose(
        { element: `${field.of} column`, kind: 'not-kept', reason: 'no text field is left for it' },
        field.name,
      );
      return [];
    }
    used.add(free[1]);
    to.lose(
      {
        element: `${field.of} column`,
        kind: 'changed',
        reason: 'written as a text field with this name as alias',
      },
      `${field.name}: ${free[0]}`,
    );
    return [{ ...field, name: free[0], alias: field.alias ?? field.name, id: free[1] }];
  });
}

/** Writes the definitions of custom fields. */
export function writeCustomFields(x: XmlWriter, fields: readonly NumberedField[]): void {
  if (fields.length === 0) return;
  x.open('ExtendedAttributes');
  for (const field of fields) {
    x.open('ExtendedAttribute');
    x.text('FieldID', field.id);
    x.text('FieldName', field.name);
    x.text('Alias', field.alias);
    x.close('ExtendedAttribute');
  }
  x.close('ExtendedAttributes');
}
