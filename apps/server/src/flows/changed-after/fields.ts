import type { FieldCatalogue, RateRecord } from '../../register/index.ts';
import type { StateRow } from '../state/store/states.ts';

/** A field of a project as it is compared: what of a state, and by which events it may have changed. */
export interface ComparedField {
  readonly field: string;
  readonly of: (s: StateRow) => string | number | boolean | null;
  readonly money?: true;
  readonly causes: RegExp;
}

const byFact = /^register\.project\./;
const byReport = /^monitoring\.report\./;
const byAnything = /^(register\.project|monitoring\.(report|override|rule-set))\./;

const attribute = (field: keyof StateRow & string, of?: ComparedField['of']): ComparedField => ({
  field,
  of: of ?? (s => (typeof s[field] === 'object' ? null : (s[field] as string | number | boolean | null))),
  causes: byFact,
});
const money = (field: keyof StateRow & string): ComparedField => ({ ...attribute(field), money: true });

/** The fields of a project in the order in which a reader asks for them. */
export const comparedFields: readonly ComparedField[] = [
  { field: 'reported', of: s => (s.reportId === null ? null : (s.reportedSaid ?? '')), causes: byReport },
  { field: 'reportDay', of: s => s.reportDay, causes: byReport },
  { field: 'computed', of: s => s.computedStatus, causes: byAnything },
  ...(
    [
      'finishForecast',
      'finishActual',
      'finishBaseline',
      'startForecast',
      'startActual',
      'startBaseline',
    ] as const
  ).map(f => attribute(f)),
  ...(
    [
      ...([
        'costForecastMinor',
        'costBaselineMinor',
        'spentMinor',
        'yearBudgetMinor',
        'yearForecastMinor',
      ] as const),
      ...(['benefitsForecastMinor', 'benefitsBaselineMinor'] as const),
    ] as const
  ).map(money),
  ...(['name', 'state', 'present', 'class', 'category', 'baselineNumber', 'currency'] as const).map(f =>
    attribute(f),
  ),
  attribute('unitId', s => s.unit),
  attribute('portfolioId', s => s.portfolio),
  attribute('programmeId', s => s.programme),
  attribute('sponsorId', s => s.sponsor),
  attribute('managerId', s => s.manager),
];

/** The added fields as they are compared; the log names what is withheld with money with Minor at its end. */
export const addedComparedFields = ({ fields, money }: FieldCatalogue): readonly ComparedField[] =>
  fields
    .filter(f => f.type !== 'formula')
    .map(({ key }) => ({
      field: `fields.${key}${money.has(key) ? 'Minor' : ''}`,
      of: s => s.fields[key] ?? null,
      ...(money.has(key) ? { money: true as const } : {}),
      causes: byFact,
    }));

/** Rates of a day or before that are known otherwise now. */
export function ratesOtherwise(
  then: readonly RateRecord[],
  now: readonly RateRecord[],
  asOf: string,
): readonly {
  readonly subject: string;
  readonly field: string;
  readonly said: string | null;
  readonly says: string;
}[] {
  const key = (r: RateRecord) => `${r.fromCurrency} ${r.toCurrency} ${r.day}`;
  const before = new Map(then.map(r => [key(r), r.rate]));
  return now
    .filter(r => r.day <= asOf && before.get(key(r)) !== r.rate)
    .map(r => ({
      subject: `${r.fromCurrency} to ${r.toCurrency}`,
      field: r.day,
      said: before.get(key(r)) ?? null,
      says: r.rate,
    }));
}
