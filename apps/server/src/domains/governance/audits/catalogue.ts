import type { Control, Strength } from '@chartroom/contract';

type Shipped = Pick<
  Control,
  'code' | 'name' | 'category' | 'severity' | 'standard' | 'applies' | 'fails' | 'remedy' | 'strength'
>;

const strength = (supportive: Strength, controlling: Strength, directive: Strength) => ({
  supportive,
  controlling,
  directive,
});
const mild = strength('advise', 'advise', 'waiver');
const firm = strength('advise', 'waiver', 'block');
const asked = strength('advise', 'waiver', 'waiver');
const hint = strength('off', 'advise', 'advise');

const underWay = 'state == "active" || state == "on-hold" || state == "closing"';
const running = 'state == "active" || state == "closing"';

const governance: readonly Shipped[] = [
  {
    ...{ code: 'GOV-01', name: 'Sponsor named', category: 'governance', severity: 'high' },
    standard: 'ISO 21502:2020, 4.5.3 project sponsor',
    ...{ applies: '', fails: 'sponsor == null', strength: firm },
    remedy: 'Name the person who answers for the business case.',
  },
  {
    ...{ code: 'GOV-02', name: 'Manager named', category: 'governance', severity: 'high' },
    standard: 'ISO 21502:2020, 4.5.4 project manager',
    ...{ applies: underWay, fails: 'manager == null', strength: firm },
    remedy: 'Name the person who manages the project.',
  },
  {
    ...{ code: 'GOV-03', name: 'Sponsor still here', category: 'governance', severity: 'medium' },
    standard: 'ISO 21502:2020, 4.5 organisation of projects',
    ...{ applies: 'sponsor != null', fails: 'sponsorActive == false', strength: asked },
    remedy: 'Name a successor of the sponsor who left.',
  },
  {
    ...{ code: 'GOV-04', name: 'Manager still here', category: 'governance', severity: 'high' },
    standard: 'ISO 21502:2020, 4.5 organisation of projects',
    ...{ applies: 'manager != null', fails: 'managerActive == false', strength: asked },
    remedy: 'Name a successor of the manager who left.',
  },
  {
    ...{ code: 'GOV-05', name: 'Roles apart', category: 'governance', severity: 'medium' },
    standard: 'Separation of duties: who answers for the case does not run the project',
    ...{ applies: 'sponsor != null && manager != null', fails: 'sponsorIsManager', strength: asked },
    remedy: 'Let another person sponsor the project.',
  },
  {
    ...{ code: 'GOV-06', name: 'Belongs to a unit', category: 'governance', severity: 'medium' },
    standard: 'Organisation’s own register',
    ...{ applies: '', fails: 'unit == null', strength: mild },
    remedy: 'Choose the unit that the project is done for.',
  },
  {
    ...{ code: 'GOV-07', name: 'Belongs to a portfolio', category: 'governance', severity: 'medium' },
    standard: 'ISO 21504:2022, portfolio components identified',
    ...{ applies: '', fails: 'portfolio == null', strength: mild },
    remedy: 'Put the project into a portfolio, so that somebody weighs it.',
  },
  {
    ...{ code: 'GOV-08', name: 'Has gates ahead', category: 'governance', severity: 'medium' },
    standard: 'Stage-gate practice: a decision before each larger commitment',
    ...{ applies: 'state == "active"', fails: 'gates == 0', strength: mild },
    remedy: 'Add the next gate to the key dates.',
  },
  {
    ...{ code: 'GOV-09', name: 'No gate overdue', category: 'governance', severity: 'high' },
    standard: 'Stage-gate practice: no passing by silence',
    ...{ applies: 'gates > 0', fails: 'overdueGates > 0', strength: firm },
    remedy: 'Decide at the gate, or move its forecast with the reason.',
  },
  {
    ...{ code: 'GOV-10', name: 'Purpose written down', category: 'governance', severity: 'low' },
    standard: 'PM² guide 3.1, project initiation request',
    ...{ applies: '', fails: 'description == null || description == ""', strength: hint },
    remedy: 'Say in two sentences what the project is for.',
  },
];

const schedule: readonly Shipped[] = [
  {
    ...{ code: 'SCH-01', name: 'Baseline set', category: 'schedule', severity: 'high' },
    standard: 'ISO 21502:2020, 7.6 schedule management',
    ...{ applies: running, fails: 'finishBaseline == null', strength: firm },
    remedy: 'Agree the dates and take them as the baseline.',
  },
  {
    ...{ code: 'SCH-02', name: 'Finish forecast', category: 'schedule', severity: 'high' },
    standard: 'ISO 21502:2020, 7.6 schedule management',
    ...{ applies: running, fails: 'finishForecast == null', strength: asked },
    remedy: 'Say when the project will finish, as far as you know today.',
  },
  {
    ...{ code: 'SCH-03', name: 'Finish not passed', category: 'schedule', severity: 'high' },
    standard: 'A forecast in the past is no forecast',
    ...{
      applies: 'state == "active" && finishActual == null && finishForecast != null',
      fails: 'finishForecast < today',
      strength: asked,
    },
    remedy: 'Give a new forecast, or close the project.',
  },
  {
    ...{ code: 'SCH-04', name: 'Slip within 15 %', category: 'schedule', severity: 'medium' },
    standard: 'Common tolerance of stage-gate governance',
    ...{ applies: 'slipPct != null', fails: 'slipPct > 15', strength: asked },
    remedy: 'Recover the time, or ask for a new baseline by a change request.',
  },
  {
    ...{ code: 'SCH-05', name: 'Start as agreed', category: 'schedule', severity: 'low' },
    standard: 'Late starts foretell late finishes',
    ...{
      applies: 'state == "approved" && startBaseline != null',
      fails: 'startActual == null && startBaseline < today',
      strength: hint,
    },
    remedy: 'Start the project, or agree a later start.',
  },
  {
    ...{ code: 'SCH-06', name: 'Key dates set', category: 'schedule', severity: 'low' },
    standard: 'PM² guide 5.3, project work plan',
    ...{
      applies: 'state == "active"',
      fails: 'milestones == 0 && gates == 0 && planTasks == 0',
      strength: mild,
    },
    remedy: 'Add the key dates, or a plan.',
  },
  {
    ...{ code: 'SCH-07', name: 'No key date overdue', category: 'schedule', severity: 'medium' },
    standard: 'ISO 21502:2020, 7.6 schedule management',
    ...{ applies: 'milestones > 0', fails: 'overdueMilestones > 0', strength: mild },
    remedy: 'Say that it was reached, or give a new forecast.',
  },
  {
    ...{ code: 'SCH-08', name: 'At most two re-baselines', category: 'schedule', severity: 'medium' },
    standard: 'A baseline that follows the forecast measures nothing',
    ...{ applies: '', fails: 'baselineNumber > 3', strength: mild },
    remedy: 'Review why the plan does not hold, before the next baseline.',
  },
];

const cost: readonly Shipped[] = [
  {
    ...{ code: 'CST-01', name: 'Budget approved', category: 'cost', severity: 'high' },
    standard: 'ISO 21502:2020, 7.7 cost management',
    ...{ applies: running, fails: 'costBaseline == null', strength: firm },
    remedy: 'Agree the budget and take it as the baseline.',
  },
  {
    ...{ code: 'CST-02', name: 'Cost forecast', category: 'cost', severity: 'medium' },
    standard: 'ISO 21502:2020, 7.7 cost management',
    ...{ applies: running, fails: 'costForecast == null', strength: asked },
    remedy: 'Say what the whole will cost, as far as you know today.',
  },
  {
    ...{ code: 'CST-03', name: 'Cost in tolerance', category: 'cost', severity: 'high' },
    standard: 'Common tolerance of stage-gate governance, 15 %',
    ...{ applies: 'costVariancePct != null', fails: 'costVariancePct > 15', strength: asked },
    remedy: 'Bring the cost back, or ask for a new baseline by a change request.',
  },
  {
    ...{ code: 'CST-04', name: 'Spent within forecast', category: 'cost', severity: 'high' },
    standard: 'Arithmetic: what is spent is part of what it will cost',
    ...{ applies: 'spent != null && costForecast != null', fails: 'spent > costForecast', strength: asked },
    remedy: 'Correct the forecast of the whole cost.',
  },
  {
    ...{ code: 'CST-05', name: 'No spending before the start', category: 'cost', severity: 'high' },
    standard: 'Spending before approval',
    ...{ applies: 'state == "approved"', fails: 'spent > 0', strength: firm },
    remedy: 'Start the project, or move the spending to where it belongs.',
  },
  {
    ...{ code: 'CST-06', name: 'Year within budget', category: 'cost', severity: 'medium' },
    standard: 'Annual budget of the organisation',
    ...{
      applies: 'yearBudget != null && yearForecast != null',
      fails: 'yearForecast > yearBudget',
      strength: mild,
    },
    remedy: 'Shift work into the next year, or ask for budget.',
  },
];

const benefits: readonly Shipped[] = [
  {
    ...{ code: 'BEN-01', name: 'Benefits stated', category: 'benefits', severity: 'medium' },
    standard: 'ISO 21502:2020, 7.3 benefit management',
    ...{ applies: running, fails: 'benefitsBaseline == null', strength: mild },
    remedy: 'State the benefits that the case rests on.',
  },
  {
    ...{ code: 'BEN-02', name: 'Benefits above cost', category: 'benefits', severity: 'medium' },
    standard: 'HM Treasury, Value for Money Framework: a ratio under one is poor',
    ...{
      applies: 'benefitsForecast != null && costForecast != null',
      fails: 'benefitsForecast < costForecast',
      strength: asked,
    },
    remedy: 'Re-approve the case, or stop the project.',
  },
];

const reporting: readonly Shipped[] = [
  {
    ...{ code: 'REP-01', name: 'Status in time', category: 'reporting', severity: 'high' },
    standard: 'Organisation’s cadence of reports',
    ...{
      applies: 'state == "active" && reportCount > 0',
      fails: 'reportAgeDays > cadenceDays',
      strength: firm,
    },
    remedy: 'Publish the update that is due.',
  },
  {
    ...{ code: 'REP-02', name: 'Status agrees', category: 'reporting', severity: 'high' },
    standard: 'Reported status beside the computed one',
    ...{ applies: 'reportCount > 0', fails: 'disagreeDays > 14', strength: asked },
    remedy: 'Report the computed status, or have it set by hand with the reason.',
  },
  {
    ...{ code: 'REP-03', name: 'Has reported', category: 'reporting', severity: 'high' },
    standard: 'Organisation’s cadence of reports',
    ...{
      applies: 'state == "active" && startActual < today - 30',
      fails: 'reportCount == 0',
      strength: asked,
    },
    remedy: 'Publish the first update.',
  },
  {
    ...{ code: 'REP-04', name: 'Says it in words', category: 'reporting', severity: 'low' },
    standard: 'PM² guide 7.2, project status report',
    ...{
      applies: 'reportCount > 0 && (reported == "at-risk" || reported == "off-track")',
      fails: 'narrativeLength < 20',
      strength: mild,
    },
    remedy: 'Say in the next update what the trouble is and what is done about it.',
  },
];

const audit: readonly Shipped[] = [
  {
    ...{ code: 'AUD-01', name: 'No critical finding open', category: 'governance', severity: 'high' },
    standard: 'ISO 19011:2018, 6.7 follow-up of audits',
    ...{ applies: '', fails: 'criticalFindings > 0', strength: firm },
    remedy: 'Carry out what was agreed on the critical finding and have it verified.',
  },
  {
    ...{ code: 'AUD-02', name: 'Corrective actions in time', category: 'governance', severity: 'high' },
    standard: 'ISO 9001:2015, 10.2 corrective action',
    ...{ applies: '', fails: 'overdueActions > 0', strength: asked },
    remedy: 'Finish the overdue action, or agree on another day for it.',
  },
  {
    ...{ code: 'AUD-03', name: 'Findings answered by actions', category: 'governance', severity: 'medium' },
    standard: 'ISO 9001:2015, 10.2 corrective action',
    ...{ applies: 'openFindings > 0', fails: 'unplannedFindings > 0', strength: asked },
    remedy: 'Give each open finding a corrective action with an owner and a day.',
  },
  {
    ...{ code: 'AUD-04', name: 'Nothing found again', category: 'governance', severity: 'high' },
    standard: 'ISO 19011:2018, 6.7 follow-up of audits',
    ...{ applies: 'openFindings > 0', fails: 'repeatFindings > 0', strength: mild },
    remedy: 'Look for the cause that the first correction has missed.',
  },
  {
    ...{
      code: 'AUD-05',
      name: 'Recommendations of reviews in time',
      category: 'governance',
      severity: 'medium',
    },
    standard: 'UK NISTA, assurance reviews: recommendations with a date',
    ...{ applies: '', fails: 'overdueRecommendations > 0', strength: asked },
    remedy: 'Say what became of the recommendation that is overdue.',
  },
  {
    ...{ code: 'AUD-06', name: 'No waiver run out', category: 'governance', severity: 'medium' },
    standard: 'Organisation’s rule for waivers',
    ...{ applies: '', fails: 'lapsedWaivers > 0', strength: asked },
    remedy: 'Mend what was waived, then withdraw the waiver, or ask for another.',
  },
  {
    ...{ code: 'AUD-07', name: 'Large and off track: audited', category: 'governance', severity: 'low' },
    standard: 'ISO 19011:2018, 5.4 programme by risk',
    ...{
      applies: 'state == "active" && computed == "off-track" && disagreeDays > 60',
      fails: '!has(auditAgeDays) || auditAgeDays > 730',
      strength: hint,
    },
    remedy: 'Put the project into the next audit of its department.',
  },
];

const gates: readonly Shipped[] = [
  {
    ...{ code: 'GAT-01', name: 'Gate decided before moving on', category: 'governance', severity: 'high' },
    standard: 'Stage-gate practice: a decision before each larger commitment',
    ...{
      applies: 'gatesPrepared > 0 && state != "approved"',
      fails:
        '(startGatesOpen > 0 && (state == "active" || state == "closing")) || (closeGatesOpen > 0 && (state == "closing" || state == "closed"))',
      strength: firm,
    },
    remedy: 'Have the gate decided that comes before.',
  },
  {
    ...{ code: 'GAT-02', name: 'No spending before the gate', category: 'cost', severity: 'high' },
    standard: 'Stage-gate practice: money is released by a decision',
    ...{ applies: 'gatesPrepared > 0 && spent > 0', fails: 'spendingGatesOpen > 0', strength: firm },
    remedy: 'Have the gate decided that releases the money.',
  },
  {
    ...{ code: 'GAT-03', name: 'No baseline before the gate', category: 'schedule', severity: 'medium' },
    standard: 'Stage-gate practice: what is held to was decided on',
    ...{
      applies: 'gatesPrepared > 0 && baselineNumber > 0',
      fails: 'baselineGatesOpen > 0',
      strength: firm,
    },
    remedy: 'Have the gate decided at which the plan is approved.',
  },
  {
    ...{ code: 'GAT-04', name: 'No condition overdue', category: 'governance', severity: 'high' },
    standard: 'Conditions of a gate are part of its decision',
    ...{ applies: 'gatesPrepared > 0', fails: 'overdueConditions > 0', strength: asked },
    remedy: 'Meet the condition and have it confirmed, or bring it back to who decided.',
  },
  {
    ...{ code: 'GAT-05', name: 'Gates decided on evidence', category: 'governance', severity: 'medium' },
    standard: 'ISO 21502:2020, 4.3.4 decisions are based on information',
    ...{ applies: 'gatesPrepared > 0', fails: 'gatesWithoutEvidence > 0', strength: mild },
    remedy: 'Prepare the next gate from a standard that asks for something.',
  },
];

const data: readonly Shipped[] = [
  {
    ...{ code: 'DAT-01', name: 'Class given', category: 'data', severity: 'low' },
    standard: 'Limits and methods depend on the class',
    ...{ applies: '', fails: 'class == null', strength: hint },
    remedy: 'Give the project its class.',
  },
  {
    ...{ code: 'DAT-02', name: 'Record looked after', category: 'data', severity: 'low' },
    standard: 'Organisation’s own register',
    ...{ applies: 'state == "active"', fails: 'daysSinceChange > 180', strength: hint },
    remedy: 'Look through the record and correct what is no longer so.',
  },
  {
    ...{ code: 'DAT-03', name: 'Dates in order', category: 'data', severity: 'medium' },
    standard: 'Arithmetic: nothing finishes before it starts',
    ...{
      applies: 'startForecast != null && finishForecast != null',
      fails: 'finishForecast < startForecast',
      strength: mild,
    },
    remedy: 'Correct one of the two dates.',
  },
  {
    ...{ code: 'DAT-04', name: 'Closed means finished', category: 'data', severity: 'medium' },
    standard: 'Organisation’s own register',
    ...{ applies: 'state == "closing"', fails: 'startActual == null', strength: mild },
    remedy: 'Give the day on which the project really started.',
  },
];

/** The controls that come with the product, in the order of the matrix; an organisation changes what they do, not what they say. */
export const shippedControls: readonly Shipped[] = [
  ...governance,
  ...audit,
  ...schedule,
  ...cost,
  ...benefits,
  ...reporting,
  ...data,
  ...gates,
];
