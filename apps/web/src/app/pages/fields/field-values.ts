import {
  type CustomFieldType,
  type Field,
  type FieldEntity,
  type FormulaResult,
  figureType,
} from '@chartroom/contract';
import type { useForm } from '../../../ui/form/use-form.ts';
import { optionsOfText, textOfOptions } from './options-text.ts';

/** What the form of a field holds. */
export interface Values {
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

/** A field as its form shows it; null for a new one. */
export const valuesOf = (field: Field | null): Values => ({
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
export const keyFrom = (label: string): string =>
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

export type FieldForm = ReturnType<typeof useForm<Values>>;

/** What is saved: settings that the type does not have are as if nobody had touched them. */
export const settingsOf = (v: Values, entity: FieldEntity) => ({
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
