import type { Api } from '@chartroom/contract';
import { formulaInSymbols, type Metric, metricCatalogue } from '@chartroom/engine';
import type { Answer, Handlers, Subscription, Tx } from '../../../platform/index.ts';
import { addedFigures, fieldCatalogue } from '../../../register/index.ts';
import { createOverride, withdrawOverride } from './overrides.ts';
import { correctReport, createReport, listReports, publishReport, updateReport } from './reports.ts';
import { returnReport, submitReport } from './review.ts';
import { createRuleSet, listRuleSets } from './rule-sets.ts';
import { refreshAfter } from './series.ts';
import { loadScales } from './store.ts';
import { createReportTemplate, listReportTemplates } from './templates.ts';

/** Endpoint -> use case. */
export const reportingHandlers = {
  listScales: async tx => ({ items: await loadScales(tx) }),
  listReports: (tx, input) => listReports(tx, input),
  createReport: (tx, input) => createReport(tx, input),
  updateReport: (tx, input, { version }) => updateReport(tx, input, version),
  publishReport: (tx, input, { version }) => publishReport(tx, input, version),
  correctReport: (tx, input) => correctReport(tx, input),
  submitReport: (tx, input, { version }) => submitReport(tx, input, version),
  returnReport: (tx, input, { version }) => returnReport(tx, input, version),
  listReportTemplates: tx => listReportTemplates(tx),
  createReportTemplate: (tx, input) => createReportTemplate(tx, input),
  createOverride: (tx, input) => createOverride(tx, input),
  withdrawOverride: (tx, input, { version }) => withdrawOverride(tx, input, version),
  listRuleSets: (tx, input) => listRuleSets(tx, input),
  createRuleSet: (tx, input) => createRuleSet(tx, input),
  listMetrics: tx => listMetrics(tx),
} satisfies Partial<Handlers<Api>>;

type MetricView = Answer<Api['listMetrics']>['items'][number];

const viewOf = (m: Metric): MetricView => ({
  id: m.id,
  name: m.name,
  unit: m.unit,
  scope: m.scope,
  better: m.better,
  formula: { words: m.words, symbols: formulaInSymbols(m) },
  inputs: Object.entries({ ...m.inputs, ...m.columns }).map(([id, i]) => ({
    id,
    name: i.name,
    unit: i.unit,
    optional: i.optional === true,
  })),
  version: m.version,
  source: m.source,
});
const catalogue = metricCatalogue.map(viewOf);

/** The figures of the product, and those that fields of the organisation add. */
async function listMetrics(tx: Tx): Promise<Answer<Api['listMetrics']>> {
  const added = addedFigures(await fieldCatalogue(tx)).map(a => viewOf(a.metric));
  return { items: [...catalogue, ...added] };
}

/** What the status series hangs on: whatever it is computed from. */
export const reportingSubscriptions: readonly Subscription[] = [
  {
    prefixes: [
      'register.project',
      'register.portfolio.updated',
      'register.organisation.updated',
      'monitoring.report',
      'monitoring.override',
      'monitoring.rule-set',
    ],
    run: refreshAfter,
  },
];
