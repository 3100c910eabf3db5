import type { Api } from '@chartroom/contract';
import type { Handlers, Subscription } from '../../../platform/index.ts';
import { getCompliance } from './compliance/compliance.ts';
import { createControl, listControls, tryControl, updateControl } from './controls.ts';
import { endFalseAlarm, markFalseAlarm } from './false-alarms.ts';
import { createAction, finishAction, updateAction, verifyAction } from './findings/actions.ts';
import { createFinding, getFinding, listFindings, moveFinding, updateFinding } from './findings/findings.ts';
import { holdBack } from './hold-back.ts';
import { getLimits, setLimits } from './limits.ts';
import { controlMatrix } from './matrix.ts';
import { answerMaturity, createMaturity, listMaturity } from './maturity/maturity.ts';
import { listOverrides, setOverride } from './overrides.ts';
import { previewPmoType } from './preview.ts';
import { answerAssessment, getAssessment } from './programme/assessment.ts';
import { auditView, listAudits } from './programme/audit-view.ts';
import { createAudit, updateAudit } from './programme/audits.ts';
import { createProgramme, listProgrammes, updateProgramme } from './programme/programmes.ts';
import { drawAuditSample, repeatAuditSample, setAuditProject } from './programme/sampling.ts';
import { controlOfProject, controlsOfProject } from './project-controls.ts';
import { listQuality, scheduleQuality } from './quality.ts';
import {
  createQuestionnaire,
  listQuestionnaires,
  updateQuestionnaire,
} from './questionnaires/questionnaires.ts';
import { printAudit } from './report/audit-report.ts';
import {
  addRecommendation,
  createReview,
  getReview,
  listReviews,
  updateRecommendation,
  updateReview,
} from './reviews/reviews.ts';
import { runControls } from './run.ts';
import { setControlsInForce } from './standard.ts';
import { askWaiver, decideWaiver, listWaivers, withdrawWaiver } from './waivers.ts';

const programmeHandlers = {
  listAuditProgrammes: tx => listProgrammes(tx),
  createAuditProgramme: (tx, input) => createProgramme(tx, input),
  updateAuditProgramme: (tx, input, { version }) => updateProgramme(tx, input, version),
  listAudits: (tx, { query }) =>
    listAudits(tx, { programme: query.auditProgramme, year: query.year, state: query.state }),
  createAudit: (tx, input) => createAudit(tx, input),
  getAudit: (tx, { params }) => auditView(tx, params.audit),
  updateAudit: (tx, input, { version }) => updateAudit(tx, input, version),
  drawAuditSample: (tx, input, { version }) => drawAuditSample(tx, input, version),
  repeatAuditSample: (tx, input) => repeatAuditSample(tx, input),
  setAuditProject: (tx, input, { version }) => setAuditProject(tx, input, version),
  getAuditAssessment: (tx, input) => getAssessment(tx, input),
  answerAuditAssessment: (tx, input, { version }) => answerAssessment(tx, input, version),
  printAudit: (tx, input) => printAudit(tx, input),
  listQuestionnaires: tx => listQuestionnaires(tx),
  createQuestionnaire: (tx, input) => createQuestionnaire(tx, input),
  updateQuestionnaire: (tx, input, { version }) => updateQuestionnaire(tx, input, version),
} satisfies Partial<Handlers<Api>>;

const findingHandlers = {
  listFindings: (tx, input) => listFindings(tx, input),
  createFinding: (tx, input) => createFinding(tx, input),
  getFinding: (tx, input) => getFinding(tx, input),
  updateFinding: (tx, input, { version }) => updateFinding(tx, input, version),
  moveFinding: (tx, input, { version }) => moveFinding(tx, input, version),
  createAction: (tx, input) => createAction(tx, input),
  updateAction: (tx, input, { version }) => updateAction(tx, input, version),
  finishAction: (tx, input, { version }) => finishAction(tx, input, version),
  verifyAction: (tx, input, { version }) => verifyAction(tx, input, version),
  listReviews: (tx, input) => listReviews(tx, input),
  createReview: (tx, input) => createReview(tx, input),
  getReview: (tx, input) => getReview(tx, input),
  updateReview: (tx, input, { version }) => updateReview(tx, input, version),
  addRecommendation: (tx, input) => addRecommendation(tx, input),
  updateRecommendation: (tx, input, { version }) => updateRecommendation(tx, input, version),
} satisfies Partial<Handlers<Api>>;

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
  markFalseAlarm: (tx, input) => markFalseAlarm(tx, input),
  endFalseAlarm: (tx, input, { version }) => endFalseAlarm(tx, input, version),
  getCompliance: (tx, input) => getCompliance(tx, input),
  listMaturity: tx => listMaturity(tx),
  createMaturity: (tx, input) => createMaturity(tx, input),
  answerMaturity: (tx, input, { version }) => answerMaturity(tx, input, version),
  ...programmeHandlers,
  ...findingHandlers,
} satisfies Partial<Handlers<Api>>;

/** What is told of before a change stands: a project that moves on may be held back. */
export const auditsSubscriptions: readonly Subscription[] = [
  { prefixes: ['register.project.moved-on'], run: holdBack },
];
