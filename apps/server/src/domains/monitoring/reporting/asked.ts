import {
  asDay,
  computeStatus,
  type Finding,
  type Status,
  statusInputsOn,
  type UpdateAsked,
  updateGaps,
} from '@chartroom/engine';
import { AppError, type Tx } from '../../../platform/index.ts';
import type { Scales } from './report-view.ts';
import { loadHistories, ruleSetOf } from './series.ts';
import * as store from './store.ts';
import type { Template } from './templates.ts';

/** What the data say of a project on a day: a status for each dimension, its forecasts. */
export interface DataSay {
  readonly computed: Readonly<Record<string, Status>>;
  readonly finish: string | null;
  readonly costMinor: number | null;
}

/** Looks up what the data say of a project on a day. */
export async function whatDataSay(
  tx: Tx,
  project: string,
  { asOf, scales }: { readonly asOf: string; readonly scales: Scales },
): Promise<DataSay> {
  const judging = store.loadRuleSets(tx).then(sets => ({ scales, ruleSets: sets.map(ruleSetOf) }));
  const history = (await loadHistories(tx, [project], judging)).get(project);
  const onDay = history ? statusInputsOn(history, asDay(asOf)) : null;
  const status = onDay?.rules ? computeStatus(onDay.inputs, onDay.rules, onDay.override) : null;
  return {
    computed: Object.fromEntries((status?.dimensions ?? []).map(d => [d.dimension, d.status])),
    finish: onDay?.inputs.finishForecast ?? null,
    costMinor: onDay?.inputs.costForecastMinor ?? null,
  };
}

/** What a report by a template still lacks, held against what the data say. */
export function gapsOf(
  r: Pick<
    store.ReportRecord,
    'scaleId' | 'dimensions' | 'overallLevel' | 'finishForecast' | 'costForecastMinor' | 'reasons' | 'lines'
  >,
  {
    template,
    scales,
    data,
  }: { readonly template: Template; readonly scales: Scales; readonly data: DataSay },
): readonly Finding[] {
  const asked: UpdateAsked = {
    ...data,
    dimensions: template.dimensions,
    sections: template.sections,
    scale: scales.get(r.scaleId)?.levels ?? [],
  };
  const accepted = r.lines.filter(l => l.state === 'accepted');
  return updateGaps(
    {
      levels: Object.fromEntries(template.dimensions.map(d => [d, r.dimensions[d]?.level ?? null])),
      overall: r.overallLevel,
      finish: r.finishForecast,
      costMinor: r.costForecastMinor,
      reasons: r.reasons,
      lines: Object.fromEntries(
        template.sections.map(s => [s.key, accepted.filter(l => l.section === s.key).length]),
      ),
    },
    asked,
  );
}

/** Refuses a report that lacks what its template asks for, with every gap and its place. */
export async function mustBeWhole(
  tx: Tx,
  r: store.ReportRecord,
  { template, scales }: { readonly template: Template; readonly scales: Scales },
): Promise<void> {
  const data = await whatDataSay(tx, r.projectId, { asOf: r.asOf, scales });
  const gaps = gapsOf(r, { template, scales, data });
  if (gaps.length === 0) return;
  throw new AppError('conflict', `This report is not whole yet. ${gaps.map(g => g.message).join(' ')}`, {
    fields: gaps.slice(0, 50).map(g => ({ path: `body.${g.path.join('.')}`, message: g.message })),
  });
}
