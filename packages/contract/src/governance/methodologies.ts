import { id } from '../base/schema.ts';

/** One round at the gate of a project; `methodologies/gates` says what can be asked of it. */
export const gateId = id('gate');
