import type { Warning } from '@chartroom/contract';
import { type FieldCatalogue, type FieldDefinition, statesFrom } from '../../register/index.ts';

/** A check of a project. `when` is a filter over the fields of the project list: read by people, run by the database. */
export interface WarningRule extends Warning {
  readonly when: string;
}

/** The rule of a field that is required: `missing-field:costCentre`. */
export const missingPrefix = 'missing-field:';

const live = 'present && state in ["approved", "active", "on-hold", "closing"]';
const running = 'present && state in ["active", "closing"]';

const rule = (
  id: string,
  when: string,
  said: { readonly text: string; readonly remedy: string; readonly field: string | null },
): WarningRule => ({ rule: id, when, ...said });

export const projectNeedsManager = rule('no-manager', `${live} && !has(manager)`, {
  text: 'Nobody is named who runs it.',
  remedy: 'Name a manager.',
  field: 'managerId',
});

export const projectNeedsSponsor = rule('no-sponsor', `${live} && !has(sponsor)`, {
  text: 'Nobody is named who answers for it.',
  remedy: 'Name a sponsor.',
  field: 'sponsorId',
});

export const runningProjectNeedsBaseline = rule('no-baseline', `${running} && baselineNumber == 0`, {
  text: 'It runs without a baseline: slip and cost variance cannot be computed.',
  remedy: 'Take the forecast as its baseline.',
  field: 'baseline',
});

export const projectNeedsFinish = rule('no-finish', `${running} && !has(finishForecast)`, {
  text: 'No finish is forecast.',
  remedy: 'Forecast a finish.',
  field: 'finishForecast',
});

export const finishComesAfterStart = rule(
  'finish-before-start',
  `${live} && (finishForecast < startForecast || finishBaseline < startBaseline)`,
  {
    text: 'It finishes before it starts.',
    remedy: 'Correct the start or the finish.',
    field: 'finishForecast',
  },
);

export const forecastIsNotPast = rule(
  'forecast-in-the-past',
  `${running} && finishForecast < today && !has(finishActual)`,
  {
    text: 'Its forecast finish has passed, and it still runs.',
    remedy: 'Forecast a new finish, or close it.',
    field: 'finishForecast',
  },
);

export const startIsNotPast = rule('not-started', 'present && state == "approved" && startForecast < today', {
  text: 'It should have started, and is not active.',
  remedy: 'Make it active, or forecast a new start.',
  field: 'startForecast',
});

export const costIsNearBaseline = rule(
  'cost-far-from-baseline',
  `${live} && (costVariancePct > 100 || costVariancePct < -50)`,
  {
    text: 'Its forecast cost is more than twice its baseline, or less than half of it.',
    remedy: 'Check the amount and its unit, or take a new baseline.',
    field: 'costForecastMinor',
  },
);

export const nameIsItsOwn = rule('same-name', `${live} && sameName`, {
  text: 'Another project has the same name.',
  remedy: 'Tell them apart by their names, or close the one that is entered twice.',
  field: 'name',
});

export const currencyHasRate = rule('no-rate', `${live} && rateMissing`, {
  text: 'There is no rate for its currency: its money is left out of totals.',
  remedy: 'Add a rate to the reporting currency in the settings.',
  field: null,
});

export const projectReports = rule('not-reported', `${running} && reportOverdue`, {
  text: 'It has not reported for longer than the organisation asks.',
  remedy: 'Publish a report.',
  field: 'report',
});

/** Everything that is checked, in the order in which it is told. */
export const warningRules: readonly WarningRule[] = [
  projectNeedsManager,
  projectNeedsSponsor,
  runningProjectNeedsBaseline,
  projectNeedsFinish,
  finishComesAfterStart,
  forecastIsNotPast,
  startIsNotPast,
  costIsNearBaseline,
  nameIsItsOwn,
  currencyHasRate,
  projectReports,
];

const byId = new Map(warningRules.map(r => [r.rule, r]));

/** What is said of a project that lacks a field which is required by now. */
export function missingField(field: FieldDefinition): WarningRule {
  const from = field.requiredFrom ?? 'approved';
  const of = field.requiredClass === null ? '' : ` && class == "${field.requiredClass}"`;
  const states = statesFrom(from).filter(s => s !== 'closed');
  return {
    rule: `${missingPrefix}${field.key}`,
    when: `present && state in [${states.map(s => `"${s}"`).join(', ')}]${of} && !has(${field.key})`,
    text: `${field.label} is empty.`,
    remedy: `Fill it: it is required from the state ${from} on.`,
    field: `fields.${field.key}`,
  };
}

/** Everything that is checked in an organisation with these fields. */
export const rulesWith = ({ fields }: FieldCatalogue): readonly WarningRule[] => [
  ...warningRules,
  ...fields
    .filter(
      f => f.requiredFrom !== null && !f.retired && statesFrom(f.requiredFrom).some(s => s !== 'closed'),
    )
    .map(missingField),
];

/** A warning as the contract shows it. */
export const warningOf = (id: string, catalogue: FieldCatalogue): readonly Warning[] => {
  const added = id.startsWith(missingPrefix)
    ? catalogue.byKey.get(id.slice(missingPrefix.length))
    : undefined;
  const found = added ? missingField(added) : byId.get(id);
  if (found === undefined) return [];
  const { rule, text, remedy, field } = found;
  return [{ rule, text, remedy, field }];
};
