import type { Api } from '@chartroom/contract';
import { formulaInSymbols, metricCatalogue } from '@chartroom/engine';
import type { Handlers, Subscription } from '../../../platform/index.ts';
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
  listMetrics: async () => ({ items: catalogue }),
} satisfies Partial<Handlers<Api>>;

const catalogue = metricCatalogue.map(m => ({
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
}));

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
