import type { Dimension } from '@chartroom/contract';
import { dimensions } from '@chartroom/contract';
import { atOnce, type Tx } from '../../../platform/index.ts';
import { tellPublished } from './publish.ts';
import { readRatings } from './report-body.ts';
import { scalesOf } from './series.ts';
import { lastRevisions } from './store/revisions.ts';
import * as store from './store.ts';

/** A report as it comes from elsewhere, ratings as said. */
export interface ReportToPublish {
  readonly projectId: string;
  readonly asOf: string;
  readonly scaleId: string;
  readonly overall: string;
  readonly dimensions?: Partial<Record<Dimension, string>>;
  readonly narrative?: string;
  readonly finishForecast?: string | null;
  readonly costForecastMinor?: number | null;
  readonly currency?: string | null;
  readonly authorId?: string | null;
  readonly importId?: string | null;
}

/**
 * Publishes many reports at once, as an import does. One that says what is published already is left out; one that
 * says otherwise becomes a correction. Facts of the register are not touched. The caller has checked permission.
 */
export async function publishReports(
  tx: Tx,
  reports: readonly ReportToPublish[],
  reason: string | null = null,
): Promise<{ readonly published: number; readonly corrected: number; readonly unchanged: number }> {
  if (reports.length === 0) return { published: 0, corrected: 0, unchanged: 0 };
  const scales = scalesOf(await store.loadScales(tx));
  const projects = [...new Set(reports.map(r => r.projectId))];
  const [known, last] = await atOnce(store.publishedReports(tx, projects), lastRevisions(tx, projects));
  const before = new Map([...known.values()].flat().map(r => [`${r.projectId} ${r.asOf}`, r]));
  const rows: store.NewReport[] = [];
  let corrected = 0;
  for (const r of reports) {
    const ratings = readRatings(scales, r.scaleId, { overall: r.overall, dimensions: r.dimensions ?? {} });
    const previous = before.get(`${r.projectId} ${r.asOf}`);
    const row: store.NewReport = {
      projectId: r.projectId,
      asOf: r.asOf,
      revision: (last.get(`${r.projectId} ${r.asOf}`) ?? 0) + 1,
      state: 'published',
      scaleId: r.scaleId,
      overallSaid: ratings.overall?.said ?? '',
      overallLevel: ratings.overall?.level ?? null,
      dimensions: ratings.dimensions,
      narrative: r.narrative ?? '',
      finishForecast: r.finishForecast ?? null,
      costForecastMinor: r.costForecastMinor ?? null,
      currency: r.currency ?? null,
      authorId: r.authorId ?? null,
      importId: r.importId ?? null,
      reason: previous ? reason : null,
      ...store.unwritten,
    };
    if (previous && saysTheSame(previous, row)) continue;
    if (previous) corrected += 1;
    rows.push(row);
  }
  const ids = await store.insertReports(tx, rows);
  rows.forEach((r, i) => {
    tellPublished(tx, ids[i] ?? '', r);
  });
  return { published: rows.length - corrected, corrected, unchanged: reports.length - rows.length };
}

const saysTheSame = (a: store.ReportRecord, b: store.NewReport): boolean =>
  a.scaleId === b.scaleId &&
  a.overallSaid === b.overallSaid &&
  a.narrative === b.narrative &&
  a.finishForecast === b.finishForecast &&
  a.costForecastMinor === b.costForecastMinor &&
  dimensions.every(d => a.dimensions[d]?.said === b.dimensions[d]?.said);
