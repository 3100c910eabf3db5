import { type Dimension, dimensions, type Report, type Scale } from '@chartroom/contract';

/** A report as its form holds it; a rating is said as the label of a level, empty for none. */
export interface ReportValues {
  readonly asOf: string | null;
  readonly scaleId: string;
  readonly overall: string;
  readonly dimensions: Readonly<Partial<Record<Dimension, string>>>;
  readonly narrative: string;
  readonly finishForecast: string | null;
  readonly costForecastMinor: number | null;
  /** Why it is corrected. */
  readonly reason: string;
}

/** The label of the level that was meant, or the very words where they are no level of the scale. */
const labelOf = (scale: Scale | undefined, said: string, level: string | null): string =>
  scale?.levels.find(l => l.key === level)?.label ?? said;

/** What a form begins with from a report: itself, or the last one when a new one is begun. */
export function valuesFrom(report: Report, scales: readonly Scale[]): ReportValues {
  const scale = scales.find(s => s.id === report.scale.id);
  return {
    asOf: report.asOf,
    scaleId: report.scale.id,
    overall: labelOf(scale, report.overall.said, report.overall.level),
    dimensions: Object.fromEntries(
      dimensions.flatMap(d => {
        const rating = report.dimensions[d];
        return rating === undefined ? [] : [[d, labelOf(scale, rating.said, rating.level)]];
      }),
    ),
    narrative: report.narrative,
    finishForecast: report.finishForecast,
    costForecastMinor: report.costForecast?.minor ?? null,
    reason: '',
  };
}

/** The body of a request, without the day. */
export const reportBodyOf = (values: ReportValues) => ({
  scaleId: values.scaleId as never,
  overall: values.overall,
  dimensions: Object.fromEntries(Object.entries(values.dimensions).filter(([, said]) => said !== '')),
  narrative: values.narrative,
  finishForecast: values.finishForecast,
  costForecastMinor: values.costForecastMinor,
});
