import { type Dimension, dimensions } from '@chartroom/contract';
import type { ReportContent } from './known.ts';
import type { ReadRow } from './read-row.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The report a dated row is; ratings exactly as said. */
export function reportOf(row: ReadRow, scaleId: string): ReportContent {
  const { values } = row;
  const said = dimensions.flatMap(d => (text(values[d]) === '' ? [] : [[d, text(values[d])] as const]));
  return {
    scaleId,
    overall: text(values.overall),
    dimensions: Object.fromEntries(said) as Partial<Record<Dimension, string>>,
    narrative: text(values.narrative),
    finishForecast: typeof values.finishForecast === 'string' ? values.finishForecast : null,
    costForecastMinor: typeof values.costForecast === 'number' ? values.costForecast : null,
  };
}

/** Do two reports say the same? */
export const sameReport = (a: ReportContent, b: ReportContent): boolean =>
  a.scaleId === b.scaleId &&
  a.overall === b.overall &&
  a.narrative === b.narrative &&
  a.finishForecast === b.finishForecast &&
  a.costForecastMinor === b.costForecastMinor &&
  dimensions.every(d => (a.dimensions[d] ?? '') === (b.dimensions[d] ?? ''));
