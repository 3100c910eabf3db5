import type { Api } from '@chartroom/contract';
import type { Handlers, Subscription } from '../../../../platform/index.ts';
import { decideGate, openGate, voteAtGate } from './decide-gate.ts';
import { gateCalendar, gateFigures } from './gate-calendar.ts';
import { confirmCondition, reportCondition } from './gate-conditions.ts';
import { holdBackBeforeGate } from './gate-hold-back.ts';
import { gatePage } from './gate-page.ts';
import { changeDeliverable, judgeCriterion } from './gate-progress.ts';
import { gateSnapshot } from './gate-snapshot.ts';
import { createStandard, listStandards, updateStandard } from './gate-standards.ts';
import { prepareFromStandard } from './prepare-gate.ts';

/** Endpoint -> use case. */
export const gateHandlers = {
  listGates: (tx, input) => gateCalendar(tx, input),
  gateFigures: (tx, input) => gateFigures(tx, input),
  getGate: (tx, { params }) => gatePage(tx, params.gate),
  getGateSnapshot: (tx, input) => gateSnapshot(tx, input),
  prepareGate: (tx, input) => prepareFromStandard(tx, input),
  judgeCriterion: (tx, input, { version }) => judgeCriterion(tx, input, version),
  updateDeliverable: (tx, input, { version }) => changeDeliverable(tx, input, version),
  openGate: (tx, input, { version }) => openGate(tx, input, version),
  voteAtGate: (tx, input, { version }) => voteAtGate(tx, input, version),
  decideGate: (tx, input, { version }) => decideGate(tx, input, version),
  reportCondition: (tx, input, { version }) => reportCondition(tx, input, version),
  confirmCondition: (tx, input, { version }) => confirmCondition(tx, input, version),
  listGateStandards: tx => listStandards(tx),
  createGateStandard: (tx, input) => createStandard(tx, input),
  updateGateStandard: (tx, input, { version }) => updateStandard(tx, input, version),
} satisfies Partial<Handlers<Api>>;

/** What is told of before a change stands: spending and baselines before a gate may be held back. */
export const gateSubscriptions: readonly Subscription[] = [
  { prefixes: ['register.project.updated', 'register.project.baselined'], run: holdBackBeforeGate },
];
