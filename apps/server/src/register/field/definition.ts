import type { Field, FieldEntity, FieldOption, FieldValue } from '@chartroom/contract';

/** What is no project, and may have fields. */
export type OtherEntity = Exclude<FieldEntity, 'project'>;

/** A field that the organisation added, as stored. */
export interface FieldDefinition
  extends Readonly<Omit<Field, 'id' | 'entity' | 'options' | 'usage' | 'may'>> {
  readonly id: string;
  readonly entity: FieldEntity;
  readonly options: readonly FieldOption[];
}

/** Values by the key of the field; null where one is to be cleared, never in what is stored. */
export type FieldSetting = Readonly<Record<string, FieldValue | null>>;

/** The values after some were set; a null clears. */
export function withFields(before: FieldSetting, set: FieldSetting | undefined): FieldSetting {
  if (set === undefined) return before;
  return Object.fromEntries(Object.entries({ ...before, ...set }).filter(([, v]) => v !== null));
}

/** The keys in which two sets of values differ. */
export const differingFields = (a: FieldSetting, b: FieldSetting): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(k => (a[k] ?? null) !== (b[k] ?? null));

/** What turns one set of values into another. */
export const fieldsBetween = (from: FieldSetting, to: FieldSetting): FieldSetting =>
  Object.fromEntries(differingFields(from, to).map(k => [k, to[k] ?? null]));

/** The value of a list that somebody means by its code or its label, in any case. */
export function optionMeant(field: Pick<FieldDefinition, 'options'>, text: string): FieldOption | null {
  const exact = field.options.find(o => o.code === text);
  if (exact) return exact;
  const wanted = text.trim().toLowerCase();
  return (
    field.options.find(o => o.code.toLowerCase() === wanted) ??
    field.options.find(o => o.label.toLowerCase() === wanted) ??
    null
  );
}

/** A value of a tree and everything under it, by code. */
export function codesUnder(field: Pick<FieldDefinition, 'options'>, code: string): readonly string[] {
  const found = new Set([code]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const o of field.options) {
      if (o.parent === null || found.has(o.code) || !found.has(o.parent)) continue;
      found.add(o.code);
      grew = true;
    }
  }
  return [...found];
}

/** A value of a list as people read it; in a tree with what it stands under. */
export function optionLabel(field: Pick<FieldDefinition, 'options' | 'type'>, code: string): string {
  const option = field.options.find(o => o.code === code);
  return option?.label ?? code;
}
