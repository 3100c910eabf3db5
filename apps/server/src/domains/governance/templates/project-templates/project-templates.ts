import type { Api } from '@chartroom/contract';
import type { Handlers } from '../../../../platform/index.ts';
import { applyTemplates, usesOf } from './apply.ts';
import { saveAsTemplate } from './from-project.ts';
import {
  compareVersions,
  createProjectTemplate,
  listProjectTemplates,
  projectsMadeOf,
  projectTemplatePage,
  publishDraft,
  restore,
  retire,
  startDraft,
  updateProjectTemplate,
  writeDraft,
} from './library.ts';
import { listOffers, offersTo, optOut } from './offers.ts';
import { previewInProject, previewNew } from './preview.ts';
import { takeOffers } from './take.ts';

/** Endpoint -> use case. */
export const projectTemplatesHandlers = {
  listProjectTemplates: tx => listProjectTemplates(tx),
  getProjectTemplate: (tx, { params, query }) =>
    projectTemplatePage(tx, params.projectTemplate, query.number),
  compareProjectTemplate: (tx, input) => compareVersions(tx, input),
  createProjectTemplate: (tx, input) => createProjectTemplate(tx, input),
  saveProjectAsTemplate: (tx, input) => saveAsTemplate(tx, input),
  updateProjectTemplate: (tx, input, { version }) => updateProjectTemplate(tx, input, version),
  startProjectTemplateDraft: (tx, { params }, { version }) => startDraft(tx, params.projectTemplate, version),
  writeProjectTemplateDraft: (tx, input, { version }) => writeDraft(tx, input, version),
  publishProjectTemplate: (tx, input, { version }) => publishDraft(tx, input, version),
  retireProjectTemplate: (tx, input, { version }) => retire(tx, input, version),
  restoreProjectTemplate: (tx, { params }, { version }) => restore(tx, params.projectTemplate, version),
  listProjectTemplateProjects: (tx, { params }) => projectsMadeOf(tx, params.projectTemplate),
  previewTemplates: (tx, input) => previewNew(tx, input),
  previewProjectTemplates: (tx, input) => previewInProject(tx, input),
  listProjectTemplateUses: (tx, { params }) => usesOf(tx, params.project),
  applyProjectTemplates: (tx, input) => applyTemplates(tx, input),
  listTemplateOffers: (tx, { params }) => listOffers(tx, params.projectTemplate),
  listProjectTemplateOffers: (tx, { params }) => offersTo(tx, params.project),
  takeTemplateOffers: (tx, input) => takeOffers(tx, input),
  optOutOfTemplate: (tx, input, { version }) => optOut(tx, input, version),
} satisfies Partial<Handlers<Api>>;
