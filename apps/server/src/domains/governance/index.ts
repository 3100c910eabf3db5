export { auditsHandlers, auditsSubscriptions } from './audits/audits.ts';
export { checkByTheClock, runControls } from './audits/run.ts';
export { setInForce } from './audits/standard.ts';
export { gatePage } from './methodologies/gates/gate-page.ts';
export { gateConditionsWaiting, gatesWaiting } from './methodologies/gates/gate-work.ts';
export { gateHandlers, gateSubscriptions } from './methodologies/gates/gates.ts';
export { prepareGate } from './methodologies/gates/prepare-gate.ts';
export { type PastGate, replayGate } from './methodologies/gates/replay-gate.ts';
