import { createRoute } from '@tanstack/react-router';
import {
  auditSearch,
  catalogueSearch,
  complianceSearch,
  findingsSearch,
  matrixSearch,
  pmoTypeSearch,
  questionnairesSearch,
  waiversSearch,
} from '../domains/governance/audits/search.ts';
import { gatesSearch } from '../domains/governance/methodologies/gates/search.ts';
import {
  adoptionSearch,
  methodSearch,
  methodsSearch,
  rulesSearch,
} from '../domains/governance/methodologies/search.ts';
import { recordsSearch } from '../domains/governance/records/search.ts';
import {
  documentSearch,
  librarySearch,
  projectTemplateSearch,
  projectTemplatesSearch,
  templateSearch,
} from '../domains/governance/templates/search.ts';
import { later } from './later.ts';
import { rootRoute } from './root-route.tsx';

const scheduleQuality = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule-quality',
  component: later(
    () => import('../domains/governance/audits/schedule-quality-page.tsx'),
    'ScheduleQualityPage',
  ),
});

const controls = createRoute({
  getParentRoute: () => rootRoute,
  path: '/controls',
  validateSearch: matrixSearch,
  component: later(() => import('../domains/governance/audits/matrix-page.tsx'), 'ControlMatrixPage'),
});

const controlCatalogue = createRoute({
  getParentRoute: () => rootRoute,
  path: '/control-catalogue',
  validateSearch: catalogueSearch,
  component: later(() => import('../domains/governance/audits/catalogue-page.tsx'), 'ControlCataloguePage'),
});

const waivers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/waivers',
  validateSearch: waiversSearch,
  component: later(() => import('../domains/governance/audits/waivers-page.tsx'), 'WaiversPage'),
});

const pmoType = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pmo-type',
  validateSearch: pmoTypeSearch,
  component: later(() => import('../domains/governance/audits/pmo-type-page.tsx'), 'PmoTypePage'),
});

const methods = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods',
  validateSearch: methodsSearch,
  component: later(() => import('../domains/governance/methodologies/methods-page.tsx'), 'MethodsPage'),
});

const method = createRoute({
  getParentRoute: () => rootRoute,
  path: '/methods/$method',
  validateSearch: methodSearch,
  component: later(() => import('../domains/governance/methodologies/method-page.tsx'), 'MethodPage'),
});

const methodRules = createRoute({
  getParentRoute: () => rootRoute,
  path: '/method-rules',
  validateSearch: rulesSearch,
  component: later(() => import('../domains/governance/methodologies/rules-page.tsx'), 'TailoringRulesPage'),
});

const adoption = createRoute({
  getParentRoute: () => rootRoute,
  path: '/adoption',
  validateSearch: adoptionSearch,
  component: later(() => import('../domains/governance/methodologies/adoption-page.tsx'), 'AdoptionPage'),
});

const audits = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audits',
  component: later(
    () => import('../domains/governance/audits/cycle/programme-page.tsx'),
    'AuditProgrammePage',
  ),
});

const audit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audits/$audit',
  validateSearch: auditSearch,
  component: later(() => import('../domains/governance/audits/cycle/audit-page.tsx'), 'AuditPage'),
});

const questionnaires = createRoute({
  getParentRoute: () => rootRoute,
  path: '/questionnaires',
  validateSearch: questionnairesSearch,
  component: later(
    () => import('../domains/governance/audits/cycle/questionnaires-page.tsx'),
    'QuestionnairesPage',
  ),
});

const findings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/findings',
  validateSearch: findingsSearch,
  component: later(() => import('../domains/governance/audits/cycle/findings-page.tsx'), 'FindingsPage'),
});

const review = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reviews/$review',
  component: later(() => import('../domains/governance/audits/cycle/review-page.tsx'), 'ReviewPage'),
});

const compliance = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compliance',
  validateSearch: complianceSearch,
  component: later(() => import('../domains/governance/audits/cycle/compliance-page.tsx'), 'CompliancePage'),
});

const maturity = createRoute({
  getParentRoute: () => rootRoute,
  path: '/maturity',
  component: later(() => import('../domains/governance/audits/cycle/maturity-page.tsx'), 'MaturityPage'),
});

const templates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/templates',
  validateSearch: librarySearch,
  component: later(() => import('../domains/governance/templates/library-page.tsx'), 'TemplatesPage'),
});

const template = createRoute({
  getParentRoute: () => rootRoute,
  path: '/templates/$template',
  validateSearch: templateSearch,
  component: later(() => import('../domains/governance/templates/template-page.tsx'), 'TemplatePage'),
});

const projectTemplates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/project-templates',
  validateSearch: projectTemplatesSearch,
  component: later(
    () => import('../domains/governance/templates/project-templates/project-templates-page.tsx'),
    'ProjectTemplatesPage',
  ),
});

const projectTemplate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/project-templates/$template',
  validateSearch: projectTemplateSearch,
  component: later(
    () => import('../domains/governance/templates/project-templates/project-template-page.tsx'),
    'ProjectTemplatePage',
  ),
});

const projectDocuments = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project/documents',
  component: later(() => import('../domains/governance/templates/documents-page.tsx'), 'DocumentsPage'),
});

const documentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$document',
  validateSearch: documentSearch,
  component: later(() => import('../domains/governance/templates/document-page.tsx'), 'DocumentPage'),
});

const documentSteps = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents/$document/steps',
  validateSearch: (search: Record<string, unknown>): { readonly step?: number } =>
    typeof search.step === 'number' ? { step: search.step } : {},
  component: later(() => import('../domains/governance/templates/wizard-page.tsx'), 'WizardPage'),
});

const gates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gates',
  validateSearch: gatesSearch,
  component: later(() => import('../domains/governance/methodologies/gates/gates-page.tsx'), 'GatesPage'),
});

const gate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gates/$gate',
  component: later(() => import('../domains/governance/methodologies/gates/gate-page.tsx'), 'GatePage'),
});

const gateStandards = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gate-standards',
  component: later(
    () => import('../domains/governance/methodologies/gates/gate-standards-page.tsx'),
    'GateStandardsPage',
  ),
});

const records = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records',
  validateSearch: recordsSearch,
  component: later(() => import('../domains/governance/records/records-page.tsx'), 'RecordsPage'),
});

/** The pages of governance. */
export const governanceRoutes = [
  scheduleQuality,
  controls,
  controlCatalogue,
  waivers,
  pmoType,
  methods,
  method,
  methodRules,
  adoption,
  audits,
  audit,
  questionnaires,
  findings,
  review,
  compliance,
  maturity,
  templates,
  template,
  projectTemplates,
  projectTemplate,
  projectDocuments,
  documentRoute,
  documentSteps,
  gates,
  gate,
  gateStandards,
  records,
] as const;
