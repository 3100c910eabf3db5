import type { Api } from '@chartroom/contract';
import type { Handlers } from '../../../platform/index.ts';
import { addPacks, listPacks } from './add-packs.ts';
import { adoption } from './adoption.ts';
import { impactOf, migrate } from './impact.ts';
import { previewMethod } from './method-preview.ts';
import { createMethod, getMethod, listMethods, updateMethod } from './methods.ts';
import { getProjectMethod, setProjectMethod, setStep } from './project-method.ts';
import { getRules, setRules, tryRules } from './tailoring.ts';
import {
  diffVersion,
  draftVersion,
  getVersion,
  publishVersion,
  removeVersion,
  retireVersion,
  saveVersion,
} from './versions.ts';

/** Endpoint -> use case. */
export const methodologiesHandlers = {
  listMethods: tx => listMethods(tx),
  getMethod: (tx, input) => getMethod(tx, input),
  createMethod: (tx, input) => createMethod(tx, input),
  updateMethod: (tx, input, { version }) => updateMethod(tx, input, version),
  listMethodPacks: tx => listPacks(tx),
  addMethodPacks: (tx, input) => addPacks(tx, input),
  getMethodVersion: (tx, input) => getVersion(tx, input),
  draftMethodVersion: (tx, input) => draftVersion(tx, input),
  saveMethodDraft: (tx, input, { version }) => saveVersion(tx, input, version),
  removeMethodDraft: (tx, input, { version }) => removeVersion(tx, input, version),
  publishMethodVersion: (tx, input, { version }) => publishVersion(tx, input, version),
  retireMethodVersion: (tx, input, { version }) => retireVersion(tx, input, version),
  diffMethodVersion: (tx, input) => diffVersion(tx, input),
  methodImpact: (tx, input) => impactOf(tx, input),
  migrateProjects: (tx, input) => migrate(tx, input),
  getTailoringRules: tx => getRules(tx),
  setTailoringRules: (tx, input, { version }) => setRules(tx, input, version),
  tryTailoring: (tx, input) => tryRules(tx, input),
  getProjectMethod: (tx, input) => getProjectMethod(tx, input),
  previewProjectMethod: (tx, input) => previewMethod(tx, input),
  setProjectMethod: (tx, input, { version }) => setProjectMethod(tx, input, version),
  setMethodStep: (tx, input) => setStep(tx, input),
  methodAdoption: (tx, input) => adoption(tx, input),
} satisfies Partial<Handlers<Api>>;
