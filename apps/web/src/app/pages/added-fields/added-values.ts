import type { Field, FieldCell, FieldCells, FieldEntity, FieldSet } from '@chartroom/contract';
import { useAddedFields, useCellText } from '../../../lib/added-fields.ts';
import { useSession } from '../../../lib/session.ts';
import { type AddedValue, sentValue } from './field-input.tsx';

/** Where a form holds an added field, and where the server names it when it is refused. */
export type AddedName = `fields.${string}`;

/** The added fields in the values of a form, beside its own. */
export interface AddedValues {
  readonly [name: AddedName]: AddedValue;
}

export const addedName = (field: Pick<Field, 'key'>): AddedName => `fields.${field.key}`;

const isAdded = (name: string): name is AddedName => name.startsWith('fields.');

/** A value as a form holds it; nothing for one that cannot be calculated. */
export const valueIn = (cell: FieldCell | undefined): AddedValue => {
  if (cell === undefined) return null;
  return typeof cell !== 'object' || 'name' in cell ? cell : null;
};

/** The added fields of something as a form holds them. */
export const addedValues = (cells: FieldCells): AddedValues =>
  Object.fromEntries(Object.entries(cells).map(([key, cell]) => [addedName({ key }), valueIn(cell)]));

/** What of some values are added fields, as a request says them. */
export const addedSet = (values: object): FieldSet =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      isAdded(name) ? [[name.slice('fields.'.length), sentValue(value as AddedValue)]] : [],
    ),
  );

/** What of the added fields was changed, as a request says them. */
export const addedChanges = (from: AddedValues, to: AddedValues): FieldSet => {
  const before = addedSet(from);
  return Object.fromEntries(Object.entries(addedSet(to)).filter(([k, v]) => v !== (before[k] ?? null)));
};

/** The other values, and the added fields beside them where there are any. */
export function withAddedSet<V extends object>(
  values: V,
): { readonly [K in keyof V as K extends AddedName ? never : K]: V[K] } & { readonly fields?: FieldSet } {
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => !isAdded(name)));
  const fields = addedSet(values);
  return { ...own, ...(Object.keys(fields).length === 0 ? {} : { fields }) } as ReturnType<
    typeof withAddedSet<V>
  >;
}

/** Names of added fields in a form, and their values as they should be read: for a merge; money as the organisation’s if not said. */
export function useAddedWords(entity: FieldEntity, moneyIn?: string) {
  const fields = useAddedFields(entity);
  const cellText = useCellText();
  const { me } = useSession();
  const currency = moneyIn ?? me?.organisation.currency ?? 'EUR';
  return {
    names: Object.fromEntries(fields.map(f => [addedName(f), f.label])) as Readonly<
      Record<AddedName, string>
    >,
    text: (name: string, values: AddedValues): string | null => {
      const field = isAdded(name) ? fields.find(f => addedName(f) === name) : undefined;
      if (field === undefined || !isAdded(name)) return null;
      return cellText(values[name] as FieldCell | null, { ...field, currency }) || '—';
    },
  };
}
