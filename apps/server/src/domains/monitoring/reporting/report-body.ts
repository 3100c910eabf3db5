import type { Api, Dimension, Input } from '@chartroom/contract';
import { dimensions } from '@chartroom/contract';
import { readRating } from '@chartroom/engine';
import { invalidField } from '../../../platform/index.ts';
import { narrativeOf } from './narrative.ts';
import type { Scales } from './report-view.ts';
import type * as store from './store.ts';
import type { Template } from './templates.ts';

export type Body = Input<Api['updateReport']>['body'];

/** Ratings read on a scale; refuses a scale that the organisation does not have. */
export function readRatings(scales: Scales, scaleId: string, body: Body) {
  const scale = scales.get(scaleId);
  if (!scale) throw invalidField('body.scaleId', 'There is no such rating scale. Choose one of the list.');
  const read = (said: string) => ({ said: said.trim(), level: readRating(scale, said).level });
  const overall = body.overall === undefined ? null : read(body.overall);
  const each: Partial<Record<Dimension, store.StoredRating>> = {};
  for (const d of dimensions) {
    const said = body.dimensions?.[d];
    if (said !== undefined && said.trim() !== '') each[d] = read(said);
  }
  return { overall, dimensions: each };
}

/** A draft with what a request changes of it; the narrative of one written by a template is that of its lines. */
export function merged(
  report: store.ReportRecord,
  body: Body,
  { scales, template }: { readonly scales: Scales; readonly template: Template | null },
) {
  const scaleId = body.scaleId ?? report.scaleId;
  const overall = body.overall ?? report.overallSaid;
  const said =
    body.dimensions ?? Object.fromEntries(Object.entries(report.dimensions).map(([d, r]) => [d, r.said]));
  const ratings = readRatings(scales, scaleId, { overall, dimensions: said });
  const lines = body.lines ?? report.lines;
  return {
    scaleId,
    overallSaid: overall,
    overallLevel: ratings.overall?.level ?? null,
    dimensions: ratings.dimensions,
    narrative: template ? narrativeOf(template, lines) : (body.narrative ?? report.narrative),
    reasons: body.reasons ?? report.reasons,
    lines,
    decisions: body.decisions ?? report.decisions,
    finishForecast: body.finishForecast === undefined ? report.finishForecast : body.finishForecast,
    costForecastMinor:
      body.costForecastMinor === undefined ? report.costForecastMinor : body.costForecastMinor,
    currency: report.currency,
  };
}
