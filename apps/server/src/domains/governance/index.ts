export { auditsHandlers, auditsSubscriptions } from './audits/audits.ts';
export { checkByTheClock, runControls } from './audits/run.ts';
export { setInForce } from './audits/standard.ts';
export { addPack } from './methodologies/add-packs.ts';
export { methodologiesHandlers } from './methodologies/methodologies.ts';
export { packs } from './methodologies/packs/packs.ts';
export { inOrder as phasesInOrder } from './methodologies/phases.ts';
export { follow, tellSteps } from './methodologies/project-method.ts';
export { stepsOf } from './methodologies/steps-of.ts';
