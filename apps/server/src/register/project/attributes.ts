import { differingFields, type FieldSetting, withFields } from '../field/definition.ts';

/** The attributes of a project that are true from a day on; the same columns in the current row and in each fact. */
export const attributeNames = [
  'name',
  'description',
  'class',
  'category',
  'state',
  'present',
  'unitId',
  'portfolioId',
  'programmeId',
  'sponsorId',
  'managerId',
  'startBaseline',
  'startForecast',
  'startActual',
  'finishBaseline',
  'finishForecast',
  'finishActual',
  'baselineNumber',
  'currency',
  'costBaselineMinor',
  'costForecastMinor',
  'spentMinor',
  'yearBudgetMinor',
  'yearForecastMinor',
  'benefitsBaselineMinor',
  'benefitsForecastMinor',
  'fields',
] as const;
export type AttributeName = (typeof attributeNames)[number];

/** Attributes as stored: days as `YYYY-MM-DD`, money as integer minor units of `currency`. */
export interface Attributes {
  readonly name: string;
  readonly description: string;
  readonly class: string | null;
  readonly category: string | null;
  readonly state: string;
  readonly present: boolean;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly sponsorId: string | null;
  readonly managerId: string | null;
  readonly startBaseline: string | null;
  readonly startForecast: string | null;
  readonly startActual: string | null;
  readonly finishBaseline: string | null;
  readonly finishForecast: string | null;
  readonly finishActual: string | null;
  readonly baselineNumber: number;
  readonly currency: string;
  readonly costBaselineMinor: number | null;
  readonly costForecastMinor: number | null;
  readonly spentMinor: number | null;
  readonly yearBudgetMinor: number | null;
  readonly yearForecastMinor: number | null;
  readonly benefitsBaselineMinor: number | null;
  readonly benefitsForecastMinor: number | null;
  /** Values of the fields that the organisation added; in a change, only those that it sets, null where it clears one. */
  readonly fields: FieldSetting;
}

/** What a project is before anything is known of it. */
export const blankAttributes = (name: string, currency: string): Attributes => ({
  name,
  description: '',
  class: null,
  category: null,
  state: 'active',
  present: true,
  unitId: null,
  portfolioId: null,
  programmeId: null,
  sponsorId: null,
  managerId: null,
  startBaseline: null,
  startForecast: null,
  startActual: null,
  finishBaseline: null,
  finishForecast: null,
  finishActual: null,
  baselineNumber: 0,
  currency,
  costBaselineMinor: null,
  costForecastMinor: null,
  spentMinor: null,
  yearBudgetMinor: null,
  yearForecastMinor: null,
  benefitsBaselineMinor: null,
  benefitsForecastMinor: null,
  fields: {},
});

/** The attributes in which two states differ. */
export const differing = (before: Attributes, after: Attributes): readonly AttributeName[] =>
  attributeNames.filter(c =>
    c === 'fields' ? differingFields(before.fields, after.fields).length > 0 : before[c] !== after[c],
  );

/** The attributes after some were set. */
export const withSet = <T extends Attributes>(before: T, set: Partial<Attributes>): T => ({
  ...before,
  ...set,
  fields: withFields(before.fields, set.fields),
});

export const onlyAttributes = (row: Attributes): Attributes =>
  Object.fromEntries(attributeNames.map(c => [c, row[c]])) as unknown as Attributes;
