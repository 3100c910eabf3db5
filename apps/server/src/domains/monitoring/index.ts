export { crossLink, withoutExternal } from './dependencies/circle.ts';
export {
  addDependency,
  dependencyHandlers,
  dependencySubscriptions,
} from './dependencies/dependencies.ts';
export { allDependencies, type DependencyRow, dependenciesOf } from './dependencies/store.ts';
export { overrideOn, overrideView } from './reporting/overrides.ts';
export { publishReports, type ReportToPublish } from './reporting/publish-many.ts';
export { reportView } from './reporting/report-view.ts';
export { reportingHandlers, reportingSubscriptions } from './reporting/reporting.ts';
export { correctReport } from './reporting/reports.ts';
export { prepareReporting } from './reporting/rule-sets.ts';
export {
  type Evidence,
  historyOf,
  loadEvidence,
  ratingOf,
  refreshSeries,
  ruleSetOf,
  scalesOf,
} from './reporting/series.ts';
export {
  cadences,
  loadReport,
  loadReports,
  loadRuleSets,
  loadScales,
  openReport,
  type PointRow,
} from './reporting/store.ts';
export { type Template, templateFor, templateNumbered, templateView } from './reporting/templates.ts';
export { planWithdrawal, withdrawReports } from './reporting/withdraw.ts';
