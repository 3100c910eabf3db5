/** What a field of a list holds. `money` is compared in major units; `instant` and `id` as text of their form. */
export type FieldType = 'text' | 'number' | 'money' | 'boolean' | 'day' | 'instant' | 'id';
export type FieldTypes = Readonly<Record<string, FieldType>>;

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type TextTest = 'contains' | 'startsWith' | 'endsWith';
export type Value = string | number | boolean;

export type Operand =
  | { readonly kind: 'field'; readonly name: string; readonly type: FieldType }
  | { readonly kind: 'value'; readonly value: Value }
  /** The day of the question, and so many days from it. */
  | { readonly kind: 'today'; readonly plusDays: number };

/** A checked filter: only fields of the list, only values of their types. */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly op: 'not'; readonly item: Filter }
  | { readonly op: 'true'; readonly field: string }
  | { readonly op: 'null'; readonly field: string }
  | {
      readonly op: 'compare';
      readonly how: Comparison;
      readonly type: FieldType;
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly op: 'in'; readonly field: string; readonly type: FieldType; readonly values: readonly Value[] }
  | { readonly op: 'text'; readonly how: TextTest; readonly field: string; readonly text: string };
