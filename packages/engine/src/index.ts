export * from './audit/risk.ts';
export * from './audit/sample.ts';
export * from './audit/score.ts';
export * from './base/assert.ts';
export * from './base/day.ts';
export * from './base/finding.ts';
export * from './base/fraction.ts';
export * from './base/money.ts';
export * from './base/random.ts';
export * from './base/rounding.ts';
export * from './base/wall-second.ts';
export { type Calendars, compileCalendars, type Horizon } from './calendar/calendars.ts';
export {
  addWork,
  lastFinish,
  nextInstant,
  nextStart,
  type WorkingTime,
  workBetween,
} from './calendar/working-time.ts';
export { type CurvePoint, curveStep, valueCurve } from './earned-value/curve.ts';
export { type EarnedSchedule, earnedSchedule, type ReachedValue } from './earned-value/earned-schedule.ts';
export {
  type EstimatesAtCompletion,
  type ValueIndices,
  type ValueTotals,
  valueIndices,
} from './earned-value/indices.ts';
export { type EarningMethod, earningMethods, type WeightedMilestone } from './earned-value/method.ts';
export {
  type PlanValue,
  type PlanValueOptions,
  planValue,
  type TaskValue,
  type ValueSeries,
  type ValueTime,
} from './earned-value/plan-value.ts';
export type { ValueMeasure } from './earned-value/task-value.ts';
export {
  type ByMonth,
  type MoneyPeriod,
  moneyPeriods,
  nextPeriod,
  periodOf,
  spreadEvenly,
  spreadLike,
} from './finance/month.ts';
export { baselineByMonth, remainingByMonth } from './finance/plan-money.ts';
export { formulaInSymbols, metricById, metricCatalogue } from './metrics/catalogue.ts';
export * from './metrics/changes.ts';
export {
  type ComputedStatus,
  computeStatus,
  isUnderWay,
  type StatusInputs,
  type StatusOverride,
} from './metrics/computed-status.ts';
export * from './metrics/explain.ts';
export * from './metrics/field-metrics.ts';
export * from './metrics/flow.ts';
export { firstDayBeyond, type JudgedLimit, type RuleReason, statusMeasures } from './metrics/judge.ts';
export type {
  Growth,
  Metric,
  MetricInput,
  MetricInputs,
  MetricOutcome,
  MetricRow,
  MetricValues,
} from './metrics/metric.ts';
export * from './metrics/read-rules.ts';
export * from './metrics/rules.ts';
export * from './metrics/scales.ts';
export * from './metrics/status-series.ts';
export * from './metrics/words.ts';
export { type Applied, type ApplyOptions, applyCommands } from './planning/apply.ts';
export type { PlanCommand, RowPlace, TaskFields } from './planning/command.ts';
export {
  type Consequence,
  consequencesOf,
  type MovedPoint,
  plansAfter,
  plansAround,
} from './schedule/consequences.ts';
export { assignmentCost, planCosts, type Stretch, type TaskCost } from './schedule/cost.ts';
export { type CrossRoom, crossRoom } from './schedule/cross-room.ts';
export type { Driver } from './schedule/driver.ts';
export { drivingPath, type PathStep } from './schedule/driving-path.ts';
export { changeEffort, type EffortChange, type Staffed } from './schedule/effort-change.ts';
export { createPasses, type Passes } from './schedule/passes.ts';
export * from './schedule/plan.ts';
export * from './schedule/plan-calendar.ts';
export * from './schedule/plan-resource.ts';
export * from './schedule/plan-task.ts';
export { progressAsPlanned, type RescheduleOptions, rescheduleUncompleted } from './schedule/progress.ts';
export type { ScheduledTask } from './schedule/result.ts';
export { type Schedule, type ScheduleOptions, schedule } from './schedule/schedule.ts';
export {
  createScheduler,
  type EditOutcome,
  editPlan,
  type PlanEdit,
  type Scheduler,
} from './schedule/scheduler.ts';
export type { Spans } from './schedule/spans.ts';
export { type CrossLink, type PlanEnd, scheduleTogether } from './schedule/together.ts';
export { assessSchedule, type ScheduleQuality } from './schedule-quality/assess.ts';
export {
  type Offender,
  type QualityCheck,
  type QualityCheckId,
  type QualityFix,
  type QualityThresholds,
  qualityCheckIds,
  usualThresholds,
} from './schedule-quality/check.ts';
export * from './update/draft-lines.ts';
export * from './update/report-due.ts';
export * from './update/update-gaps.ts';
