export { auditsHandlers, auditsSubscriptions } from './audits/audits.ts';
export { checkByTheClock, runControls } from './audits/run.ts';
export { setInForce } from './audits/standard.ts';
export { addDocuments } from './templates/bulk.ts';
export { templatesHandlers } from './templates/templates.ts';
