import type { Api } from '@chartroom/contract';
import type { Handlers } from '../../../platform/index.ts';
import { approversOf } from './deciders.ts';
import { compareDocument } from './differences.ts';
import { createDocument, documentView, documentWith, listDocuments, updateDocument } from './documents.ts';
import {
  createTemplate,
  listTemplates,
  publishTemplate,
  retireTemplate,
  startDraft,
  templatePage,
  updateTemplate,
  writeDraft,
} from './library.ts';
import { takeInFile } from './own-file.ts';
import { downloadDocument } from './print.ts';
import { projectTemplatesHandlers } from './project-templates/project-templates.ts';
import { decideDocument, reviseDocument, submitDocument } from './review.ts';

/** Endpoint -> use case. */
export const templatesHandlers = {
  ...projectTemplatesHandlers,
  listDocumentTemplates: (tx, input) => listTemplates(tx, input),
  getDocumentTemplate: (tx, { params, query }) => templatePage(tx, params.template, query.number),
  createDocumentTemplate: (tx, input) => createTemplate(tx, input),
  updateDocumentTemplate: (tx, input, { version }) => updateTemplate(tx, input, version),
  startTemplateDraft: (tx, { params }, { version }) => startDraft(tx, params.template, version),
  writeTemplateDraft: (tx, input, { version }) => writeDraft(tx, input, version),
  publishDocumentTemplate: (tx, input, { version }) => publishTemplate(tx, input, version),
  retireDocumentTemplate: (tx, input, { version }) => retireTemplate(tx, input, version),
  uploadTemplateFile: (tx, { params }, { file }) => takeInFile(tx, params.template, file),
  listDocuments: (tx, { params }) => listDocuments(tx, params.project),
  createDocument: (tx, input) => createDocument(tx, input),
  getDocument: (tx, { params }) => documentView(tx, params.document),
  updateDocument: (tx, input, { version }) => updateDocument(tx, input, version),
  listApprovers: async (tx, { params }) => approversOf(tx, (await documentWith(tx, params.document)).row),
  submitDocument: (tx, input, { version }) => submitDocument(tx, input, version),
  decideDocument: (tx, input, { version }) => decideDocument(tx, input, version),
  reviseDocument: (tx, input, { version }) => reviseDocument(tx, input, version),
  compareDocument: (tx, input) => compareDocument(tx, input),
  downloadDocument: (tx, input) => downloadDocument(tx, input),
} satisfies Partial<Handlers<Api>>;
