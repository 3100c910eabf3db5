import { type FieldCell, figureType } from '@chartroom/contract';
import { type FieldFigure, fieldColumn, fieldMetric, type Metric } from '@chartroom/engine';
import type { FieldCatalogue } from './catalogue.ts';
import { type FieldReading, fieldReader, rounded } from './cells.ts';
import type { FieldDefinition, FieldSetting } from './definition.ts';

/** A field of projects that is a figure over them. */
export interface AddedFigure {
  readonly field: FieldDefinition;
  readonly metric: Metric;
  /** The column of a row that holds the value of its project. */
  readonly column: string;
}

/** The figures of a catalogue of fields, in their order; retired ones are none. */
export const addedFigures = ({ fields }: FieldCatalogue): readonly AddedFigure[] =>
  fields.flatMap(field => {
    const type = figureType(field);
    if (type === null || field.figure === 'none' || field.retired) return [];
    const { key, label, better, figure: how } = field;
    const figure: FieldFigure = { key, label, type, how, better };
    return [{ field, metric: fieldMetric(figure), column: fieldColumn(figure) }];
  });

/** What a project gives to figures, and who asks. */
interface Giving {
  readonly catalogue: FieldCatalogue;
  readonly fields: FieldSetting;
  readonly seesMoney: boolean;
  readonly calculate: (key: string) => FieldCell | null;
}

/** What a project gives to each figure, by column: nothing where it has no value, or one that may not be seen. */
export const figureValues = (
  figures: readonly AddedFigure[],
  { catalogue, fields, seesMoney, calculate }: Giving,
): Readonly<Record<string, FieldCell | null>> =>
  Object.fromEntries(
    figures.map(({ column, field: { key, type } }) => [
      column,
      !seesMoney && catalogue.money.has(key)
        ? null
        : type === 'formula'
          ? calculate(key)
          : (fields[key] ?? null),
    ]),
  );

/** What a calculated field comes to for a project on a day; null where it cannot be calculated. */
export function calculatedValue(reading: FieldReading, key: string): FieldCell | null {
  const value = fieldReader(reading).calculate(key);
  return 'wrong' in value ? null : rounded(value.value, reading.catalogue.byKey.get(key)?.decimals ?? 0);
}
