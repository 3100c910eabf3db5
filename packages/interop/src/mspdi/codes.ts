import type { Contour, DurationUnit, LinkType, RateTable, TaskType, Timephased } from '@chartroom/engine';

/** Link types by their number. */
export const linkTypes: readonly LinkType[] = ['FF', 'FS', 'SF', 'SS'];
export const taskTypes: readonly TaskType[] = ['fixed-units', 'fixed-duration', 'fixed-work'];
export const contours: readonly Contour[] = [
  'flat',
  'back-loaded',
  'front-loaded',
  'double-peak',
  'early-peak',
  'late-peak',
  'bell',
  'turtle',
  'contoured',
];
/** By number; 0 is unused. */
export const accruals = [undefined, 'start', 'end', 'prorated'] as const;
export const fixedCostAccruals = [undefined, 'start', 'prorated', 'end'] as const;
export const resourceKinds = ['material', 'work', 'cost'] as const;
export const rateTableNumbers: readonly RateTable['table'][] = [0, 1, 2, 3, 4];
/** `RateScale` of a material used by time; 0 when it is a fixed quantity. */
export const rateScales = [undefined, 'minute', 'hour', 'day', 'week', 'month', undefined, 'year'] as const;

const units: readonly DurationUnit[] = ['minute', 'hour', 'day', 'week', 'month'];

/** What a `DurationFormat`, `LagFormat` or `LevelingDelayFormat` says: 3-12 units, even = elapsed; +32 = estimated; 19, 20, 51, 52 percent. */
export interface Format {
  readonly unit: DurationUnit | undefined;
  readonly elapsed: boolean;
  readonly estimated: boolean;
}

export function readFormat(code: number | undefined): Format {
  if (code === undefined) return { unit: undefined, elapsed: false, estimated: false };
  const estimated = code >= 35 && code <= 53;
  const base = estimated ? code - 32 : code;
  if (base === 19 || base === 20) return { unit: 'percent', elapsed: base === 20, estimated };
  const unit = base >= 3 && base <= 12 ? units[Math.floor((base - 3) / 2)] : undefined;
  return { unit, elapsed: unit !== undefined && base % 2 === 0, estimated };
}

export function writeFormat(format: Partial<Format>): number {
  const { unit, elapsed, estimated } = format;
  const shift = estimated ? 32 : 0;
  if (unit === 'percent') return (elapsed ? 20 : 19) + shift;
  if (unit === undefined) return elapsed ? 8 + shift : 21 + shift;
  return 3 + units.indexOf(unit) * 2 + (elapsed ? 1 : 0) + shift;
}

const timephasedKinds: readonly (Timephased['kind'] | undefined)[] = [
  undefined,
  'remaining-work',
  'actual-work',
  'actual-overtime-work',
  'baseline-work',
];

export const timephasedKind = (type: number): Timephased['kind'] => timephasedKinds[type] ?? `mspdi-${type}`;

export const timephasedType = (kind: Timephased['kind']): number =>
  kind.startsWith('mspdi-') ? Number(kind.slice(6)) : timephasedKinds.indexOf(kind);

/** Number of the baseline a timephased type belongs to: 4 and 5 are baseline 0, then six types for each of 1..10. */
export const timephasedBaseline = (type: number): number | undefined =>
  type === 4 || type === 5 ? 0 : type >= 16 && type <= 75 ? Math.floor((type - 16) / 6) + 1 : undefined;

/** Tenths of a minute, in which lags, delays and slacks are written, as seconds. */
export const tenthsToSec = (tenths: number | undefined): number | undefined =>
  tenths === undefined ? undefined : Math.round(tenths * 6);

/** Amounts are hundredths whatever the currency; plans hold minor units. */
export const hundredthsToMinor = (hundredths: number, digits: number): number =>
  Math.round(digits >= 2 ? hundredths * 10 ** (digits - 2) : hundredths / 10 ** (2 - digits));

/** The reverse of `hundredthsToMinor`. */
export const minorToHundredths = (minor: number, digits: number): number =>
  digits >= 2 ? minor / 10 ** (digits - 2) : minor * 10 ** (2 - digits);

/** A weekday of the file (Sunday 1 to Saturday 7) as ISO (Monday 1 to Sunday 7), and back. */
export const isoWeekday = (dayType: number): number => (dayType === 1 ? 7 : dayType - 1);
export const dayTypeOf = (weekday: number): number => (weekday === 7 ? 1 : weekday + 1);

/** Entity of a custom field by the range of its number. */
export const fieldOwner = (field: string): 'task' | 'resource' | 'assignment' =>
  field.startsWith('2558') ? 'assignment' : field.startsWith('2055') ? 'resource' : 'task';
