export { auditsHandlers, auditsSubscriptions } from './audits/audits.ts';
export { deviationsOf } from './audits/deviations.ts';
export { addFindings, type Told as ToldFinding } from './audits/findings/add-findings.ts';
export { actionsOf } from './audits/findings/waiting.ts';
export { selfAssessmentsOf } from './audits/programme/waiting.ts';
export { checkByTheClock, runControls } from './audits/run.ts';
export { setInForce } from './audits/standard.ts';
