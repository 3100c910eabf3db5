import { record, type Tx } from '../../../platform/index.ts';
import { recordFacts } from '../../../register/index.ts';
import type * as store from './store.ts';

/** Records that a report was published. */
export function tellPublished(tx: Tx, id: string, r: store.NewReport): void {
  record(tx, {
    name: r.revision > 1 ? 'monitoring.report.corrected' : 'monitoring.report.published',
    subject: { kind: 'report', id },
    projectId: r.projectId,
    before: null,
    after: {
      asOf: r.asOf,
      revision: r.revision,
      overall: r.overallSaid,
      template: r.template,
      ...(r.forId === null ? {} : { for: r.forId }),
      finishForecast: r.finishForecast,
      costForecastMinor: r.costForecastMinor,
    },
    reason: r.reason,
  });
}

/** What a published report forecasts is what the project forecasts from its day on. */
export async function takeForecasts(tx: Tx, r: store.NewReport): Promise<void> {
  const set = {
    ...(r.finishForecast === null ? {} : { finishForecast: r.finishForecast }),
    ...(r.costForecastMinor === null ? {} : { costForecastMinor: r.costForecastMinor }),
  };
  if (Object.keys(set).length === 0) return;
  await recordFacts(tx, [
    { projectId: r.projectId, validFrom: r.asOf, set, reason: `Forecast in the report of ${r.asOf}` },
  ]);
}
