import type { Api } from '@chartroom/contract';
import type { Handlers, Subscription } from '../../../platform/index.ts';
import { createControl, listControls, tryControl, updateControl } from './controls.ts';
import { holdBack } from './hold-back.ts';
import { getLimits, setLimits } from './limits.ts';
import { controlMatrix } from './matrix.ts';
import { listOverrides, setOverride } from './overrides.ts';
import { previewPmoType } from './preview.ts';
import { controlOfProject, controlsOfProject } from './project-controls.ts';
import { listQuality, scheduleQuality } from './quality.ts';
import { runControls } from './run.ts';
import { setControlsInForce } from './standard.ts';
import { askWaiver, decideWaiver, listWaivers, withdrawWaiver } from './waivers.ts';

/** Endpoint -> use case. */
export const auditsHandlers = {
  getScheduleQuality: (tx, input) => scheduleQuality(tx, input),
  listScheduleQuality: (tx, input) => listQuality(tx, input),
  getQualityLimits: tx => getLimits(tx),
  setQualityLimits: (tx, input, { version }) => setLimits(tx, input, version),
  listControls: tx => listControls(tx),
  setControlsInForce: (tx, input, { version }) => setControlsInForce(tx, input, version),
  createControl: (tx, input) => createControl(tx, input),
  updateControl: (tx, input, { version }) => updateControl(tx, input, version),
  tryControl: (tx, input) => tryControl(tx, input),
  controlMatrix: (tx, input) => controlMatrix(tx, input),
  controlsOfProject: (tx, input) => controlsOfProject(tx, input),
  controlOfProject: (tx, input) => controlOfProject(tx, input),
  runControls: tx => runControls(tx),
  listControlOverrides: tx => listOverrides(tx),
  setControlOverride: (tx, input, { version }) => setOverride(tx, input, version),
  previewPmoType: (tx, input) => previewPmoType(tx, input),
  listWaivers: (tx, input) => listWaivers(tx, input),
  askWaiver: (tx, input) => askWaiver(tx, input),
  decideWaiver: (tx, input, { version }) => decideWaiver(tx, input, version),
  withdrawWaiver: (tx, input, { version }) => withdrawWaiver(tx, input, version),
} satisfies Partial<Handlers<Api>>;

/** What is told of before a change stands: a project that moves on may be held back. */
export const auditsSubscriptions: readonly Subscription[] = [
  { prefixes: ['register.project.moved-on'], run: holdBack },
];
